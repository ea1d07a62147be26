//! No text makes a reader panic, hang, or take more than linear time.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use wireform_model::json;
use wireform_read::{Hints, Source};

use super::read;

const FRAGMENTS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    ":",
    ": ",
    "\"",
    "'",
    "'''",
    "`",
    "${",
    "\\",
    "\\u12",
    "\\x",
    "\n",
    "\r\n",
    "\t",
    "  ",
    "- ",
    "? ",
    "#",
    "//",
    "/*",
    "*/",
    "=",
    "**",
    "...",
    "a",
    "b_c",
    ".d_e(",
    "new ",
    "XCommand(",
    "client(",
    "True",
    "None",
    "null",
    "1",
    "-",
    "0x",
    "1e",
    ".5",
    "b'",
    "f'",
    "rb\"",
    "&a ",
    "*a",
    "!!binary ",
    "<<: ",
    "|\n",
    ">-\n",
    "---\n",
    "%YAML 1.2\n",
    "é",
    "\u{feff}",
    "“",
    "”",
    "‘",
    "\u{a0}",
    "😀",
    "x = {",
    "@",
    "Buffer.from(",
    "json.dumps(",
    "undefined",
    ";",
    "\0",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(FRAGMENTS), 0..24);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), any::<String>()]
}

/// Reads a text, and looks whether all places are in it.
fn check(text: &str) {
    let _ = Source::detect(text, Hints::default());
    let (diagnostics, parts) = match read(text) {
        Ok(reading) => (reading.diagnostics, reading.parts),
        Err(errors) => (errors, Vec::new()),
    };
    let mut end = 0;
    for part in parts {
        assert!(
            part.span.start >= end && text.get(part.span.clone()).is_some(),
            "{text:?}"
        );
        end = part.span.end;
    }
    for diagnostic in diagnostics {
        assert!(
            text.get(diagnostic.span.clone()).is_some(),
            "{text:?} {diagnostic:?}"
        );
        if let Some(fix) = diagnostic.fix {
            assert!(text.get(fix.span.clone()).is_some(), "{text:?} {fix:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn nothing_panics(text in texts()) {
        check(&text);
    }

    #[test]
    fn json_is_read_as_by_the_strict_reader(text in texts()) {
        let text = format!("{{\"a\":[{text}]}}");
        if let Ok(value) = json::read(&text) {
            let reading = read(&text).unwrap();
            prop_assert_eq!(reading.draft.input, value);
            // The operation has no such member.
            let mut others = reading.diagnostics.iter().filter(|it| it.rule != "unknown-member");
            prop_assert!(others.next().is_none());
        }
    }
}

/// What takes quadratic time takes sixteen times as long for a text that is four times as long.
#[test]
fn long_texts_take_linear_time() {
    const STARTS: &[&str] = &["", "{", "a: ", "c.d_e(", "new XCommand({a: "];
    let time = |text: &str| {
        let begun = Instant::now();
        check(text);
        begun.elapsed()
    };
    for start in STARTS {
        for fragment in FRAGMENTS {
            let text =
                |length: usize| format!("{start}{}", fragment.repeat(length / fragment.len()));
            let (short, long) = (text(5_000), text(20_000));
            // Other programs may take the time of one of them.
            let is_linear = || time(&long) < time(&short).max(Duration::from_millis(20)) * 10;
            assert!((0..5).any(|_| is_linear()), "{start:?} {fragment:?}");
        }
    }
}
