use crate::Suggestion;
use wireform_model::value::Map;

use super::super::choices::Choices;
use super::super::grammar::mapping_value::Direction;
use super::super::parameter_help::parameter_help;
use super::super::statuses::STATUSES;
use super::super::subtypes;
use super::{offer, offers, ranked};

/// Keys for a mapping of requests or responses.
pub fn mapping_keys(typed: &str, direction: Direction) -> Vec<Suggestion> {
    let (table, headers) = match direction {
        Direction::Request => (REQUEST_MAPPINGS, REQUEST_HEADERS),
        Direction::Response => (RESPONSE_MAPPINGS, RESPONSE_HEADERS),
    };
    let mut found = ranked(typed, offers(table));
    if let Some(dot) = typed.find(":header.").map(|start| start + ":header.".len()) {
        let (start, name) = typed.split_at(dot);
        for header in ranked(name, offers(headers)) {
            found.push(offer(format!("{start}{}", header.text), &header.help));
        }
    }
    found
}

/// The parameters of an action that the map does not have yet, the required ones first.
pub fn parameters(subtype: Option<&str>, typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    let Some(subtype) = subtype.and_then(subtypes::subtype) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for parameter in subtype.parameters() {
        let help = parameter_help(parameter.name).map_or("", |known| known.help);
        all.push(offer(parameter.name.to_owned(), help));
    }
    missing(typed, all, siblings)
}

/// Keys for a mapping on a WebSocket API.
pub fn destinations(typed: &str) -> Vec<Suggestion> {
    ranked(typed, offers(DESTINATIONS))
}

/// Status codes that the map does not have yet.
pub fn statuses(typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    missing(typed, offers(STATUSES), siblings)
}

/// Keys for templates that the map does not have yet.
pub fn templates(choices: &Choices<'_>, typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    let table = if choices.text("TemplateSelectionExpression").is_some() {
        SELECTED
    } else {
        CONTENT_TYPES
    };
    missing(typed, offers(table), siblings)
}

/// The matching offers that are not yet keys of the map.
fn missing(typed: &str, mut offers: Vec<Suggestion>, siblings: Option<&Map>) -> Vec<Suggestion> {
    offers.retain(|offer| !siblings.is_some_and(|map| map.contains_key(&offer.text)));
    ranked(typed, offers)
}

const REQUEST_MAPPINGS: &[(&str, &str)] = &[
    ("append:header.", "adds a value to a header"),
    ("overwrite:header.", "sets a header"),
    ("remove:header.", "removes a header"),
    ("append:querystring.", "adds a value to a query parameter"),
    ("overwrite:querystring.", "sets a query parameter"),
    ("remove:querystring.", "removes a query parameter"),
    ("overwrite:path", "sets the path"),
];

const RESPONSE_MAPPINGS: &[(&str, &str)] = &[
    ("overwrite:statuscode", "sets the status code"),
    ("append:header.", "adds a value to a header"),
    ("overwrite:header.", "sets a header"),
    ("remove:header.", "removes a header"),
];

/// Request headers that are often set and not reserved.
const REQUEST_HEADERS: &[(&str, &str)] = &[
    ("x-request-id", "identifies the request in logs"),
    (
        "x-client-ip",
        "the caller's address; x-forwarded-for is reserved",
    ),
    ("x-api-key", "a key that the backend requires"),
    ("host", "the host name that the backend sees"),
    ("accept", "the content types that the caller accepts"),
    ("content-type", "the type of the body"),
    ("user-agent", "the caller's client"),
];

/// Response headers that are often set and not reserved.
const RESPONSE_HEADERS: &[(&str, &str)] = &[
    ("cache-control", "how long caches may keep the response"),
    ("content-type", "the type of the body"),
    ("location", "the URL to go to instead"),
    ("retry-after", "when to retry"),
    ("set-cookie", "a cookie for the caller"),
    ("strict-transport-security", "makes browsers use HTTPS"),
    ("x-request-id", "identifies the request in logs"),
];

const DESTINATIONS: &[(&str, &str)] = &[
    ("integration.request.header.", "sets a header"),
    ("integration.request.querystring.", "sets a query parameter"),
    (
        "integration.request.path.",
        "replaces a path variable in the URI",
    ),
];

const CONTENT_TYPES: &[(&str, &str)] = &[
    ("application/json", "JSON messages"),
    ("application/xml", "XML messages"),
    ("text/plain", "plain text messages"),
    ("$default", "all other messages"),
];

const SELECTED: &[(&str, &str)] = &[("$default", "messages without a template of their own")];

#[cfg(test)]
mod tests {
    use super::super::super::grammar::mapping_key;
    use super::super::super::grammar::web_socket;
    use super::super::super::reserved_headers::reserved;
    use super::*;

    #[test]
    fn suggested_keys_are_valid_with_a_name() {
        for (table, direction) in [
            (REQUEST_MAPPINGS, Direction::Request),
            (RESPONSE_MAPPINGS, Direction::Response),
        ] {
            for (text, _) in table {
                let key = text.replace("r.", "r.x").replace("g.", "g.x");
                assert!(mapping_key::parse(&key, direction).is_ok(), "{key}");
            }
        }
        for (text, _) in DESTINATIONS {
            assert!(
                web_socket::destination(&format!("{text}x")).is_some(),
                "{text}"
            );
        }
    }

    #[test]
    fn no_reserved_header_is_suggested() {
        for (name, _) in REQUEST_HEADERS.iter().chain(RESPONSE_HEADERS) {
            assert_eq!(reserved(name), None, "{name}");
        }
    }
}
