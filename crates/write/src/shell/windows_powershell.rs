use std::borrow::Cow;

use wireform_model::text::Text;

use super::powershell::{
    CURL_BYTES, CURL_LONG_BODY, CURL_SESSION_TOKEN, CURL_USER, CURL_UUID, LINE_BREAK, LONGEST_LINE,
    TOO_LONG, is_bare, literal,
};
use super::rewrite::{enclose, rewrite};
use super::{Curl, Dialect, Longest, Unquotable, c_runtime, no_remark, utf16_units};

// PowerShell's literals are those of `powershell`. What differs is the way from the text to the program:
// the line for the program is put together without any regard to the quotes inside of the texts
// (NativeCommandParameterBinder.cs: its first published version for 5.1, `NeedQuotes` of 6.0 to 7.2).
//
// 1. An empty text is left out.
// 2. A text with white space gets a `"` before and behind, unless all of that white space stands between quotes
//    of its own: behind an odd number of them. 5.1 counts every quote, 6.0 and later those without a backslash
//    right before.
// 3. Where it adds quotes, 6.0 and later double the backslashes at the end (PowerShell pull request 4965), 5.1 does
//    not (issue 26432).
// 4. Nothing else is escaped.
// 5. A text that is `--%` is an order to PowerShell.
//
// So the text has to be written for the C runtime beforehand, in a form that both counts of quotes leave whole:
//
// - The empty text and `--%` get quotes of their own; without white space none are added.
// - Escaped, where 5.1 adds the quotes, as it does if some white space stands behind an even number of them;
//   or where none are needed, since the C runtime divides words at spaces and tabs only.
// - Else in quotes of its own, where PowerShell is going to add none: 5.1 does not if each white space stands
//   behind an even number of the quotes that were there before, and so with the new one behind an odd number.
//   Here belong the texts that end in a backslash.
// - What is left has a space behind odd numbers (`3" of snow`). No form carries it through 5.1 to a program that
//   knows `\"` only (PowerShell issue 1995), so it travels in JSON: a space behind the first bracket makes any
//   JSON text one of the second kind.

pub(super) static DIALECT: Dialect = Dialect {
    name: "windows-powershell",
    label: "Windows PowerShell",
    versions: "Windows PowerShell 5.1, and PowerShell 6.0 to 7.2",
    notes: &[
        "PowerShell 7.3 changed how quotes reach a program: there this command passes too many. \
         $PSVersionTable.PSVersion says which one it is.",
        "It is for aws.exe. Where aws is a script (aws.cmd), cmd reads the values a second time: \
         use input.json where they hold more than letters and digits.",
    ],
    refuses,
    quote,
    json,
    remark: no_remark,
    line_break: LINE_BREAK,
    longest: Longest {
        word: LONGEST_LINE * 3,
        line: LONGEST_LINE,
        // What Windows sees is in the command already, escapes and all.
        measure: utf16_units,
        reason: TOO_LONG,
    },
    save_document: "Save the document as input.json in the current folder first. Here Set-Content and > write a byte order mark, \
                    which the AWS CLI refuses; copy the document and run: \
                    [IO.File]::WriteAllText(\"$PWD\\input.json\", (Get-Clipboard -Raw))",
    legacy_encoding: true,
    curl: Curl {
        // `curl` alone is another name for Invoke-WebRequest in 5.1.
        program: "curl.exe",
        user: CURL_USER,
        before_signed: "",
        session_token: CURL_SESSION_TOKEN,
        uuid: CURL_UUID,
        bytes: CURL_BYTES,
        long_body: CURL_LONG_BODY,
        notes: &[
            "curl.exe, since curl alone is another name for Invoke-WebRequest in Windows PowerShell.",
        ],
    },
};

fn refuses(word: &str) -> Option<Unquotable> {
    (!is_bare(word) && form(word).is_none()).then(|| {
        Unquotable::in_json(
            "Windows PowerShell 5.1 loses the quotes of a text with a space between them",
        )
    })
}

fn quote(word: &Text) -> Text {
    let text = word.as_str();
    if is_bare(text) {
        return word.clone();
    }
    match form(text) {
        Some(Form::Enclosed) => literal(&enclose(&c_runtime::escape(word, true), "\"")),
        Some(Form::Escaped) | None => literal(&c_runtime::escape(word, false)),
    }
}

enum Form {
    Escaped,
    Enclosed,
}

/// The form in which every version passes the text on, if there is one.
fn form(text: &str) -> Option<Form> {
    if text.is_empty() || text == "--%" {
        return Some(Form::Enclosed);
    }
    let space = WhiteSpace::of(text);
    let one_word_anyway = !text.contains([' ', '\t']);
    let escaped_survives = if space.behind_even {
        !text.ends_with('\\')
    } else {
        one_word_anyway
    };
    if escaped_survives {
        Some(Form::Escaped)
    } else if !space.behind_odd || one_word_anyway {
        Some(Form::Enclosed)
    } else {
        None
    }
}

/// Where white space stands, by the number of quotes before it.
#[derive(Default)]
struct WhiteSpace {
    behind_even: bool,
    behind_odd: bool,
}

impl WhiteSpace {
    /// .NET's `char.IsWhiteSpace` knows the same characters as Unicode's property.
    fn of(text: &str) -> Self {
        let mut space = WhiteSpace::default();
        let mut odd = false;
        for character in text.chars() {
            if character == '"' {
                odd = !odd;
            } else if character.is_whitespace() && odd {
                space.behind_odd = true;
            } else if character.is_whitespace() {
                space.behind_even = true;
            }
        }
        space
    }
}

/// With a space behind the first bracket where there is white space anyway.
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
    fn the_text_is_written_for_the_c_runtime() {
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
    fn what_no_form_carries_is_refused() {
        let refused = refuses("3\" of snow").unwrap();
        assert!(refused.fits_in_json);
        assert!(refuses(r#"a "b c\"#).is_some());
    }
}
