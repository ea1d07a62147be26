use super::super::choices::Choices;
use super::super::grammar::mapping_key::{
    self, KeyError, MappingAction, MappingTarget, without_suffix,
};
use super::super::grammar::mapping_value::Direction;
use super::super::grammar::web_socket;
use super::super::parameter_help::parameter_help;
use super::super::statuses::reason_phrase;
use super::super::subtypes;

/// Explains the key of a mapping of requests or responses.
pub fn mapping_key(key: &str, direction: Direction) -> Option<String> {
    match mapping_key::parse(key, direction) {
        Ok(key) => Some(explain_mapping(key.action, key.target, direction)),
        Err(error) => invalid_mapping_key(key, error, direction).map(str::to_owned),
    }
}

fn explain_mapping(
    action: MappingAction,
    target: MappingTarget<'_>,
    direction: Direction,
) -> String {
    let verb = match action {
        MappingAction::Append => "adds a value to",
        MappingAction::Overwrite => "sets",
        MappingAction::Remove => "removes",
    };
    let message = match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    };
    match target {
        MappingTarget::Header(name) => {
            let stem = without_suffix(name);
            let several = if stem == name { "" } else { ", one of several" };
            format!("{verb} the {message} header {stem}{several}")
        }
        MappingTarget::QueryString(name) => format!("{verb} the query parameter {name}"),
        MappingTarget::Path => format!("{verb} the path of the {message}"),
        MappingTarget::StatusCode => format!("{verb} the status code of the {message}"),
    }
}

/// Names the valid keys; `None` as long as the key can be the start of a valid one.
fn invalid_mapping_key(
    key: &str,
    error: KeyError<'_>,
    direction: Direction,
) -> Option<&'static str> {
    let starts: &[&str] = match direction {
        Direction::Request => &["header.", "querystring.", "path"],
        Direction::Response => &["header.", "statuscode"],
    };
    let is_start = match error {
        KeyError::NoAction => ACTIONS.iter().any(|action| action.starts_with(key)),
        KeyError::UnknownLocation(typed) | KeyError::NoName(typed) => {
            starts.iter().any(|start| start.starts_with(typed))
        }
        _ => false,
    };
    let valid_keys = match direction {
        Direction::Request => {
            "Not a valid change. Use append:, overwrite: or remove:, then header.NAME or querystring.NAME; or overwrite:path."
        }
        Direction::Response => {
            "Not a valid change. Use append:, overwrite: or remove:, then header.NAME; or overwrite:statuscode."
        }
    };
    (!is_start).then_some(valid_keys)
}

const ACTIONS: [&str; 3] = ["append:", "overwrite:", "remove:"];

/// Explains a parameter of an action, or gives the right spelling of its name.
pub fn parameter(subtype: Option<&str>, key: &str) -> Option<String> {
    let subtype = subtypes::subtype(subtype?)?;
    if subtype.parameter(key).is_some() {
        return parameter_help(key).map(|known| known.help.to_owned());
    }
    let written = subtype
        .parameters()
        .find(|known| known.name.eq_ignore_ascii_case(key));
    written.map(|known| format!("spelled {}", known.name))
}

/// Explains the key of a mapping on a WebSocket API.
pub fn destination(key: &str) -> Option<String> {
    let Some(destination) = web_socket::destination(key) else {
        return invalid_destination(key).map(str::to_owned);
    };
    let name = destination.name;
    let explanation = match destination.location {
        "header" => format!("sets the header {name} for the backend"),
        "querystring" => format!("sets the query parameter {name} for the backend"),
        "path" => format!("replaces {{{name}}} in the URI"),
        "multivalueheader" => format!("sets all values of the header {name} for the backend"),
        _ => format!("sets all values of the query parameter {name} for the backend"),
    };
    Some(explanation)
}

fn invalid_destination(key: &str) -> Option<&'static str> {
    const START: &str = "integration.request.";
    let is_start = match key.strip_prefix(START) {
        None => START.starts_with(key),
        Some(rest) => {
            let locations = web_socket::DESTINATIONS.iter();
            let mut locations = locations.map(|location| format!("{location}."));
            locations.any(|location| location.starts_with(rest))
        }
    };
    (!is_start).then_some(
        "Not a valid destination. Use integration.request., then header.NAME, querystring.NAME or path.NAME.",
    )
}

/// Explains the key of a template.
pub fn template(choices: &Choices<'_>, key: &str) -> Option<String> {
    match key {
        "" => None,
        "$default" | "\\$default" => Some("for all other messages".to_owned()),
        _ if choices.text("TemplateSelectionExpression").is_some() => {
            Some(format!("for messages with the selection result {key}"))
        }
        _ => Some(format!("for messages of type {key}")),
    }
}

/// Explains a status code that is a key of `ResponseParameters`.
pub fn status(status: &str) -> Option<String> {
    let reason_phrase = reason_phrase(status)?;
    Some(format!(
        "for responses with status {status} {reason_phrase}"
    ))
}
