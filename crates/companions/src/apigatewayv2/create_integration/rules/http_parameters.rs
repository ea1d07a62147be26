//! `RequestParameters` on HTTP APIs: parameter mapping of requests.

use wireform_check::{Findings, Keys, Rule};
use wireform_model::value::Value;

use super::super::grammar::mapping_key::{self, KeyError};
use super::super::grammar::mapping_value::Direction;
use super::super::setting::{Mapping, Setting};
use super::mapping::{
    self, CONTEXT_VARIABLE_CHARS, EMPTY_VALUE_DROPPED, HTTP_PARAM_DESTINATION_CASE,
    HTTP_PARAM_DUPLICATE, HTTP_STATIC_QUOTED, HTTP_VALUE_UNBRACED, Names, REMOVE_VALUE,
    RESERVED_HEADER,
};
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
