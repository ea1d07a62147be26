use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite};
use super::{
    Curl, CurlBytes, CurlUuid, Dialect, LongBody, Longest, Unquotable, c_runtime, json_as_it_is,
    utf16_units,
};

// A command passes two readers: cmd, and the C runtime of the program (`c_runtime`).
// So each word is first written for the C runtime, and then every character that cmd would take for its own gets a
// caret, the quotes too: cmd then never believes itself between quotes, where a caret would be a caret.
// (Microsoft, "Everyone quotes command line arguments the wrong way"; for the stages of cmd, D. Benham and jeb,
// "How does the Windows Command Interpreter parse scripts?")
//
// 1. First cmd replaces `%NAME%` and `%NAME:a=b%` by what the variable NAME holds, wherever they stand. At the prompt
//    it leaves them as they are where there is no such variable. A caret does not stop that, but it becomes part of the
//    name: `^%NAME^%` asks for a variable `NAME^`. For the same reason a colon behind a percent sign gets a caret, and a
//    word with a percent sign quotes, so that no name reaches beyond the word without one.
//    In a batch file the rules are others: there every `%` has to be doubled.
// 2. Then it looks for `( ) < > & | ^ "` and the end of the line; a caret takes the meaning from the character behind
//    it and is gone. At the end of a line it joins the next line, whose first character, here a space, it escapes.
//    `!` means something only where delayed expansion was turned on; the caret does no harm.
// 3. No control character can be typed at the prompt, and a line break ends the command.
// 4. A line holds 8,191 characters (Microsoft, "Command prompt (Cmd.exe) command-line string limitation"): counted as
//    typed, with the carets.

pub(super) static DIALECT: Dialect = Dialect {
    name: "cmd",
    label: "Command Prompt (cmd)",
    versions: "cmd.exe of Windows, at its prompt",
    notes: &[
        "It is for aws.exe. Where aws is a script (aws.cmd), cmd reads the values a second time: \
         use input.json where they hold more than letters and digits.",
    ],
    refuses,
    quote,
    json: json_as_it_is,
    remark,
    line_break: " ^\n    ",
    longest: Longest {
        word: LONGEST_LINE * 3,
        line: LONGEST_LINE,
        measure: utf16_units,
        reason: "cmd takes no command of more than 8,191 characters",
    },
    save_document: "Save the document as input.json in the current folder first, as UTF-8 without a byte order mark.",
    legacy_encoding: true,
    curl: Curl {
        program: "curl",
        user: r#""%AWS_ACCESS_KEY_ID%:%AWS_SECRET_ACCESS_KEY%""#,
        // Nothing in a word leaves it out where a variable is not set, which stays as it is at the prompt:
        // so another variable holds the option, or else a space.
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
            remark: "rem Save the body as body.json first.\n",
            option: "--data-binary @body.json",
        },
        notes: &[],
    },
};

const LONGEST_LINE: usize = 8_191;

fn refuses(word: &str) -> Option<Unquotable> {
    if word.contains(['\n', '\r']) {
        return Some(Unquotable::in_file("cmd ends a command at a line break"));
    }
    word.contains(char::is_control)
        .then(|| Unquotable::in_json("the prompt of cmd takes no control characters"))
}

fn quote(word: &Text) -> Text {
    let text = word.as_str();
    let enclosed = text.is_empty() || text.contains(|c: char| c == '%' || c.is_whitespace());
    if enclosed {
        with_carets(&enclose(&c_runtime::escape(word, true), "\""))
    } else {
        with_carets(&c_runtime::escape(word, false))
    }
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

fn remark(word: &str) -> Option<&'static str> {
    word.contains('%').then_some(
        "Nothing escapes a percent sign for certain: the carets keep %NAME% as it is at the prompt; \
         in a batch file write each % twice.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::path::Path;
    use wireform_model::text::Tag;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let text = Text::of(Tag::String, word, &Path::root());
        assert_eq!(quote(&text).as_str(), expected);
    }

    #[test]
    fn cmd_never_sees_a_quote() {
        check("a1b2c3", "a1b2c3");
        check("arn:aws:iam", "arn:aws:iam");
        check("", "^\"^\"");
        check("a b", "^\"a b^\"");
        check("a&b", "a^&b");
        check(r#"{"a":"b c"}"#, r#"^"{\^"a\^":\^"b c\^"}^""#);
        check(r"a b\", r#"^"a b\\^""#);
        check("%PATH%", "^\"^%PATH^%^\"");
        check("%PATH:a=b%:", "^\"^%PATH^:a=b^%^:^\"");
    }

    #[test]
    fn a_line_break_is_refused() {
        let word = Text::of(Tag::String, "a\nb", &Path::root());
        assert!(!refuses(word.as_str()).unwrap().fits_in_json);
    }
}
