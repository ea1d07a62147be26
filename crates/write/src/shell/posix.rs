use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite, split};
use super::{
    Curl, CurlBytes, CurlUuid, Dialect, LongBody, Longest, Unquotable, json_as_it_is, no_remark,
};

// POSIX.1-2024, Shell Command Language, 2.2.2: between single quotes every character stands for itself;
// a single quote cannot stand there at all, so it is written `'\''`: out of the quotes, escaped, and in again.
// That holds against what bash and zsh add to the standard as well: history expansion, which spares single quotes,
// braces, extended patterns, and zsh's words that start with `=`, which stand for the path of a program.
//
// Over several lines it does not hold at a prompt of bash, which looks for history in each line by itself, unless the
// whole text is pasted at once. A line that starts with `^` is kept from that by two quotes before it. Up to bash 4,
// which macOS has, a `!` behind a line break is taken too (readline 8.0 came to know of quotes that are still open), and
// there is nothing to keep it: such a text travels in JSON, on one line.
//
// `--option=` stays outside of the quotes, since it reads better and means the same.
// Line breaks are written as they are. What pasting would change or obey (a tab, an escape character, a carriage
// return) does not come here: the command writer puts such texts into JSON, which escapes them.

pub(super) static DIALECT: Dialect = Dialect {
    name: "posix",
    label: "bash, zsh",
    versions: "bash, zsh, dash, ksh and other POSIX shells, on Linux, macOS and in WSL",
    notes: &[],
    refuses,
    quote,
    json: json_as_it_is,
    remark: no_remark,
    line_break: " \\\n    ",
    longest: LONGEST,
    save_document: "Save the document as input.json in the current folder first.",
    legacy_encoding: false,
    curl: Curl {
        program: "curl",
        user: r#""${AWS_ACCESS_KEY_ID}:${AWS_SECRET_ACCESS_KEY}""#,
        // One word inside of the braces: zsh, unlike the others, does not split what an expansion gives.
        before_signed: "",
        session_token: r#"${AWS_SESSION_TOKEN:+"-HX-Amz-Security-Token: $AWS_SESSION_TOKEN"}"#,
        uuid: CurlUuid {
            before: "",
            around: ("", ""),
            within: r#"'"$(uuidgen)"'"#,
            maker: "uuidgen",
        },
        bytes: CURL_BYTES,
        long_body: LongBody::HereDocument,
        notes: &[],
    },
};

pub(super) const LONGEST: Longest = Longest {
    // Linux gives one argument 128 KiB with the NUL that ends it (MAX_ARG_STRLEN).
    word: 131_071,
    // macOS gives all arguments and the environment together 1 MiB.
    line: 900_000,
    measure: str::len,
    reason: "macOS takes no command of more than 900,000 bytes",
};

pub(super) const CURL_BYTES: CurlBytes = CurlBytes {
    before: "printf %s ",
    after: " | base64 -d | ",
    option: "--data-binary @-",
};

fn refuses(word: &str) -> Option<Unquotable> {
    asks_for_history(word).then(|| {
        Unquotable::in_json(
            "some versions of bash take a ! behind a line break for a piece of their history",
        )
    })
}

fn quote(word: &Text) -> Text {
    match bare_option(word.as_str()) {
        0 if is_bare(word.as_str(), "") => word.clone(),
        0 => in_quotes(word),
        length => {
            let (mut out, value) = split(word, length);
            if is_bare(value.as_str(), out.as_str()) {
                out.append(&value);
            } else {
                out.append(&in_quotes(&value));
            }
            out
        }
    }
}

fn asks_for_history(word: &str) -> bool {
    let lines = word.split_once('\n');
    lines.is_some_and(|(_, behind)| behind.contains('!'))
}

/// The length of `--option=` at the start of the word, which stays outside of the quotes.
fn bare_option(word: &str) -> usize {
    let length = word.find('=').map_or(0, |equals| equals + 1);
    let option = word.get(..length).unwrap_or_default();
    let safe = option.starts_with("--") && option.bytes().all(is_safe);
    if safe { length } else { 0 }
}

fn is_bare(value: &str, option: &str) -> bool {
    let alone = option.is_empty();
    // zsh takes a word that starts with `=` for the path of a program.
    let starts_well = !(alone && value.starts_with('='));
    let empty = alone && value.is_empty();
    !empty && starts_well && value.bytes().all(is_safe)
}

fn is_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"@%+=:,./-_".contains(&byte)
}

fn in_quotes(value: &Text) -> Text {
    let text = value.as_str();
    if !text.bytes().any(|byte| matches!(byte, b'\'' | b'^')) {
        return enclose(value, "'");
    }
    let starts_line = |at| text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let escaped = rewrite(value, &|character, at| match character {
        '\'' => Some(Cow::Borrowed("'\\''")),
        '^' if starts_line(at) => Some(Cow::Borrowed("''^")),
        _ => None,
    });
    enclose(&escaped, "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shell;
    use wireform_model::path::Path;
    use wireform_model::text::Tag;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let text = Text::of(Tag::String, word, &Path::root());
        assert_eq!(quote(&text).as_str(), expected);
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
        check("^a\n^b^", "'^a\n''^b^'");
    }

    #[test]
    fn spans_survive_quoting() {
        let path = Path::root().child("Description");
        let mut word = Text::of(Tag::Name, "--description=", &path);
        word.push(Tag::String, "-it's", &path);
        let quoted = quote(&word);
        assert_eq!(quoted.as_str(), r"--description='-it'\''s'");
        assert!(quoted.pieces().all(|piece| *piece.path == path));
        assert!(quoted.pieces().any(|piece| piece.text == r"-it'\''s"));
    }

    #[test]
    fn what_bash_takes_for_history_is_refused_over_lines() {
        check("a!\nb", "'a!\nb'");
        let text = Text::of(Tag::String, "a\nb!", &Path::root());
        assert!(refuses(text.as_str()).unwrap().fits_in_json);
    }

    #[test]
    fn a_nul_is_refused() {
        let word = Text::of(Tag::String, "a\0b", &Path::root());
        assert!(Shell::Posix.quote(&word).is_err());
    }
}
