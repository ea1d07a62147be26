use std::borrow::Cow;

use wireform_model::text::Text;

use super::powershell::{
    CURL_BYTES, CURL_LONG_BODY, CURL_SESSION_TOKEN, CURL_USER, CURL_UUID, LINE_BREAK, MAX_LINE,
    TOO_LONG, is_bare, literal,
};
use super::rewrite::{enclose, rewrite};
use super::{Curl, Dialect, LengthLimits, Unquotable, c_runtime, no_note, utf16_units};

// Literals are the same as in `powershell`. The difference is how PowerShell passes a text to a program:
// it builds the program's command line without escaping the quotes inside the texts
// (NativeCommandParameterBinder.cs: its first published version for 5.1, `NeedQuotes` of 6.0 to 7.2).
//
// 1. It leaves out an empty text.
// 2. It puts a text with white space between `"`, unless all of that white space is between quotes in the text:
//    after an odd number of quotes. 5.1 counts every quote, 6.0 and later those without a backslash directly before.
// 3. When it adds quotes, 6.0 and later double the backslashes at the end (PowerShell pull request 4965); 5.1 does
//    not (issue 26432).
// 4. It escapes nothing else.
// 5. PowerShell interprets the text `--%` itself.
//
// So the text must be escaped for the C runtime before, in a form that works with both ways to count quotes:
//
// - The empty text and `--%` in quotes. They have no white space, so PowerShell adds none.
// - Escaped only, where 5.1 adds the quotes, because some white space comes after an even number of quotes;
//   or where no quotes are needed, since the C runtime splits words only at spaces and tabs.
// - Otherwise in quotes, where PowerShell adds none: 5.1 adds none if each white space comes after an even number of
//   the original quotes, and so, with the new quote, after an odd number. Texts that end in a backslash are among these.
// - The rest has a space after an odd number of quotes (`3" of snow`). No form passes it through 5.1 to a program that
//   supports only `\"` (PowerShell issue 1995), so it goes into JSON: with a space after the first bracket, any
//   JSON text is of the second kind.

pub(super) static DIALECT: Dialect = Dialect {
    notes: &[
        "In PowerShell 7.3 and later, this command adds extra quotes: choose PowerShell 7.3+. \
         To see your version, run $PSVersionTable.PSVersion.",
        "For aws.exe. If `Get-Command aws` shows aws.cmd, cmd parses the values a second time: \
         use input.json, unless they contain only letters and digits.",
    ],
    unquotable,
    quote,
    json,
    word_note: no_note,
    line_break: LINE_BREAK,
    length_limits: LengthLimits {
        word: MAX_LINE * 3,
        line: MAX_LINE,
        // The command already contains the escapes that Windows gets.
        measure: utf16_units,
        reason: TOO_LONG,
    },
    save_document: "First save the document as input.json in the current folder. Set-Content and > add a byte order mark, \
                    which the AWS CLI rejects, so copy the document and run: \
                    [IO.File]::WriteAllText(\"$PWD\\input.json\", (Get-Clipboard -Raw))",
    legacy_encoding: true,
    curl: Curl {
        // In 5.1, `curl` is an alias of Invoke-WebRequest.
        program: "curl.exe",
        comment: "#",
        user: CURL_USER,
        before_signed: "",
        session_token: CURL_SESSION_TOKEN,
        uuid: CURL_UUID,
        bytes: CURL_BYTES,
        long_body: CURL_LONG_BODY,
        notes: &["Use curl.exe: in Windows PowerShell, curl is an alias of Invoke-WebRequest."],
    },
};

fn unquotable(word: &str) -> Option<Unquotable> {
    (!is_bare(word) && quoting(word).is_none()).then(|| {
        Unquotable::in_json("Windows PowerShell 5.1 loses quotes with a space between them")
    })
}

fn quote(word: &Text) -> Text {
    let text = word.as_str();
    if is_bare(text) {
        return word.clone();
    }
    match quoting(text) {
        Some(InnerQuotes::Enclosed) => literal(&enclose(&c_runtime::escape(word, true), "\"")),
        Some(InnerQuotes::Escaped) | None => literal(&c_runtime::escape(word, false)),
    }
}

/// How a text is written for the C runtime.
enum InnerQuotes {
    /// With its quotes escaped.
    Escaped,
    /// With its quotes escaped, and in quotes.
    Enclosed,
}

/// The quoting with which every version passes the text unchanged; `None` where there is none.
fn quoting(text: &str) -> Option<InnerQuotes> {
    if text.is_empty() || text == "--%" {
        return Some(InnerQuotes::Enclosed);
    }
    let space = WhiteSpace::of(text);
    let is_one_word = !text.contains([' ', '\t']);
    let escaped_survives = if space.after_even {
        !text.ends_with('\\')
    } else {
        is_one_word
    };
    if escaped_survives {
        Some(InnerQuotes::Escaped)
    } else if !space.after_odd || is_one_word {
        Some(InnerQuotes::Enclosed)
    } else {
        None
    }
}

/// Whether white space comes after an even or an odd number of quotes.
#[derive(Default)]
struct WhiteSpace {
    after_even: bool,
    after_odd: bool,
}

impl WhiteSpace {
    /// .NET's `char.IsWhiteSpace` has the same characters as Unicode's property.
    fn of(text: &str) -> Self {
        let mut space = WhiteSpace::default();
        let mut odd = false;
        for character in text.chars() {
            if character == '"' {
                odd = !odd;
            } else if character.is_whitespace() && odd {
                space.after_odd = true;
            } else if character.is_whitespace() {
                space.after_even = true;
            }
        }
        space
    }
}

/// The JSON text with a space after its first bracket, if it contains white space.
fn json(text: Text) -> Text {
    if !text.as_str().contains(char::is_whitespace) {
        return text;
    }
    rewrite(&text, &|character, offset| match (offset, character) {
        (0, '{') => Some(Cow::Borrowed("{ ")),
        (0, '[') => Some(Cow::Borrowed("[ ")),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::path::Path;
    use wireform_model::text::Tag;

    fn text(word: &str) -> Text {
        Text::of(Tag::String, word, &Path::root())
    }

    #[track_caller]
    fn check(word: &str, expected: &str) {
        assert_eq!(quote(&text(word)).as_str(), expected);
    }

    #[test]
    fn the_text_is_escaped_for_the_c_runtime() {
        check("a1b2c3", "a1b2c3");
        check("", "'\"\"'");
        check("a b", "'a b'");
        check(r#"say "hi""#, r#"'say \"hi\"'"#);
        check(r#"{"a":1}"#, r#"'{\"a\":1}'"#);
        check(r#"a\"b"#, r#"'a\\\"b'"#);
        check(r"a b\", r#"'"a b\\"'"#);
        check("--%", "'\"--%\"'");
    }

    #[test]
    fn json_gets_a_space_where_it_would_fall_apart() {
        let json = json(text(r#"{"a":"b c"}"#));
        assert_eq!(json.as_str(), r#"{ "a":"b c"}"#);
        check(json.as_str(), r#"'{ \"a\":\"b c\"}'"#);
    }

    #[test]
    fn what_no_quoting_can_express_is_rejected() {
        let found = unquotable("3\" of snow").unwrap();
        assert!(found.fits_in_json);
        assert!(unquotable(r#"a "b c\"#).is_some());
    }
}
