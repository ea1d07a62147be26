use wireform_model::draft::Draft;
use wireform_model::value::{Map, Value};

use super::setting::is_web_socket_key;

/// The members that hints, explanations and relevance of other members depend on.
const DECIDING_MEMBERS: [&str; 6] = [
    "ConnectionType",
    "IntegrationSubtype",
    "IntegrationType",
    "IntegrationUri",
    "PayloadFormatVersion",
    "TemplateSelectionExpression",
];

/// The draft without the values that only matter for their own field.
///
/// Of the request parameters it keeps one key, which decides the grammar of all of them.
pub fn choices(draft: &Draft) -> Draft {
    let mut input = Map::new();
    for name in DECIDING_MEMBERS {
        if let Some(value) = draft.member(name) {
            input.push(name, value.clone());
        }
    }
    const PARAMETERS: &str = "RequestParameters";
    if let Some(parameters) = draft.member(PARAMETERS).and_then(Value::as_map) {
        input.push(PARAMETERS, Value::Map(grammar_key(parameters)));
    }
    Draft {
        input: Value::Map(input),
        facts: draft.facts.clone(),
    }
}

fn grammar_key(parameters: &Map) -> Map {
    let is_other = |(key, _): &(&str, &Value)| !is_web_socket_key(key);
    let grammar_key = match parameters.iter().find(is_other) {
        // Any key that is not one of WebSocket APIs decides the same, so the empty key replaces it.
        Some(_) => Some(""),
        None => parameters.iter().next().map(|(key, _)| key),
    };
    let entry = grammar_key.map(|key| (key.to_owned(), Value::Null));
    entry.into_iter().collect()
}
