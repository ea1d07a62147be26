//! `RequestParameters` on HTTP APIs: parameter mapping of requests.

use crate::check::{Findings, Keys, Rule};
use crate::value::Value;

use super::super::grammar::mapping_key::{self, KeyError};
use super::super::grammar::selection::Direction;
use super::super::setting::{Mapping, Setting};
use super::mapping::{self, Names};
use super::{entry, member, rename};

/// # What it checks
/// A key is an action and what it changes: `append:header.x`, `overwrite:querystring.x`, `overwrite:path`.
///
/// # Why
/// The service reads the key; nothing else of a request can be changed.
///
/// # Example
/// `append:body.x`, `set:header.x`, `append:header`, `append:header.foo%`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service; `overwrite:path.x` goes by the developer guide's table.
pub const HTTP_PARAM_KEY: Rule = Rule::error(
    "http-param-key",
    "A mapping's key is an action and its target",
);

/// # What it checks
/// The path is overwritten, not appended to or removed.
///
/// # Why
/// A request has one path and cannot do without.
///
/// # Example
/// `{"append:path": "/x"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service; the developer guide.
pub const HTTP_PARAM_PATH_ACTION: Rule =
    Rule::error("http-param-path-action", "The path can only be overwritten");

/// # What it checks
/// No target is mapped twice, whatever the actions are; header names are compared without capitals.
///
/// # Why
/// The service allows one mapping a target; a number after the name makes targets distinct: `append:header.x.1`.
///
/// # Example
/// `append:header.a` and `overwrite:header.A`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service for headers; query strings and responses by analogy.
pub const HTTP_PARAM_DUPLICATE: Rule =
    Rule::error("http-param-duplicate", "A target is mapped once");

/// # What it checks
/// A mapping, of requests or responses, leaves reserved headers alone.
///
/// # Why
/// API Gateway sets them itself.
///
/// # Example
/// `{"append:header.authorization": "…"}`, `{"overwrite:header.X-Amzn-Trace-Id": "…"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service for names and prefixes; the developer guide's list.
pub const RESERVED_HEADER: Rule = Rule::error("reserved-header", "Reserved headers are not mapped");

/// # What it checks
/// A value is a constant with sources of the request in it, and its braces pair up.
///
/// # Why
/// `$` and braces are read by the service, wherever they stand.
///
/// # Example
/// `$request.headers.foo`, `${request.body`, `$request.body}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service with some fifteen values; the developer guide's table.
pub const HTTP_PARAM_VALUE: Rule = Rule::error(
    "http-param-value",
    "A mapping's value draws on sources that exist",
);

/// # What it checks
/// The value of `remove:` is two single quotes.
///
/// # Why
/// The service wants a value, and takes this one alone.
///
/// # Example
/// `{"remove:header.a": "x"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service.
pub const REMOVE_VALUE: Rule = Rule::error(
    "remove-value",
    "A mapping that removes has '' for its value",
);

/// # What it checks
/// No value of a mapping is empty, of requests or responses.
///
/// # Why
/// On creation the service drops such a mapping without a word; for `remove:` write `''`.
///
/// # Example
/// `{"remove:header.b": ""}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Seen on the service.
pub const EMPTY_VALUE_DROPPED: Rule =
    Rule::warning("empty-value-dropped", "A mapping's value is not empty");

/// # What it checks
/// The location is written in small letters.
///
/// # Why
/// Capitals are taken and then have no effect.
///
/// # Example
/// `{"append:HEADER.x": "1"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Seen on the service.
pub const HTTP_PARAM_DESTINATION_CASE: Rule = Rule::warning(
    "http-param-destination-case",
    "A mapping's location is in small letters",
);

/// # What it checks
/// Names of context variables are made of letters, digits, points and underscores.
///
/// # Why
/// Others are not supported, though claims may well have them.
///
/// # Example
/// `$context.authorizer.claims.cognito:groups`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented: a note of the developer guide.
pub const CONTEXT_VARIABLE_CHARS: Rule = Rule::warning(
    "context-variable-chars",
    "A context variable's name is plain",
);

/// # What it checks
/// A variable that is not alone in its value stands in braces.
///
/// # Why
/// Without them it goes on to the next white space, `$` or brace.
///
/// # Example
/// `a $stageVariables.v`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented: a note of the developer guide; the service was seen to take both.
pub const HTTP_VALUE_UNBRACED: Rule = Rule::info(
    "http-value-unbraced",
    "A variable among other text stands in braces",
);

/// # What it checks
/// A constant stands without single quotes.
///
/// # Why
/// They belong to WebSocket APIs; here they would be sent.
///
/// # Example
/// `{"append:header.q": "'quoted'"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred from the developer guide, which calls a constant a plain text.
pub const HTTP_STATIC_QUOTED: Rule = Rule::info("http-static-quoted", "A constant has no quotes");

pub const RULES: &[Rule] = &[
    HTTP_PARAM_KEY,
    HTTP_PARAM_PATH_ACTION,
    HTTP_PARAM_DUPLICATE,
    RESERVED_HEADER,
    HTTP_PARAM_VALUE,
    REMOVE_VALUE,
    EMPTY_VALUE_DROPPED,
    HTTP_PARAM_DESTINATION_CASE,
    CONTEXT_VARIABLE_CHARS,
    HTTP_VALUE_UNBRACED,
    HTTP_STATIC_QUOTED,
];

const NAME: &str = "RequestParameters";

const NAMES: Names = Names {
    direction: Direction::Request,
    value: &HTTP_PARAM_VALUE,
};

/// Without a subtype alone: an action's parameters are something else, and a subtype of the wrong type leaves it open.
pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    let subtype_is_unreadable =
        !setting.is_absent("IntegrationSubtype") && setting.subtype.is_none();
    if setting.mapping != Mapping::Http || subtype_is_unreadable {
        return;
    }
    let Some(map) = setting.map(NAME) else {
        return;
    };
    let keys = Keys::of(map);
    for (key, value) in map.effective() {
        match mapping_key::parse(key, Direction::Request) {
            Ok(parsed) => {
                mapping::entry(&NAMES, &parsed, &entry(NAME, key), value, &keys, findings)
            }
            Err(error) => {
                bad_key(key, &error, value, &keys, findings);
                check_value(value, key, findings);
            }
        }
    }
    mapping::duplicates(map, Direction::Request, &member(NAME), findings);
}

fn bad_key(
    key: &str,
    error: &KeyError<'_>,
    value: &Value,
    keys: &Keys<'_>,
    findings: &mut Findings,
) {
    let rule = match error {
        KeyError::OnlyOverwrite(_) => HTTP_PARAM_PATH_ACTION,
        _ => HTTP_PARAM_KEY,
    };
    let message = mapping::key_message(key, error, Direction::Request);
    let finding = rule.at(entry(NAME, key), message);
    let meant = match error {
        KeyError::OnlyOverwrite(_) if key.starts_with("append") => {
            Some("overwrite:path".to_owned())
        }
        KeyError::OnlyOverwrite(_) => None,
        KeyError::NoAction => Some(format!("overwrite:{key}")),
        KeyError::UnknownAction(action) => {
            let rest = key.get(action.len()..).unwrap_or_default();
            let action = if action.eq_ignore_ascii_case("append") {
                "append"
            } else {
                "overwrite"
            };
            Some(format!("{action}{rest}"))
        }
        _ => None,
    };
    let usable = meant.filter(|meant| {
        mapping_key::parse(meant, Direction::Request).is_ok() && !keys.contains(meant)
    });
    findings.push(match usable {
        Some(meant) => rename(finding, &meant, value),
        None => finding,
    });
}

/// The value of an entry whose key is wrong; what removes something has no value to speak of.
fn check_value(value: &Value, key: &str, findings: &mut Findings) {
    if let Some(text) = value.as_str().filter(|_| !key.starts_with("remove:")) {
        mapping::check_value(&NAMES, text, &entry(NAME, key), findings);
    }
}
