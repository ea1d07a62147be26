use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite};
use super::{
    Curl, CurlBytes, CurlUuid, Dialect, LongBody, Longest, Unquotable, json_as_it_is, no_remark,
    utf16_units,
};

// PowerShell's tokenizer (engine/parser/tokenizer.cs, CharTraits.cs) and its binder of arguments for programs
// (engine/NativeCommandParameterBinder.cs), as of 7.3, where PSNativeCommandArgumentPassing came to rule.
//
// 1. Between single quotes every character stands for itself, line breaks included. Five characters are single
//    quotes: U+0027 and the typographic U+2018 to U+201B. Each of them, doubled, is one of the text.
// 2. The text reaches a program unchanged (ProcessStartInfo.ArgumentList), the empty text too. On Windows .NET
//    writes it for the C runtime.
// 3. A word that stands without quotes is read more closely than it looks: numbers (`1kb`), `-name:value`, a
//    single hyphen with a dot behind (`-a.b` are two words), `@`, `,`, `{`, `~`, wildcards outside of Windows.
//    Only `--option`, plain names and short plain numbers are left bare; and a word is quoted as a whole, since
//    one that is quoted in part counts as bare.
// 4. A word whose text is `--%` is an order to PowerShell even between quotes.
// 5. For a script (aws.cmd) the old rules hold: those of `windows_powershell`.

pub(super) static DIALECT: Dialect = Dialect {
    name: "powershell",
    label: "PowerShell 7.3+",
    versions: "PowerShell 7.3 and later, on any system",
    notes: &[
        "PowerShell 7.3 changed how quotes reach a program: up to 7.2, and in the Windows PowerShell 5.1 that comes with Windows, \
         this command loses them. $PSVersionTable.PSVersion says which one it is.",
        "Where aws is a script (aws.cmd), the old rules hold in 7.3 too: take the command for Windows PowerShell.",
    ],
    refuses,
    quote,
    json: json_as_it_is,
    remark: no_remark,
    line_break: LINE_BREAK,
    longest: Longest {
        word: LONGEST_LINE * 3,
        line: LONGEST_LINE,
        measure: longest_for_program,
        reason: TOO_LONG,
    },
    save_document: "Save the document as input.json in the current folder first, or copy it and run: \
                    Get-Clipboard -Raw | Set-Content input.json -NoNewline",
    legacy_encoding: true,
    curl: Curl {
        program: "curl",
        user: CURL_USER,
        before_signed: "",
        session_token: CURL_SESSION_TOKEN,
        uuid: CURL_UUID,
        bytes: CURL_BYTES,
        long_body: CURL_LONG_BODY,
        notes: &[],
    },
};

/// CreateProcess takes 32,767 characters; what is left is for the path of `aws.exe`.
pub(super) const LONGEST_LINE: usize = 32_400;
pub(super) const TOO_LONG: &str = "Windows takes no command of more than 32,767 characters";
pub(super) const LINE_BREAK: &str = " `\n    ";

pub(super) const CURL_USER: &str = r#""${env:AWS_ACCESS_KEY_ID}:${env:AWS_SECRET_ACCESS_KEY}""#;
/// A statement without a result is no word at all.
pub(super) const CURL_SESSION_TOKEN: &str =
    r#"$(if ($env:AWS_SESSION_TOKEN) { "-HX-Amz-Security-Token: $env:AWS_SESSION_TOKEN" })"#;
/// A word that is an expression stands between parentheses.
pub(super) const CURL_UUID: CurlUuid = CurlUuid {
    before: "",
    around: ("(", ")"),
    within: "' + [guid]::NewGuid() + '",
    maker: "[guid]::NewGuid()",
};
/// Through a file: up to 7.3 a pipe between programs carries text only.
pub(super) const CURL_BYTES: CurlBytes = CurlBytes {
    before: "[IO.File]::WriteAllBytes(\"$PWD/body.bin\", [Convert]::FromBase64String('",
    after: "'))\n",
    option: "--data-binary '@body.bin'",
};
pub(super) const CURL_LONG_BODY: LongBody = LongBody::File {
    remark: "# Save the body as body.json first.\n",
    option: "--data-binary '@body.json'",
};

fn refuses(word: &str) -> Option<Unquotable> {
    (word == "--%")
        .then(|| Unquotable::in_json("PowerShell takes a word --% for an order to itself"))
}

fn quote(word: &Text) -> Text {
    if is_bare(word.as_str()) {
        word.clone()
    } else {
        literal(word)
    }
}

/// The text between single quotes, as PowerShell's own language has it.
pub(super) fn literal(text: &Text) -> Text {
    let doubled = rewrite(text, &|character, _| match character {
        '\'' => Some(Cow::Borrowed("''")),
        '\u{2018}'..='\u{201b}' => Some(Cow::Owned([character, character].iter().collect())),
        _ => None,
    });
    enclose(&doubled, "'")
}

/// Whether the word stands for itself without quotes.
pub(super) fn is_bare(word: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || "-_=/.".contains(c);
    let name = word.strip_prefix("--").unwrap_or(word);
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(safe);
    is_name || is_plain_number(word)
}

/// A number that PowerShell reads and writes as the same digits.
fn is_plain_number(word: &str) -> bool {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    digits && word.len() <= 9 && (word == "0" || !word.starts_with('0'))
}

/// At most so many characters does Windows get to see, where each quote and each backslash may be escaped.
fn longest_for_program(command: &str) -> usize {
    let escaped = command.bytes().filter(|byte| matches!(byte, b'"' | b'\\'));
    utf16_units(command) + escaped.count()
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
    fn an_order_to_the_shell_is_no_word() {
        let word = Text::of(Tag::String, "--%", &Path::root());
        assert!(refuses(word.as_str()).is_some());
    }
}
