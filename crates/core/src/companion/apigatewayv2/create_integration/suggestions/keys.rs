use crate::companion::Suggestion;
use crate::value::Map;

use super::super::grammar::selection::Direction;
use super::super::parameter_words::parameter_words;
use super::super::setting::Setting;
use super::super::statuses::STATUSES;
use super::super::subtypes;
use super::{Offer, offers, ranked, suggestions};

/// Keys of changes to a request or a response.
pub fn changes(typed: &str, direction: Direction) -> Vec<Suggestion> {
    let (table, headers) = match direction {
        Direction::Request => (REQUEST_CHANGES, REQUEST_HEADERS),
        Direction::Response => (RESPONSE_CHANGES, RESPONSE_HEADERS),
    };
    let mut found = suggestions(ranked(typed, offers(table)));
    if let Some(dot) = typed.find(":header.").map(|start| start + ":header.".len()) {
        let (start, name) = typed.split_at(dot);
        let names = ranked(name, offers(headers)).into_iter();
        found.extend(names.map(|offer| Suggestion {
            text: format!("{start}{}", offer.text),
            help: offer.help.to_owned(),
        }));
    }
    found
}

/// The parameters of an action that are not there yet, the required ones first.
pub fn parameters(subtype: Option<&str>, typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    let subtype = subtype.and_then(subtypes::subtype);
    let names = subtype.into_iter().flat_map(|subtype| subtype.parameters());
    let names = names.map(|parameter| parameter.name);
    let missing = names.filter(|name| !is_there(siblings, name));
    let offer = |text| Offer {
        text,
        help: parameter_words(text).map_or("", |words| words.help),
    };
    suggestions(ranked(typed, missing.map(offer)))
}

/// Where a WebSocket API can put a value.
pub fn destinations(typed: &str) -> Vec<Suggestion> {
    suggestions(ranked(typed, offers(DESTINATIONS)))
}

pub fn statuses(typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    let missing = offers(STATUSES).filter(|offer| !is_there(siblings, offer.text));
    suggestions(ranked(typed, missing))
}

pub fn templates(setting: &Setting<'_>, typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    let table = if setting.text("TemplateSelectionExpression").is_some() {
        SELECTED
    } else {
        CONTENT_TYPES
    };
    let missing = offers(table).filter(|offer| !is_there(siblings, offer.text));
    suggestions(ranked(typed, missing))
}

fn is_there(siblings: Option<&Map>, key: &str) -> bool {
    siblings.is_some_and(|map| map.contains_key(key))
}

const REQUEST_CHANGES: &[(&str, &str)] = &[
    ("append:header.", "adds a value to a header"),
    ("overwrite:header.", "sets a header"),
    ("remove:header.", "removes a header"),
    ("append:querystring.", "adds a value to a query parameter"),
    ("overwrite:querystring.", "sets a query parameter"),
    ("remove:querystring.", "removes a query parameter"),
    ("overwrite:path", "sets the path"),
];

const RESPONSE_CHANGES: &[(&str, &str)] = &[
    ("overwrite:statuscode", "sets the status code"),
    ("append:header.", "adds a value to a header"),
    ("overwrite:header.", "sets a header"),
    ("remove:header.", "removes a header"),
];

/// Often set, and free to be set.
const REQUEST_HEADERS: &[(&str, &str)] = &[
    ("x-request-id", "tells requests apart in logs"),
    ("x-client-ip", "who called; x-forwarded-for is reserved"),
    ("x-api-key", "a key that the backend asks for"),
    ("host", "the host name that the backend sees"),
    ("accept", "what the caller can read"),
    ("content-type", "what the body is"),
    ("user-agent", "the caller's program"),
];

const RESPONSE_HEADERS: &[(&str, &str)] = &[
    ("cache-control", "how long the response may be kept"),
    ("content-type", "what the body is"),
    ("location", "where to go instead"),
    ("retry-after", "when to try again"),
    ("set-cookie", "a cookie for the caller"),
    ("strict-transport-security", "HTTPS from now on"),
    ("x-request-id", "tells requests apart in logs"),
];

const DESTINATIONS: &[(&str, &str)] = &[
    ("integration.request.header.", "sets a header"),
    ("integration.request.querystring.", "sets a query parameter"),
    (
        "integration.request.path.",
        "fills a path variable of the target",
    ),
];

const CONTENT_TYPES: &[(&str, &str)] = &[
    ("application/json", "for JSON messages"),
    ("application/xml", "XML"),
    ("text/plain", "plain text"),
    ("$default", "all else"),
];

const SELECTED: &[(&str, &str)] = &[("$default", "when no other key is selected")];

#[cfg(test)]
mod tests {
    use super::super::super::grammar::mapping_key;
    use super::super::super::grammar::web_socket;
    use super::super::super::reserved_headers::reserved;
    use super::*;

    #[test]
    fn keys_on_offer_are_keys_once_they_have_a_name() {
        for (table, direction) in [
            (REQUEST_CHANGES, Direction::Request),
            (RESPONSE_CHANGES, Direction::Response),
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
    fn no_reserved_header_is_offered() {
        for (name, _) in REQUEST_HEADERS.iter().chain(RESPONSE_HEADERS) {
            assert_eq!(reserved(name), None, "{name}");
        }
    }
}
