use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::rewrite;

// Windows passes one line to a program, and the program's C runtime splits it into arguments.
// (Microsoft, "Parsing C command-line arguments"; `CommandLineToArgvW` follows the same rules as far as used here.)
//
// 1. Words end at a space or a tab that is not between double quotes.
// 2. `\"` is a literal quote; any other `"` opens or closes quotes.
// 3. Before a `"`, two backslashes are one literal backslash.
//    Elsewhere a backslash is literal.
//
// `""` between quotes is not used: the runtimes read it in three different ways.

/// The word with its quotes and backslashes escaped, for use between double quotes if `enclosed`.
pub(super) fn escape(word: &Text, enclosed: bool) -> Text {
    let doubled = backslashes_before_quote(word.as_str(), enclosed);
    rewrite(word, &|character, offset| match character {
        '"' => Some(Cow::Borrowed("\\\"")),
        '\\' if doubled.get(offset) == Some(&true) => Some(Cow::Borrowed("\\\\")),
        _ => None,
    })
}

/// For each byte of the word, whether it is a backslash in a run of backslashes before a quote.
fn backslashes_before_quote(word: &str, enclosed: bool) -> Vec<bool> {
    let mut found = vec![false; word.len()];
    let mut before_quote = enclosed;
    for (flag, byte) in found.iter_mut().zip(word.bytes()).rev() {
        match byte {
            b'"' => before_quote = true,
            b'\\' => *flag = before_quote,
            _ => before_quote = false,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::path::Path;
    use wireform_model::text::Tag;

    #[track_caller]
    fn check(word: &str, enclosed: bool, expected: &str) {
        let text = Text::of(Tag::String, word, &Path::root());
        assert_eq!(escape(&text, enclosed).as_str(), expected);
    }

    #[test]
    fn a_backslash_counts_twice_only_before_a_quote() {
        check(r"a\b", false, r"a\b");
        check(r#"a"b"#, false, r#"a\"b"#);
        check(r#"a\"b"#, false, r#"a\\\"b"#);
        check(r"a b\", true, r"a b\\");
        check(r"ab\", false, r"ab\");
        check(r#"\\""#, true, r#"\\\\\""#);
    }
}
