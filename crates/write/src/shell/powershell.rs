use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite};
use super::{
    Curl, CurlBytes, CurlUuid, Dialect, LengthLimits, LongBody, Unquotable, changes_by_pasting,
    is_changed_by_pasting, no_note, unchanged_json, utf16_units,
};

// PowerShell's tokenizer (engine/parser/tokenizer.cs, CharTraits.cs) and its binder of arguments for programs
// (engine/NativeCommandParameterBinder.cs), as of 7.3, which introduced PSNativeCommandArgumentPassing.
//
// 1. Between single quotes every character is literal, including line breaks. Five characters are single
//    quotes: U+0027 and the typographic U+2018 to U+201B. Doubled, each of them is one literal quote.
//    Between double quotes (U+0022, U+201C to U+201E) a backtick makes the next character literal, but for letters
//    such as `r and `t, and $ starts an expression.
// 2. A program gets the text unchanged (ProcessStartInfo.ArgumentList), even an empty text. On Windows, .NET
//    escapes it for the C runtime.
// 3. PowerShell interprets many words without quotes: numbers (`1kb`), `-name:value`, a single hyphen and a dot
//    (`-a.b` are two words), `@`, `,`, `{`, `~`, and wildcards on systems other than Windows.
//    Only `--option`, plain names and short plain numbers are left without quotes. A word is quoted as a whole, since
//    PowerShell treats a partly quoted word like one without quotes.
// 4. PowerShell interprets the word `--%` itself, even between quotes.
// 5. For a script (aws.cmd), the old rules of `windows_powershell` apply.

pub(super) static DIALECT: Dialect = Dialect {
    notes: &[
        "In PowerShell 7.2 and earlier, including Windows PowerShell 5.1, this command loses quotes: choose Windows PowerShell. \
         To see your version, run $PSVersionTable.PSVersion.",
        "For aws.exe. If `Get-Command aws` shows aws.cmd, choose Windows PowerShell.",
    ],
    unquotable,
    quote,
    json: unchanged_json,
    word_note: no_note,
    line_break: LINE_BREAK,
    length_limits: LengthLimits {
        word: MAX_LINE * 3,
        line: MAX_LINE,
        measure: escaped_length,
        reason: TOO_LONG,
    },
    save_document: "First save the document as input.json in the current folder, or copy it and run: \
                    Get-Clipboard -Raw | Set-Content input.json -NoNewline",
    legacy_encoding: true,
    curl: Curl {
        program: "curl",
        comment: "#",
        user: CURL_USER,
        before_signed: "",
        session_token: CURL_SESSION_TOKEN,
        uuid: CURL_UUID,
        bytes: CURL_BYTES,
        long_body: CURL_LONG_BODY,
        notes: &[],
    },
};

/// CreateProcess accepts 32,767 characters. The rest is for the path of `aws.exe`.
pub(super) const MAX_LINE: usize = 32_400;
pub(super) const TOO_LONG: &str =
    "otherwise it would be too long for Windows (more than 32,767 characters)";
pub(super) const LINE_BREAK: &str = " `\n    ";

pub(super) const CURL_USER: &str = r#""${env:AWS_ACCESS_KEY_ID}:${env:AWS_SECRET_ACCESS_KEY}""#;
/// A statement without a result adds no word.
pub(super) const CURL_SESSION_TOKEN: &str =
    r#"$(if ($env:AWS_SESSION_TOKEN) { "-HX-Amz-Security-Token: $env:AWS_SESSION_TOKEN" })"#;
/// A word that is an expression must be in parentheses.
pub(super) const CURL_UUID: CurlUuid = CurlUuid {
    before: "",
    around: ("(", ")"),
    within: "' + [guid]::NewGuid() + '",
    maker: "[guid]::NewGuid()",
};
/// Through a file, since up to 7.3 a pipe between programs passes only text.
pub(super) const CURL_BYTES: CurlBytes = CurlBytes {
    before: "[IO.File]::WriteAllBytes(\"$PWD/body.bin\", [Convert]::FromBase64String('",
    after: "'))\n",
    option: "--data-binary '@body.bin'",
};
pub(super) const CURL_LONG_BODY: LongBody = LongBody::File {
    comment: "# First save the body as body.json.\n",
    option: "--data-binary '@body.json'",
};

fn unquotable(word: &str) -> Option<Unquotable> {
    (word == "--%").then(|| Unquotable::in_json("PowerShell interprets the argument --% itself"))
}

fn quote(word: &Text) -> Text {
    if is_bare(word.as_str()) {
        word.clone()
    } else {
        literal(word)
    }
}

/// The text as a PowerShell literal in single quotes.
///
/// With control characters, which pasting changes or executes, it is a literal in double quotes, which has escapes.
pub(super) fn literal(text: &Text) -> Text {
    if changes_by_pasting(text.as_str()) {
        return expandable(text);
    }
    let doubled = rewrite(text, &|character, _| match character {
        '\'' => Some(Cow::Borrowed("''")),
        '\u{2018}'..='\u{201b}' => Some(Cow::Owned([character, character].iter().collect())),
        _ => None,
    });
    enclose(&doubled, "'")
}

/// The text as a literal in double quotes: a backtick before what is special there, and `` `r `` or `$([char]27)` for a
/// control character. `` `e `` and `` `u{1b} `` do not exist in Windows PowerShell.
fn expandable(text: &Text) -> Text {
    let escaped = rewrite(text, &|character, _| match character {
        '"' | '\u{201c}'..='\u{201e}' | '$' | '`' => {
            Some(Cow::Owned(['`', character].iter().collect()))
        }
        '\r' => Some(Cow::Borrowed("`r")),
        '\t' => Some(Cow::Borrowed("`t")),
        _ if is_changed_by_pasting(character) => {
            Some(Cow::Owned(format!("$([char]{})", u32::from(character))))
        }
        _ => None,
    });
    enclose(&escaped, "\"")
}

/// Whether the word is literal without quotes.
pub(super) fn is_bare(word: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || "-_=/.".contains(c);
    let name = word.strip_prefix("--").unwrap_or(word);
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(safe);
    is_name || is_plain_number(word)
}

/// Whether PowerShell reads the word as a number and writes it with the same digits.
fn is_plain_number(word: &str) -> bool {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    digits && word.len() <= 9 && (word == "0" || !word.starts_with('0'))
}

/// The maximum number of characters that Windows gets, since each quote and each backslash may be escaped.
fn escaped_length(command: &str) -> usize {
    let escaped = command.bytes().filter(|byte| matches!(byte, b'"' | b'\\'));
    utf16_units(command) + escaped.count()
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
    fn bare_words_are_few() {
        check("--api-id", "--api-id");
        check("--description=-x", "--description=-x");
        check("a1b2c3", "a1b2c3");
        check("29000", "29000");
        for word in [
            "1kb", "007", "-a.b", "-1", "a,b", "~", "@x", "arn:aws", "--", "a*", "--$x",
        ] {
            check(word, &format!("'{word}'"));
        }
    }

    #[test]
    fn every_single_quote_is_doubled() {
        check("", "''");
        check("it's", "'it''s'");
        check("‘a’ ‚b‛", "'‘‘a’’ ‚‚b‛‛'");
        check(r#"{"a":"b c"}"#, r#"'{"a":"b c"}'"#);
    }

    #[test]
    fn control_characters_are_escaped_in_double_quotes() {
        check("a\r\n'b'", "\"a`r\n'b'\"");
        check("\t$x `\"“”„‟", "\"`t`$x ```\"`“`”`„‟\"");
        check("\u{1b}\u{85}", "\"$([char]27)$([char]133)\"");
    }

    #[test]
    fn the_stop_parsing_token_is_rejected() {
        let word = Text::of(Tag::String, "--%", &Path::root());
        assert!(unquotable(word.as_str()).is_some());
    }
}
