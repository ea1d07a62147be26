//! `ResponseParameters`: parameter mappings of responses by status code, on HTTP APIs.

use wireform_check::{Findings, Keys, Rule, shorten};
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::super::choices::Choices;
use super::super::grammar::mapping_key::{
    self, KeyError, MappingAction, MappingKey, MappingTarget,
};
use super::super::grammar::mapping_value::{self, Direction};
use super::mapping::{self, ValueRule};
use super::{member, rename};

/// # What it checks
/// Each key of the outer map is one status code from 200 to 599.
///
/// # Why
/// The service accepts neither classes such as `2xx` nor spaces around the number.
///
/// # Example
/// `199`, `600`, `2xx`, `200 ` with a space
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented on the reference page.
pub const RESPONSE_STATUS_KEY: Rule =
    Rule::error("response-status-key", "Responses are mapped by status code");

/// # What it checks
/// Each key changes a header or overwrites the status code.
///
/// # Why
/// A mapping cannot change anything else of a response.
///
/// # Example
/// `append:statuscode`, `append:querystring.a`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented in the developer guide.
pub const RESPONSE_PARAM_KEY: Rule = Rule::error(
    "response-param-key",
    "A response mapping changes a header or the status code",
);

/// # What it checks
/// `overwrite:statuscode` is written with a colon.
///
/// # Why
/// The reference page prints a dot, which is wrong.
///
/// # Example
/// `{"200": {"overwrite.statuscode": "204"}}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed with the colon; inferred for the dot, since the service rejects unknown targets.
pub const RESPONSE_STATUSCODE_DOT: Rule = Rule::error(
    "response-statuscode-dot",
    "overwrite:statuscode has a colon",
);

/// # What it checks
/// A constant status code is an integer from 100 to 599.
///
/// # Why
/// HTTP has no other status codes.
///
/// # Example
/// `{"200": {"overwrite:statuscode": "600"}}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service with 99, 600 and 20.1.
pub const RESPONSE_STATUSCODE_VALUE: Rule = Rule::error(
    "response-statuscode-value",
    "A constant status code is from 100 to 599",
);

/// # What it checks
/// A value contains only constants and sources of the response, and each of its braces has a counterpart.
///
/// # Why
/// The request is no longer available: `$request.header.x` does not exist here.
///
/// # Example
/// `{"append:header.a": "$request.header.a"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service for unknown sources; inferred for sources of the request.
pub const RESPONSE_PARAM_VALUE: Rule = Rule::error(
    "response-param-value",
    "The value of a response mapping uses sources that exist",
);

/// # What it checks
/// Each status code has at least one mapping.
///
/// # Why
/// An empty map has no effect when the integration is created. Only an update deletes mappings with it.
///
/// # Example
/// `{"404": {}}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented in the developer guide; observed on updates.
pub const RESPONSE_EMPTY_MAP: Rule = Rule::warning(
    "response-empty-map",
    "A status code has at least one mapping",
);

/// The rules about the response parameters, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    RESPONSE_STATUS_KEY,
    RESPONSE_PARAM_KEY,
    RESPONSE_STATUSCODE_DOT,
    RESPONSE_STATUSCODE_VALUE,
    RESPONSE_PARAM_VALUE,
    RESPONSE_EMPTY_MAP,
];

const NAME: &str = "ResponseParameters";

const VALUE_RULE: ValueRule = ValueRule {
    direction: Direction::Response,
    rule: &RESPONSE_PARAM_VALUE,
};

/// Adds no findings on a WebSocket API, where another rule reports the whole map.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(statuses) = choices.map(NAME).filter(|_| !choices.is_web_socket()) else {
        return;
    };
    let codes = Keys::of(statuses);
    for (status, value) in statuses.effective() {
        let path = member(NAME).child(status);
        let is_known = is_status(status, 200);
        if !is_known {
            invalid_status(status, &path, value, &codes, findings);
        }
        let Some(map) = value.as_map() else {
            continue;
        };
        if map.is_empty() && is_known {
            let message = "This status code has no mappings, so it has no effect. Add a mapping, or remove the status code.";
            let finding = RESPONSE_EMPTY_MAP.at(path, message);
            findings.push(finding.remove("Remove it"));
        } else {
            mappings(map, &path, findings);
        }
    }
}

fn invalid_status(
    status: &str,
    path: &Path,
    value: &Value,
    siblings: &Keys<'_>,
    findings: &mut Findings,
) {
    let message = format!(
        "`{}` is not a status code from 200 to 599. Enter one three-digit code; for a class such as 2xx, add an entry for each code.",
        shorten(status),
    );
    let finding = RESPONSE_STATUS_KEY.at(path.clone(), message);
    let trimmed = status.trim();
    let is_free = is_status(trimmed, 200) && !siblings.contains(trimmed);
    findings.push(if is_free {
        rename(finding, trimmed, value)
    } else {
        finding
    });
}

fn mappings(map: &Map, status: &Path, findings: &mut Findings) {
    let keys = Keys::of(map);
    for (key, value) in map.effective() {
        let path = status.child(key);
        match mapping_key::parse(key, Direction::Response) {
            Ok(parsed) => mapping(&parsed, &path, value, &keys, findings),
            Err(error) => invalid_key(key, &error, &path, value, &keys, findings),
        }
    }
    mapping::duplicates(map, Direction::Response, status, findings);
}

fn mapping(
    key: &MappingKey<'_>,
    path: &Path,
    value: &Value,
    siblings: &Keys<'_>,
    findings: &mut Findings,
) {
    mapping::entry(&VALUE_RULE, key, path, value, siblings, findings);
    let constant = value
        .as_str()
        .filter(|text| !text.is_empty() && mapping_value::is_constant(text))
        .filter(|text| mapping_value::check(text, Direction::Response).is_ok());
    if key.target == MappingTarget::StatusCode && constant.is_some_and(|text| !is_status(text, 100))
    {
        let message = "A constant status code must be an integer from 100 to 599. Enter three digits, or a source such as $response.header.x.";
        findings.push(RESPONSE_STATUSCODE_VALUE.at(path.clone(), message));
    }
}

fn invalid_key(
    key: &str,
    error: &KeyError<'_>,
    path: &Path,
    value: &Value,
    siblings: &Keys<'_>,
    findings: &mut Findings,
) {
    let rule = match error {
        KeyError::DottedStatusCode => RESPONSE_STATUSCODE_DOT,
        _ => RESPONSE_PARAM_KEY,
    };
    let message = mapping::key_message(key, error, Direction::Response);
    let finding = rule.at(path.clone(), message);
    let meant = match error {
        KeyError::DottedStatusCode => Some("overwrite:statuscode".to_owned()),
        KeyError::OnlyOverwrite(_) if key.starts_with(MappingAction::Append.as_str()) => {
            Some("overwrite:statuscode".to_owned())
        }
        KeyError::NoAction => Some(format!("overwrite:{key}")),
        _ => None,
    };
    let usable = meant.filter(|meant| {
        mapping_key::parse(meant, Direction::Response).is_ok() && !siblings.contains(meant)
    });
    findings.push(match usable {
        Some(meant) => rename(finding, &meant, value),
        None => finding,
    });
    if let Some(text) = value.as_str().filter(|_| !key.starts_with("remove:")) {
        mapping::check_value(&VALUE_RULE, text, path, findings);
    }
}

/// Whether a text is three digits from `min` to 599.
fn is_status(text: &str, min: u64) -> bool {
    let is_three_digits = text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
    let code = text.parse::<u64>().ok();
    is_three_digits && code.is_some_and(|code| (min..600).contains(&code))
}
