//! What only a shell or a person could replace in a request.

use std::ops::Range;

use crate::shell::Word;
use crate::{Meaning, Part, ReadDiagnostic};

const RULE: &str = "variable";

/// Says that a part of a word stays as it is, in the words that commands of the CLI have for it.
pub(super) fn diagnostic(word: &Word, variable: Range<usize>) -> ReadDiagnostic {
    let text = word.text().get(variable.clone()).unwrap_or_default();
    let message = match text.starts_with('<') && text.ends_with('>') {
        true => format!("`{text}` is a placeholder. Replace it with a value."),
        false => format!(
            "Only your shell knows the value of `{text}`, so it stays here as it is. Replace it with a value."
        ),
    };
    ReadDiagnostic::warning(RULE, word.source(variable), message)
}

/// Adds to what is said of variables in which value of the input they are; the parts are in the order of the text.
pub(super) fn add_paths(diagnostics: &mut [ReadDiagnostic], parts: &[Part]) {
    let unplaced = |it: &&mut ReadDiagnostic| it.rule == RULE && it.path.is_none();
    for diagnostic in diagnostics.iter_mut().filter(unplaced) {
        let span = &diagnostic.span;
        let index = parts.partition_point(|part| part.span.end <= span.start);
        let around = parts
            .get(index)
            .filter(|part| part.span.start <= span.start && span.end <= part.span.end);
        if let Some(Meaning::Value(path)) = around.map(|part| &part.meaning) {
            diagnostic.path = Some(path.clone());
        }
    }
}
