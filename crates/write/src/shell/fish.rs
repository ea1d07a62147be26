use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite};
use super::{
    Curl, CurlUuid, Dialect, LongBody, accepts_all, is_changed_by_pasting, no_note, posix,
    unchanged_json,
};

// The fish language, "Quotes": between single quotes only `\'` and `\\` are special, a quote and a backslash.
// Every other backslash, and everything else, is literal.
// "Escaping characters": outside of quotes `\r`, `\t`, `\xHH` and `\uHHHH` are characters. Pasting changes or executes
// control characters, so all but a line feed are written so.
//
// Outside quotes, fish has more special characters (`%`, `^` and `?` up to fish 3), so fewer words are left without
// quotes than for a POSIX shell.

pub(super) static DIALECT: Dialect = Dialect {
    notes: &[],
    unquotable: accepts_all,
    quote,
    json: unchanged_json,
    word_note: no_note,
    line_break: " \\\n    ",
    length_limits: posix::LENGTH_LIMITS,
    save_document: "First save the document as input.json in the current folder.",
    legacy_encoding: false,
    curl: Curl {
        program: "curl",
        comment: "#",
        user: r#""$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY""#,
        before_signed: "",
        // A substitution that prints nothing adds no word.
        session_token: r#"(test -n "$AWS_SESSION_TOKEN"; and echo "-HX-Amz-Security-Token: $AWS_SESSION_TOKEN")"#,
        // Up to fish 3.3, double quotes do not allow a substitution.
        uuid: CurlUuid {
            before: "",
            around: ("", ""),
            within: "'(uuidgen)'",
            maker: "uuidgen",
        },
        bytes: posix::CURL_BYTES,
        long_body: LongBody::File {
            comment: "# First save the body as body.json.\n",
            option: "--data-binary @body.json",
        },
        notes: &[],
    },
};

fn quote(word: &Text) -> Text {
    if is_bare(word.as_str()) {
        return word.clone();
    }
    let escaped = rewrite(word, &|character, _| match character {
        '\'' => Some(Cow::Borrowed("\\'")),
        '\\' => Some(Cow::Borrowed("\\\\")),
        _ if is_changed_by_pasting(character) => Some(Cow::Owned(outside_quotes(character))),
        _ => None,
    });
    enclose(&escaped, "'")
}

/// Ends the quotes, writes the character as an escape, and starts the quotes again.
fn outside_quotes(character: char) -> String {
    let escape = match character {
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        _ => format!("\\u{:04x}", u32::from(character)),
    };
    format!("'{escape}'")
}

fn is_bare(word: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || "@+=:,./-_".contains(c);
    !word.is_empty() && word.chars().all(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::quoting::is_quoted;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        is_quoted(quote, word, expected);
    }

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        check("a1b2c3", "a1b2c3");
        check("", "''");
        check("it's", r"'it\'s'");
        check(r"a\nb", r"'a\\nb'");
        check("100%", "'100%'");
        check("$x (y)", "'$x (y)'");
    }

    #[test]
    fn control_characters_are_escapes_outside_of_quotes() {
        check("a\r\nb", "'a'\\r'\nb'");
        check("\t1\u{1b}2\u{85}", r"''\t'1'\u001b'2'\u0085''");
    }
}
