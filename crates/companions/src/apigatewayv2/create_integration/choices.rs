use wireform_model::draft::Draft;
use wireform_model::value::{Map, Value};

use super::setting::is_web_socket_key;

/// The members that decide what is said about others.
const DECIDING: [&str; 6] = [
    "ConnectionType",
    "IntegrationSubtype",
    "IntegrationType",
    "IntegrationUri",
    "PayloadFormatVersion",
    "TemplateSelectionExpression",
];

/// The draft without what matters for its own place alone.
///
/// Of the request parameters one key stays, by which the grammar of all is told.
pub fn choices(draft: &Draft) -> Draft {
    let mut input = Map::new();
    for name in DECIDING {
        if let Some(value) = draft.member(name) {
            input.push(name, value.clone());
        }
    }
    const PARAMETERS: &str = "RequestParameters";
    if let Some(parameters) = draft.member(PARAMETERS).and_then(Value::as_map) {
        input.push(PARAMETERS, Value::Map(telling(parameters)));
    }
    Draft {
        input: Value::Map(input),
        facts: draft.facts.clone(),
    }
}

fn telling(parameters: &Map) -> Map {
    let is_other = |(key, _): &(&str, &Value)| !is_web_socket_key(key);
    let telling = match parameters.iter().find(is_other) {
        // The empty key is none of theirs either, and tells as much.
        Some(_) => Some(""),
        None => parameters.iter().next().map(|(key, _)| key),
    };
    let entry = telling.map(|key| (key.to_owned(), Value::Null));
    entry.into_iter().collect()
}
