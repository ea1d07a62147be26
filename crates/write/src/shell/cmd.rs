use std::borrow::Cow;

use wireform_model::dashes::is_dash;
use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite};
use super::{
    Curl, CurlBytes, CurlUuid, Dialect, LengthLimits, LongBody, Unquotable, c_runtime,
    unchanged_json, utf16_units,
};

// Two programs parse a command: cmd, and the C runtime of the called program (`c_runtime`).
// So each word is first escaped for the C runtime, and then every special character of cmd gets a caret, including
// the quotes: cmd then is never between quotes, where a caret is literal.
// (Microsoft, "Everyone quotes command line arguments the wrong way"; for the stages of cmd, D. Benham and jeb,
// "How does the Windows Command Interpreter parse scripts?")
//
// 1. First cmd replaces `%NAME%` and `%NAME:a=b%` with the value of the variable NAME, anywhere. At the prompt it leaves
//    them unchanged if there is no such variable. A caret does not prevent that, but becomes part of the name:
//    `^%NAME^%` means a variable `NAME^`. For the same reason, a colon after a percent sign gets a caret, and a
//    word with a percent sign gets quotes, so that no name extends beyond the word without a caret.
//    In a batch file the rules differ: there every `%` must be doubled.
// 2. Then it looks for `( ) < > & | ^ "` and the end of the line. A caret makes the next character literal and is
//    removed. At the end of a line it joins the next line, whose first character, here a space, it escapes.
//    `!` is special only with delayed expansion; otherwise the caret does no harm.
// 3. The prompt does not accept control characters, and a line break ends the command.
// 4. A line has at most 8,191 characters (Microsoft, "Command prompt (Cmd.exe) command-line string limitation"), as
//    typed, including the carets.

pub(super) static DIALECT: Dialect = Dialect {
    notes: &[
        "For aws.exe. If `where aws` shows aws.cmd, cmd parses the values a second time: \
         use input.json, unless they contain only letters and digits.",
    ],
    unquotable,
    quote,
    json: unchanged_json,
    word_note,
    line_break: " ^\n    ",
    length_limits: LengthLimits {
        word: MAX_LINE * 3,
        line: MAX_LINE,
        measure: utf16_units,
        reason: "otherwise it would be too long for cmd (more than 8,191 characters)",
    },
    save_document: "First save the document as input.json in the current folder, as UTF-8 without a byte order mark.",
    legacy_encoding: true,
    curl: Curl {
        program: "curl",
        comment: "rem",
        user: r#""%AWS_ACCESS_KEY_ID%:%AWS_SECRET_ACCESS_KEY%""#,
        // The prompt has no way to leave out a word where a variable is not set:
        // so another variable contains the option, or else a space.
        before_signed: "if defined AWS_SESSION_TOKEN \
             (set CURL_TOKEN=--header \"X-Amz-Security-Token: %AWS_SESSION_TOKEN%\") \
             else (set \"CURL_TOKEN= \")\n",
        session_token: "%CURL_TOKEN%",
        // In a batch file, `%i` would be `%%i`.
        uuid: CurlUuid {
            before: "for /f %i in ('powershell -NoProfile -Command \"[guid]::NewGuid().Guid\"') do @set UUID=%i\n",
            around: ("", ""),
            within: "%UUID%",
            maker: "[guid]::NewGuid()",
        },
        bytes: CurlBytes {
            before: "powershell -NoProfile -Command [IO.File]::WriteAllBytes('body.bin',[Convert]::FromBase64String('",
            after: "'))\n",
            option: "--data-binary @body.bin",
        },
        long_body: LongBody::File {
            comment: "rem First save the body as body.json.\n",
            option: "--data-binary @body.json",
        },
        notes: &[],
    },
};

const MAX_LINE: usize = 8_191;

fn unquotable(word: &str) -> Option<Unquotable> {
    if word.contains(['\n', '\r']) {
        return Some(Unquotable::in_file("cmd ends a command at a line break"));
    }
    word.contains(char::is_control)
        .then(|| Unquotable::in_json("the cmd prompt does not accept control characters"))
}

fn quote(word: &Text) -> Text {
    let text = word.as_str();
    let enclosed = text.is_empty()
        || text.contains(|c: char| c == '%' || c.is_whitespace())
        || looks_like_option(text);
    if enclosed {
        with_carets(&enclose(&c_runtime::escape(word, true), "\""))
    } else {
        with_carets(&c_runtime::escape(word, false))
    }
}

/// Whether a word begins with a dash that readers take for the hyphens of an option, unless it is in quotes.
fn looks_like_option(word: &str) -> bool {
    let mut dashes = word.chars().take_while(|character| is_dash(*character));
    dashes.any(|dash| dash != '-')
}

fn with_carets(word: &Text) -> Text {
    let text = word.as_str();
    let percent = text.find('%').unwrap_or(text.len());
    rewrite(word, &|character, offset| {
        let special = match character {
            '(' | ')' | '%' | '!' | '^' | '"' | '<' | '>' | '&' | '|' => true,
            ':' => offset > percent,
            _ => false,
        };
        special.then(|| Cow::Owned(['^', character].iter().collect()))
    })
}

fn word_note(word: &str) -> Option<&'static str> {
    word.contains('%').then_some(
        "cmd has no reliable escape for a percent sign. At the prompt, the carets protect %NAME%; \
         in a batch file, write each % twice.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::quoting::is_quoted;
    use wireform_model::path::Path;
    use wireform_model::text::Tag;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        is_quoted(quote, word, expected);
    }

    #[test]
    fn every_quote_gets_a_caret() {
        check("a1b2c3", "a1b2c3");
        check("arn:aws:iam", "arn:aws:iam");
        check("", "^\"^\"");
        check("a b", "^\"a b^\"");
        check("a&b", "a^&b");
        check(r#"{"a":"b c"}"#, r#"^"{\^"a\^":\^"b c\^"}^""#);
        check(r"a b\", r#"^"a b\\^""#);
        check("–a", "^\"–a^\"");
        check("a–b", "a–b");
        check("%PATH%", "^\"^%PATH^%^\"");
        check("%PATH:a=b%:", "^\"^%PATH^:a=b^%^:^\"");
    }

    #[test]
    fn a_line_break_is_rejected() {
        let word = Text::of(Tag::String, "a\nb", &Path::root());
        assert!(!unquotable(word.as_str()).unwrap().fits_in_json);
    }
}
