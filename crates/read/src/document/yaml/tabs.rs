//! Tabs, which the AWS CLI's reader of YAML takes only in strings and comments.

use std::ops::Range;

use crate::ReadDiagnostic;

/// A warning about the first tab outside of quoted and block scalars, whose spans are in the order of the text.
pub(super) fn check(text: &str, scalars: &[Range<usize>]) -> Option<ReadDiagnostic> {
    let mut scalars = scalars.iter().peekable();
    // Where the text starts that a comment of this line could start in.
    let mut start = 0;
    for (at, character) in text.char_indices() {
        while scalars.peek().is_some_and(|scalar| scalar.end <= at) {
            start = start.max(scalars.next().map_or(0, |scalar| scalar.end));
        }
        match character {
            '\n' => start = at + 1,
            '\t' if scalars.peek().is_none_or(|scalar| at < scalar.start) => {
                let before = text.get(start..at).unwrap_or_default();
                if !before.starts_with('#') && !before.contains(" #") {
                    let message = "The AWS CLI rejects a tab here. Use a space.";
                    let warning = ReadDiagnostic::warning("tab", at..at + 1, message);
                    return Some(warning.mended("Use a space", at..at + 1, " "));
                }
            }
            _ => {}
        }
    }
    None
}
