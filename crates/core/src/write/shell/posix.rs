use std::borrow::Cow;

use crate::path::Path;
use crate::text::{Tag, Text};

use super::rewrite::{rewrite, split};
use super::{Dialect, Unquotable};

/// Single quotes, in which nothing has a meaning but the single quote itself.
pub(super) static DIALECT: Dialect = Dialect {
    name: "posix",
    quote,
    line_break: " \\\n    ",
    // Linux gives one argument 128 KiB with the NUL that ends it (MAX_ARG_STRLEN).
    longest_word: 131_071,
    // macOS gives all arguments and the environment together 1 MiB.
    longest_line: 900_000,
    curl_user: r#""${AWS_ACCESS_KEY_ID}:${AWS_SECRET_ACCESS_KEY}""#,
    // One word inside of the braces: zsh, unlike the others, does not split what an expansion gives.
    curl_session_token: Some(
        r#"${AWS_SESSION_TOKEN:+"-HX-Amz-Security-Token: $AWS_SESSION_TOKEN"}"#,
    ),
};

fn quote(word: &Text) -> Result<Text, Unquotable> {
    if word.as_str().contains('\0') {
        return Err(Unquotable("no argument can hold a NUL character"));
    }
    let (mut out, value) = split(word, bare_option(word.as_str()));
    if is_bare(value.as_str(), out.as_str()) {
        out.append(&value);
    } else {
        out.append(&in_quotes(&value));
    }
    Ok(out)
}

/// The length of `--option=` at the start of the word, which stays outside of the quotes.
fn bare_option(word: &str) -> usize {
    let length = word.find('=').map_or(0, |equals| equals + 1);
    let option = word.get(..length).unwrap_or_default();
    let safe = option.starts_with("--") && option.chars().all(is_safe);
    if safe { length } else { 0 }
}

fn is_bare(value: &str, option: &str) -> bool {
    let alone = option.is_empty();
    // zsh takes a word that starts with `=` for the path of a program.
    let starts_well = !(alone && value.starts_with('='));
    let empty = alone && value.is_empty();
    !empty && starts_well && value.chars().all(is_safe)
}

fn is_safe(character: char) -> bool {
    character.is_ascii_alphanumeric() || "@%+=:,./-_".contains(character)
}

fn in_quotes(value: &Text) -> Text {
    let root = Path::root();
    let path = value.pieces().next().map_or(&root, |piece| piece.path);
    let mut out = Text::of(Tag::Punctuation, "'", path);
    out.append(&rewrite(value, |character, _| {
        (character == '\'').then_some(Cow::Borrowed("'\\''"))
    }));
    out.push(Tag::Punctuation, "'", path);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let text = Text::of(Tag::String, word, &Path::root());
        assert_eq!(quote(&text).unwrap().as_str(), expected);
    }

    #[test]
    fn quotes_only_where_needed() {
        check("a1b2c3", "a1b2c3");
        check(
            "arn:aws:iam::123456789012:role/x",
            "arn:aws:iam::123456789012:role/x",
        );
        check("", "''");
        check("a b", "'a b'");
        check("$request.path", "'$request.path'");
        check("it's", r"'it'\''s'");
        check("=ls", "'=ls'");
        check("é", "'é'");
        check("--description=-x", "--description=-x");
        check("--description=-x y", "--description='-x y'");
        check("--description=", "--description=");
        check("a=b c", "'a=b c'");
    }

    #[test]
    fn spans_survive_quoting() {
        let path = Path::root().child("Description");
        let mut word = Text::of(Tag::Name, "--description=", &path);
        word.push(Tag::String, "-it's", &path);
        let quoted = quote(&word).unwrap();
        assert_eq!(quoted.as_str(), r"--description='-it'\''s'");
        assert!(quoted.pieces().all(|piece| *piece.path == path));
        assert!(quoted.pieces().any(|piece| piece.text == r"-it'\''s"));
    }

    #[test]
    fn a_nul_is_refused() {
        assert!(quote(&Text::of(Tag::String, "a\0b", &Path::root())).is_err());
    }
}
