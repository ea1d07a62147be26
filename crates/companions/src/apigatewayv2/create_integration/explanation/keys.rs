use super::super::grammar::mapping_key::{self, Action, KeyError, Target, without_suffix};
use super::super::grammar::selection::Direction;
use super::super::grammar::web_socket;
use super::super::parameter_words::parameter_words;
use super::super::setting::Setting;
use super::super::statuses::phrase;
use super::super::subtypes;

/// A change of a request or a response.
pub fn change(key: &str, direction: Direction) -> Option<String> {
    match mapping_key::parse(key, direction) {
        Ok(key) => Some(change_words(key.action, key.target, direction)),
        Err(error) => wrong_change(key, error, direction).map(str::to_owned),
    }
}

fn change_words(action: Action, target: Target<'_>, direction: Direction) -> String {
    let verb = match action {
        Action::Append => "adds a value to",
        Action::Overwrite => "sets",
        Action::Remove => "removes",
    };
    let message = match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    };
    match target {
        Target::Header(name) => {
            let stem = without_suffix(name);
            let several = if stem == name { "" } else { ", one of several" };
            format!("{verb} the {message} header {stem}{several}")
        }
        Target::QueryString(name) => format!("{verb} the query parameter {name}"),
        Target::Path => format!("{verb} the path of the {message}"),
        Target::StatusCode => format!("{verb} the status code of the {message}"),
    }
}

/// Silent as long as the key could be the start of a right one.
fn wrong_change(key: &str, error: KeyError<'_>, direction: Direction) -> Option<&'static str> {
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
    let words = match direction {
        Direction::Request => {
            "not a change: append:, overwrite: or remove:, then header.NAME or querystring.NAME; or overwrite:path"
        }
        Direction::Response => {
            "not a change: append:, overwrite: or remove:, then header.NAME; or overwrite:statuscode"
        }
    };
    (!is_start).then_some(words)
}

const ACTIONS: [&str; 3] = ["append:", "overwrite:", "remove:"];

/// A parameter of an action, or how its name is really written.
pub fn parameter(subtype: Option<&str>, key: &str) -> Option<String> {
    let subtype = subtypes::subtype(subtype?)?;
    if subtype.parameter(key).is_some() {
        return parameter_words(key).map(|words| words.help.to_owned());
    }
    let written = subtype
        .parameters()
        .find(|known| known.name.eq_ignore_ascii_case(key));
    written.map(|known| format!("written {}", known.name))
}

/// What a WebSocket API sets for the backend.
pub fn destination(key: &str) -> Option<String> {
    let Some(destination) = web_socket::destination(key) else {
        return wrong_destination(key).map(str::to_owned);
    };
    let name = destination.name;
    let words = match destination.location {
        "header" => format!("sets the header {name} for the backend"),
        "querystring" => format!("sets the query parameter {name} for the backend"),
        "path" => format!("fills {{{name}}} in the target"),
        "multivalueheader" => format!("sets all values of the header {name} for the backend"),
        _ => format!("sets all values of the query parameter {name} for the backend"),
    };
    Some(words)
}

fn wrong_destination(key: &str) -> Option<&'static str> {
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
        "not a place: integration.request., then header.NAME, querystring.NAME or path.NAME",
    )
}

pub fn template(setting: &Setting<'_>, key: &str) -> Option<String> {
    match key {
        "" => None,
        "$default" | "\\$default" => Some("for all other messages".to_owned()),
        _ if setting.text("TemplateSelectionExpression").is_some() => {
            Some(format!("for messages whose selection gives {key}"))
        }
        _ => Some(format!("for messages of type {key}")),
    }
}

pub fn status(status: &str) -> Option<String> {
    let phrase = phrase(status)?;
    Some(format!("for responses with status {status} {phrase}"))
}
