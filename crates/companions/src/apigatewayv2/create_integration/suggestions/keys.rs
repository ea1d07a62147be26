use crate::Suggestion;
use wireform_model::value::Map;

use super::super::grammar::selection::Direction;
use super::super::parameter_words::parameter_words;
use super::super::setting::Setting;
use super::super::statuses::STATUSES;
use super::super::subtypes;
use super::{offer, offers, ranked};

/// Keys of changes to a request or a response.
pub fn changes(typed: &str, direction: Direction) -> Vec<Suggestion> {
    let (table, headers) = match direction {
        Direction::Request => (REQUEST_CHANGES, REQUEST_HEADERS),
        Direction::Response => (RESPONSE_CHANGES, RESPONSE_HEADERS),
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

/// The parameters of an action that are not there yet, the required ones first.
pub fn parameters(subtype: Option<&str>, typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    let Some(subtype) = subtype.and_then(subtypes::subtype) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for parameter in subtype.parameters() {
        let help = parameter_words(parameter.name).map_or("", |words| words.help);
        all.push(offer(parameter.name.to_owned(), help));
    }
    missing(typed, all, siblings)
}

/// Where a WebSocket API can put a value.
pub fn destinations(typed: &str) -> Vec<Suggestion> {
    ranked(typed, offers(DESTINATIONS))
}

pub fn statuses(typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    missing(typed, offers(STATUSES), siblings)
}

pub fn templates(setting: &Setting<'_>, typed: &str, siblings: Option<&Map>) -> Vec<Suggestion> {
    let table = if setting.text("TemplateSelectionExpression").is_some() {
        SELECTED
    } else {
        CONTENT_TYPES
    };
    missing(typed, offers(table), siblings)
}

/// Those that are no key of the map yet.
fn missing(typed: &str, mut offers: Vec<Suggestion>, siblings: Option<&Map>) -> Vec<Suggestion> {
    offers.retain(|offer| !siblings.is_some_and(|map| map.contains_key(&offer.text)));
    ranked(typed, offers)
}

const REQUEST_CHANGES: &str = "\
append:header. adds a value to a header
overwrite:header. sets a header
remove:header. removes a header
append:querystring. adds a value to a query parameter
overwrite:querystring. sets a query parameter
remove:querystring. removes a query parameter
overwrite:path sets the path";

const RESPONSE_CHANGES: &str = "\
overwrite:statuscode sets the status code
append:header. adds a value to a header
overwrite:header. sets a header
remove:header. removes a header";

/// Often set, and free to be set.
const REQUEST_HEADERS: &str = "\
x-request-id tells requests apart in logs
x-client-ip who called; x-forwarded-for is reserved
x-api-key a key that the backend asks for
host the host name that the backend sees
accept what the caller can read
content-type what the body is
user-agent the caller's program";

const RESPONSE_HEADERS: &str = "\
cache-control how long the response may be kept
content-type what the body is
location where to go instead
retry-after when to try again
set-cookie a cookie for the caller
strict-transport-security HTTPS from now on
x-request-id tells requests apart in logs";

const DESTINATIONS: &str = "\
integration.request.header. sets a header
integration.request.querystring. sets a query parameter
integration.request.path. fills a path variable of the target";

const CONTENT_TYPES: &str = "\
application/json for JSON messages
application/xml XML
text/plain plain text
$default all else";

const SELECTED: &str = "$default when no other key is selected";

#[cfg(test)]
mod tests {
    use super::super::super::grammar::mapping_key;
    use super::super::super::grammar::web_socket;
    use super::super::super::reserved_headers::reserved;
    use super::super::super::table::rows;
    use super::*;

    #[test]
    fn keys_on_offer_are_keys_once_they_have_a_name() {
        for (table, direction) in [
            (REQUEST_CHANGES, Direction::Request),
            (RESPONSE_CHANGES, Direction::Response),
        ] {
            for (text, _) in rows(table) {
                let key = text.replace("r.", "r.x").replace("g.", "g.x");
                assert!(mapping_key::parse(&key, direction).is_ok(), "{key}");
            }
        }
        for (text, _) in rows(DESTINATIONS) {
            assert!(
                web_socket::destination(&format!("{text}x")).is_some(),
                "{text}"
            );
        }
    }

    #[test]
    fn no_reserved_header_is_offered() {
        for (name, _) in rows(REQUEST_HEADERS).chain(rows(RESPONSE_HEADERS)) {
            assert_eq!(reserved(name), None, "{name}");
        }
    }
}
