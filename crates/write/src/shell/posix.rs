use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite, split};
use super::{
    Curl, CurlBytes, CurlUuid, Dialect, LengthLimits, LongBody, Unquotable, is_changed_by_pasting,
    unchanged_json,
};

// POSIX.1-2024, Shell Command Language, 2.2.2: between single quotes every character is literal.
// A single quote cannot occur there, so it is written `'\''`: the quotes end, an escaped quote, and quotes start again.
// Single quotes also protect against the extensions of bash and zsh: history expansion, braces, extended patterns, and
// zsh's words that start with `=`, which it replaces with the path of a program.
//
// They do not protect a text of several lines at bash's prompt, where bash looks for history in each line separately,
// unless the whole text is pasted together. Two quotes before a line that starts with `^` prevent that. Up to bash 4,
// which macOS has, bash also expands a `!` after a line break (readline 8.0 recognizes that quotes are still open), and
// nothing prevents it: such a text goes into JSON, on one line.
//
// `--option=` stays outside the quotes: it is easier to read and means the same.
// Line breaks are written unchanged. Other control characters (a tab, an escape character, a carriage return) are
// changed or executed by pasting, so `printf` makes them: `'a'"$(printf '\r')"'b'`. The shorter `$'a\rb'` is part
// of POSIX only since 2024, and dash would pass another text. Where a command can have a document, the command
// writer puts such texts into JSON instead, which is easier to read.

pub(super) static DIALECT: Dialect = Dialect {
    notes: &[],
    unquotable,
    quote,
    json: unchanged_json,
    word_note,
    line_break: " \\\n    ",
    length_limits: LENGTH_LIMITS,
    save_document: "First save the document as input.json in the current folder.",
    legacy_encoding: false,
    curl: Curl {
        program: "curl",
        comment: "#",
        user: r#""${AWS_ACCESS_KEY_ID}:${AWS_SECRET_ACCESS_KEY}""#,
        before_signed: "",
        // One word inside the braces: unlike the other shells, zsh does not split the result of an expansion.
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

/// Git Bash passes a value that starts with `/` to `aws.exe` as a Windows path.
///
/// Source: MSYS2, "Filesystem Paths" (automatic path conversion).
fn word_note(word: &str) -> Option<&'static str> {
    let value = match word.starts_with("--") {
        true => word.split_once('=').map_or("", |(_, value)| value),
        false => word,
    };
    let is_rewritten = value.starts_with('/') && !value.starts_with("//");
    is_rewritten.then_some(
        "Git Bash on Windows rewrites values that start with `/`: first run `export MSYS_NO_PATHCONV=1` there.",
    )
}

pub(super) const LENGTH_LIMITS: LengthLimits = LengthLimits {
    // Linux limits an argument to 128 KiB, including the NUL at its end (MAX_ARG_STRLEN).
    word: 131_071,
    // macOS limits all arguments and the environment together to 1 MiB.
    line: 900_000,
    measure: str::len,
    reason: "otherwise it would be too long for macOS (more than 900,000 bytes)",
};

pub(super) const CURL_BYTES: CurlBytes = CurlBytes {
    before: "printf %s ",
    after: " | base64 -d | ",
    option: "--data-binary @-",
};

fn unquotable(word: &str) -> Option<Unquotable> {
    triggers_history_expansion(word).then(|| {
        Unquotable::in_json(
            "some versions of bash expand a ! after a line break from their history",
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

fn triggers_history_expansion(word: &str) -> bool {
    let lines = word.split_once('\n');
    lines.is_some_and(|(_, rest)| rest.contains('!'))
}

/// The length of `--option=` at the start of the word, which stays outside the quotes; 0 where there is none.
fn bare_option(word: &str) -> usize {
    let length = word.find('=').map_or(0, |equals| equals + 1);
    let option = word.get(..length).unwrap_or_default();
    let safe = option.starts_with("--") && option.bytes().all(is_safe);
    if safe { length } else { 0 }
}

fn is_bare(value: &str, option: &str) -> bool {
    let alone = option.is_empty();
    // zsh replaces a word that starts with `=` with the path of a program.
    let starts_well = !(alone && value.starts_with('='));
    let empty = alone && value.is_empty();
    !empty && starts_well && value.bytes().all(is_safe)
}

fn is_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"@%+=:,./-_".contains(&byte)
}

fn in_quotes(value: &Text) -> Text {
    let text = value.as_str();
    if !text.contains(|c| matches!(c, '\'' | '^') || is_changed_by_pasting(c)) {
        return enclose(value, "'");
    }
    let starts_line = |at| text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let escaped = rewrite(value, &|character, at| match character {
        '\'' => Some(Cow::Borrowed("'\\''")),
        '^' if starts_line(at) => Some(Cow::Borrowed("''^")),
        _ if is_changed_by_pasting(character) => Some(Cow::Owned(printed(character))),
        _ => None,
    });
    enclose(&escaped, "'")
}

/// Ends the quotes, prints the character, and starts the quotes again.
fn printed(character: char) -> String {
    let escape = match character {
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        _ => {
            let mut bytes = [0; 4];
            let bytes = character.encode_utf8(&mut bytes).bytes();
            bytes.map(|byte| format!("\\{byte:03o}")).collect()
        }
    };
    format!("'\"$(printf '{escape}')\"'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::quoting::is_quoted;
    use crate::{Quoting, Shell};
    use wireform_model::path::Path;
    use wireform_model::text::Tag;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        is_quoted(quote, word, expected);
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
    fn control_characters_are_printed() {
        check("a\r\nb", "'a'\"$(printf '\\r')\"'\nb'");
        check("\t\u{1b}", r#"''"$(printf '\t')"''"$(printf '\033')"''"#);
        check("\u{85}", r#"''"$(printf '\302\205')"''"#);
        check("--x=\t", r#"--x=''"$(printf '\t')"''"#);
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
    fn history_expansion_after_a_line_break_is_rejected() {
        check("a!\nb", "'a!\nb'");
        let text = Text::of(Tag::String, "a\nb!", &Path::root());
        assert!(unquotable(text.as_str()).unwrap().fits_in_json);
    }

    #[test]
    fn a_nul_is_rejected() {
        let word = Text::of(Tag::String, "a\0b", &Path::root());
        assert!(Shell::Posix.quote(&word).is_err());
    }
}
