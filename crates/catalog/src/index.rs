//! The names of all services and operations, for search; and of which day the models are.
//!
//! `{"format", "models", "day", "services": [{"command", "title", "version", "operations", "deprecated"}]}`:
//! `operations` are the CLI's words, `deprecated` those among them that the model calls so.

use serde_json::{Value, json};
use wireform_core::model::Service;

use crate::Source;

/// Counts up when files of the catalogue change so that older readers would misread them.
pub const FORMAT: u64 = 1;

/// What `index.json` holds.
pub fn index(source: &Source, services: Vec<Value>) -> Value {
    json!({"format": FORMAT, "models": source.name, "day": source.day, "services": services})
}

/// One service's entry, as the core reads its structure.
pub fn entry(service: &Service) -> Value {
    let words = |filter: fn(bool) -> bool| -> Vec<&str> {
        let operations = service.operations.iter().filter(|op| filter(op.deprecated));
        operations.map(|op| op.command.as_str()).collect()
    };
    let mut entry = json!({
        "command": service.command,
        "title": service.metadata.service_full_name,
        "version": service.metadata.api_version,
        "operations": words(|_| true),
    });
    let deprecated = words(|deprecated| deprecated);
    if !deprecated.is_empty() {
        entry["deprecated"] = json!(deprecated);
    }
    entry
}
