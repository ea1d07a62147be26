//! The summary of diagnostics in words: what is left to fill in, and what is wrong.

use leptos::prelude::{Get, With};
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::secret::may_have_secrets;

use crate::state::DraftStore;

/// What is said where there is nothing to mend: no more than was checked.
pub const ALL_CLEAR: &str = "Nothing here that the AWS CLI would reject";

/// The rule of what is merely not filled in yet.
const REQUIRED: &str = "required";

/// The rule of a service whose requests go nowhere without an endpoint's URL.
const ENDPOINT: &str = "endpoint-url";

/// Whether a diagnostic is about something that is left to fill in, and not about something wrong.
pub fn is_left(found: &Diagnostic) -> bool {
    found.rule == REQUIRED || found.rule == ENDPOINT && found.severity == Severity::Error
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

/// The texts that somebody has typed and that cannot be read, such as `The text in Command`; `None` without any.
pub fn unread(store: DraftStore) -> Option<String> {
    let outputs = store.unread_outputs();
    let titles = outputs.iter().map(|(output, _)| match *output {
        "command" => "Command",
        "document" => "Document",
        _ => "Request",
    });
    let titles: Vec<&str> = titles.collect();
    (!titles.is_empty()).then(|| format!("The text in {}", titles.join(" and ")))
}

/// What is not sent because it has only a key, as a sentence; `None` without any.
pub fn unsent(store: DraftStore) -> Option<String> {
    let operation = store.operation.operation;
    let keys = store.blank_keys().into_iter();
    // Beside masked names it would show one.
    let keys = keys.filter(|(map, _)| !may_have_secrets(operation, map));
    let mut keys: Vec<String> = keys
        .map(|(_, key)| format!("\u{201c}{key}\u{201d}"))
        .collect();
    let last = keys.pop()?;
    Some(match keys.is_empty() {
        true => format!("{last} has no value and is not sent."),
        false => format!(
            "{} and {last} have no values and are not sent.",
            keys.join(", ")
        ),
    })
}

/// All in one short line; `None` where there is nothing to say.
pub fn in_short(store: DraftStore) -> Option<String> {
    let found = store.diagnostics.get();
    let untouched = store.required_left.with(Vec::len);
    let left = match found.iter().filter(|found| is_left(found)).count() + untouched {
        0 => None,
        number => Some(format!("{number} required left")),
    };
    let unread = unread(store).map(|text| format!("{text} cannot be read"));
    let parts: Vec<String> = [unread, left, count(&found)]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
