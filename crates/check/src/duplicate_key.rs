use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Value};

use super::label::shorten;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// No key occurs twice in one object, at any depth.
///
/// # Why
/// JSON parsers keep the last one, so what was typed first is silently lost.
///
/// # Example
/// `{"RequestParameters": {"append:header.a": "1", "append:header.a": "2"}}` sends only the second.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// A run of the CLI: in duplicate keys of `--cli-input-json` the last one wins.
pub const DUPLICATE_KEY: Rule = Rule::warning("duplicate-key", "No key is set twice");

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    walk(&subject.draft.input, &LazyPath::root(), findings);
}

fn walk(value: &Value, place: &LazyPath<'_>, findings: &mut Findings) {
    match value {
        Value::Map(map) => {
            if map.has_duplicates() {
                duplicates(map, place, findings);
            }
            for (key, value) in map.effective() {
                walk(value, &place.child(key), findings);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &place.item(index), findings);
            }
        }
        _ => {}
    }
}

fn duplicates(map: &Map, place: &LazyPath<'_>, findings: &mut Findings) {
    for run in map.by_key().chunk_by(|(a, _), (b, _)| a == b) {
        let [(key, _), _, ..] = run else { continue };
        let message = format!(
            "`{}` is set {} times, and only the last value is sent. Rename or remove the others.",
            shorten(key),
            run.len(),
        );
        findings.push(DUPLICATE_KEY.at(place.child(key).path(), message));
    }
}
