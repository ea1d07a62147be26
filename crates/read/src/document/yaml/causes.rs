//! Why a text is not YAML, and what would mend it.

use crate::ReadDiagnostic;
use crate::document::quote;

/// What is wrong at a place of a text, in the parser's words and with the likely cause.
pub(super) fn explain(text: &str, at: usize, info: &str) -> ReadDiagnostic {
    let found = tab(text, at).or_else(|| indicator(text, at));
    found.unwrap_or_else(|| {
        let message = format!("Not valid YAML: {}.", info.trim_end_matches('.'));
        ReadDiagnostic::error("invalid-yaml", at..at, message)
    })
}

/// Tabs cannot indent.
fn tab(text: &str, at: usize) -> Option<ReadDiagnostic> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text.get(start..)?;
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let indent = start..start + indent;
    let spaces = text.get(indent.clone())?;
    if !spaces.contains('\t') {
        return None;
    }
    let message = "Not valid YAML: a tab cannot indent a line. Use spaces.";
    let diagnostic = ReadDiagnostic::error("invalid-yaml", indent.clone(), message);
    Some(diagnostic.mended("Use spaces", indent, spaces.replace('\t', "  ")))
}

/// A value that starts with a character that means something in YAML, such as the `*` of a policy.
fn indicator(text: &str, at: usize) -> Option<ReadDiagnostic> {
    let line = text.get(at..)?.lines().next()?.trim_end();
    let first = line.chars().next()?;
    if !matches!(first, '*' | '&' | '@' | '`' | '%' | '!') {
        return None;
    }
    let end = line.find([',', ']', '}', '#']).unwrap_or(line.len());
    let value = line.get(..end)?.trim_end();
    let span = at..at + value.len();
    let message = format!("Not valid YAML: a string that starts with `{first}` needs quotes.");
    let diagnostic = ReadDiagnostic::error("invalid-yaml", span.clone(), message);
    Some(diagnostic.mended("Quote it", span, quote::single(value)))
}
