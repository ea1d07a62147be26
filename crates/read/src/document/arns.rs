//! The ARNs among the strings of a value.

use std::collections::BTreeSet;

use super::parsed_value::{ParsedKind, ParsedValue};

/// What the ARNs of a value name as their services, such as `lambda`.
pub(super) fn services(value: &ParsedValue) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    collect(value, &mut found);
    found
}

fn collect<'v>(value: &'v ParsedValue, found: &mut BTreeSet<&'v str>) {
    match &value.kind {
        ParsedKind::String(text) => found.extend(service(text)),
        ParsedKind::List(items) => items.iter().for_each(|item| collect(item, found)),
        ParsedKind::Map(entries) => {
            let values = entries.iter().map(|entry| &entry.value);
            values.for_each(|value| collect(value, found));
        }
        _ => {}
    }
}

/// The service of `arn:aws:lambda:…`.
fn service(text: &str) -> Option<&str> {
    let (_partition, rest) = text.strip_prefix("arn:")?.split_once(':')?;
    let (service, _) = rest.split_once(':')?;
    (!service.is_empty()).then_some(service)
}
