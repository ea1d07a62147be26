//! JSON in an option, also with mistakes of which it is plain what they mean.

use wireform_model::diagnostic::Severity;
use wireform_model::json::{self, SpannedValue};
use wireform_model::lazy_path::LazyPath;
use wireform_model::path::Path;
use wireform_model::shell::Shell;
use wireform_model::value::Value;

use super::output::Output;
use crate::document::{MendedJson, mended_json};
use crate::reading::LONGEST_PATH;
use crate::shell::Word;
use crate::{Meaning, ReadDiagnostic, Replacement};

/// JSON in a word, which is the value at a path.
///
/// # Errors
///
/// Where it is not JSON, and not even plain what is meant, with the place in the source.
pub(super) fn read_json(
    output: &mut Output,
    name: &Word,
    word: &Word,
    path: &Path,
) -> Result<Value, ReadDiagnostic> {
    let (value, spans) = match json::read_with_spans(word.text()) {
        Ok(read) => read,
        Err(error) => {
            return match mended_json(word.text(), path) {
                Some(json) => Ok(mended(output, word, json)),
                None => Err(json_error(name, word, &error).at(path.clone())),
            };
        }
    };
    if let Some(root) = spans.root() {
        note_json(output, word, path, root, &LazyPath::root());
    }
    Ok(value)
}

/// Notes the keys and scalars of JSON in a word, which is the value at a path.
fn note_json(
    output: &mut Output,
    word: &Word,
    path: &Path,
    value: SpannedValue<'_>,
    inner: &LazyPath<'_>,
) {
    let span = value.span();
    let is_scalar = word
        .text()
        .get(span.clone())
        .is_some_and(|text| !text.starts_with(['{', '[']));
    if let Some(inner) = inner.path_up_to(LONGEST_PATH) {
        let whole = path.join(&inner);
        if let Some(key) = value.key_span() {
            output.part(word.source(key), Meaning::Name(whole.clone()));
        }
        if is_scalar {
            output.part(word.source(span), Meaning::Value(whole));
        }
    }
    for (index, item) in value.items().enumerate() {
        let inner = match item.key() {
            Some(key) => inner.child(key),
            None => inner.item(index),
        };
        note_json(output, word, path, item, &inner);
    }
}

fn json_error(name: &Word, word: &Word, error: &json::JsonError) -> ReadDiagnostic {
    let at = error.offset.min(word.text().len());
    let reason = match word.text().contains('"') {
        true => "",
        false => {
            " Are there quotes missing around the whole value, so that the shell has removed those inside?"
        }
    };
    let message = format!(
        "`{}` has no valid JSON: expected {}.{reason}",
        name.text(),
        error.expected
    );
    ReadDiagnostic::error("invalid-json", word.source(at..at), message)
}

/// JSON with mistakes, each of which is said: the CLI refuses it.
fn mended(output: &mut Output, word: &Word, json: MendedJson) -> Value {
    for (path, key, value) in json.parts {
        if let Some(key) = key {
            output.part(word.source(key), Meaning::Name(path.clone()));
        }
        output.part(word.source(value), Meaning::Value(path));
    }
    for diagnostic in json.diagnostics {
        let fix = diagnostic.fix.and_then(|fix| typed_fix(output, word, *fix));
        output.diagnostics.push(ReadDiagnostic {
            severity: Severity::Error,
            span: word.source(diagnostic.span),
            fix: fix.map(Box::new),
            ..diagnostic
        });
    }
    json.value
}

/// A change of a word as one of the source, where what stands around the word allows it.
fn typed_fix(output: &Output, word: &Word, fix: Replacement) -> Option<Replacement> {
    let whole = word.source(0..word.text().len());
    if !word.is_verbatim() {
        return None;
    }
    let before = output.source.get(..whole.start)?.chars().next_back();
    let after = output.source.get(whole.end..)?.chars().next();
    let escaped = || fix.text.replace('"', "\\\"");
    let text = match (before, after, output.shell) {
        (Some('\''), Some('\''), _) if fix.text.contains('\'') => return None,
        (Some('\''), Some('\''), Shell::WindowsPowerShell) if fix.text.contains('\\') => {
            return None;
        }
        (Some('\''), Some('\''), Shell::WindowsPowerShell) => escaped(),
        (Some('\''), Some('\''), _) => fix.text.clone(),
        (Some('"'), Some('"'), Shell::Posix | Shell::Fish)
            if !fix.text.contains(['\\', '$', '`']) =>
        {
            escaped()
        }
        // A here-document.
        (Some('\n'), Some('\n'), _) => fix.text.clone(),
        (Some('\n'), _, _) if word.text().ends_with('\n') => fix.text.clone(),
        _ => return None,
    };
    let span = word.source(fix.span);
    Some(Replacement { text, span, ..fix })
}
