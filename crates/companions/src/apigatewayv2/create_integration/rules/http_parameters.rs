//! `RequestParameters` on HTTP APIs: parameter mappings of requests.

use wireform_check::{Findings, Keys, Rule};
use wireform_model::value::Value;

use super::super::choices::{Choices, Mapping};
use super::super::grammar::mapping_key::{self, KeyError};
use super::super::grammar::mapping_value::Direction;
use super::mapping::{
    self, CONTEXT_VARIABLE_CHARS, EMPTY_VALUE_DROPPED, HTTP_PARAM_DESTINATION_CASE,
    HTTP_PARAM_DUPLICATE, HTTP_STATIC_QUOTED, HTTP_VALUE_UNBRACED, REMOVE_VALUE, RESERVED_HEADER,
    ValueRule,
};
use super::{entry, member, rename};

/// # What it checks
/// A key is an action and a target: `append:header.x`, `overwrite:querystring.x`, `overwrite:path`.
///
/// # Why
/// The service parses the key. A mapping cannot change anything else of a request.
///
/// # Example
/// `append:body.x`, `set:header.x`, `append:header`, `append:header.foo%`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented in the developer guide's table for `overwrite:path.x`.
pub const HTTP_PARAM_KEY: Rule = Rule::error(
    "http-param-key",
    "The key of a mapping is an action and a target",
);

/// # What it checks
/// The path is overwritten, not appended to or removed.
///
/// # Why
/// Every request has exactly one path.
///
/// # Example
/// `{"append:path": "/x"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented in the developer guide.
pub const HTTP_PARAM_PATH_ACTION: Rule =
    Rule::error("http-param-path-action", "The path can only be overwritten");

/// # What it checks
/// A value contains only constants and sources of the request, and each of its braces has a counterpart.
///
/// # Why
/// The service interprets `$` and braces anywhere in a value.
///
/// # Example
/// `$request.headers.foo`, `${request.body`, `$request.body}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service with about fifteen values; documented in the developer guide's table.
pub const HTTP_PARAM_VALUE: Rule = Rule::error(
    "http-param-value",
    "The value of a mapping uses sources that exist",
);

/// The rules about the request parameters of HTTP APIs, in the order in which they are explained.
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

const VALUE_RULE: ValueRule = ValueRule {
    direction: Direction::Request,
    rule: &HTTP_PARAM_VALUE,
};

/// Adds findings only without a subtype, since actions have other parameters. A subtype of the wrong JSON type may be
/// meant as one.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    let has_invalid_subtype = !choices.is_absent("IntegrationSubtype") && choices.subtype.is_none();
    if choices.mapping != Mapping::Http || has_invalid_subtype {
        return;
    }
    let Some(map) = choices.map(NAME) else {
        return;
    };
    let keys = Keys::of(map);
    for (key, value) in map.effective() {
        match mapping_key::parse(key, Direction::Request) {
            Ok(parsed) => mapping::entry(
                &VALUE_RULE,
                &parsed,
                &entry(NAME, key),
                value,
                &keys,
                findings,
            ),
            Err(error) => {
                invalid_key(key, &error, value, &keys, findings);
                check_value(value, key, findings);
            }
        }
    }
    mapping::duplicates(map, Direction::Request, &member(NAME), findings);
}

fn invalid_key(
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

/// Checks the value of an entry whose key is invalid, except with `remove:`, which has no value of its own.
fn check_value(value: &Value, key: &str, findings: &mut Findings) {
    if let Some(text) = value.as_str().filter(|_| !key.starts_with("remove:")) {
        mapping::check_value(&VALUE_RULE, text, &entry(NAME, key), findings);
    }
}
