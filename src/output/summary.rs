//! The summary of diagnostics in words: what is left to fill in, and what is wrong.

use leptos::prelude::{Get, With};
use wireform_model::diagnostic::{Diagnostic, Severity};

use crate::state::DraftStore;

/// The rule of what is merely not filled in yet.
const REQUIRED: &str = "required";

/// Whether a diagnostic is about something that is left to fill in, and not about something wrong.
pub fn is_left(found: &Diagnostic) -> bool {
    found.rule == REQUIRED
}

/// What is left to fill in, such as `2 required parameters left`; `None` where nothing is.
///
/// `untouched` are the missing parameters that are not diagnosed yet.
pub fn left(found: &[Diagnostic], untouched: usize) -> Option<String> {
    match found.iter().filter(|found| is_left(found)).count() + untouched {
        0 => None,
        1 => Some("1 required parameter left".to_owned()),
        number => Some(format!("{number} required parameters left")),
    }
}

/// How many others there are of each severity, such as `2 errors, 1 warning`; `None` without any.
pub fn count(found: &[Diagnostic]) -> Option<String> {
    let number = |severity, one: &str, many: &str| {
        let all = found.iter().filter(|found| !is_left(found));
        match all.filter(|found| found.severity == severity).count() {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        }
    };
    let numbers = [
        number(Severity::Error, "error", "errors"),
        number(Severity::Warning, "warning", "warnings"),
        number(Severity::Info, "note", "notes"),
    ];
    let numbers: Vec<String> = numbers.into_iter().flatten().collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}

/// Both in one short line; `None` where there is nothing to say.
pub fn in_short(store: DraftStore) -> Option<String> {
    let found = store.diagnostics.get();
    let untouched = store.required_left.with(Vec::len);
    let left = match found.iter().filter(|found| is_left(found)).count() + untouched {
        0 => None,
        number => Some(format!("{number} required left")),
    };
    match (left, count(&found)) {
        (Some(left), Some(count)) => Some(format!("{left}, {count}")),
        (left, count) => left.or(count),
    }
}
