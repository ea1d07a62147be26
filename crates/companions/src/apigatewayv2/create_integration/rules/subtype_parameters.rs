//! `RequestParameters` with a subtype: the parameters of an AWS service action.

use wireform_check::{Findings, Keys, Rule, shorten};
use wireform_model::near::nearest;
use wireform_model::value::{Map, Value};

use super::super::choices::{Choices, Mapping};
use super::super::grammar::mapping_value::{self, Direction, PieceKind};
use super::super::subtypes::{Parameter, ParameterFormat, Subtype, subtype};
use super::{entry, mapping, rename};

/// # What it checks
/// Each required parameter of the action has an entry.
///
/// # Why
/// API Gateway cannot call the action without it.
///
/// # Example
/// `SQS-SendMessage` with a `QueueUrl` and no `MessageBody`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented in the developer guide's reference of subtypes.
pub const SUBTYPE_REQUIRED_PARAM: Rule = Rule::error(
    "subtype-required-param",
    "An action needs its required parameters",
);

/// # What it checks
/// Each key is a parameter of the action. Names are case-sensitive.
///
/// # Why
/// To the service, `stateMachineArn` is not `StateMachineArn`.
///
/// # Example
/// `Kinesis-PutRecord` with a parameter `InvalidParameter`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service with a wrong name and with wrong capitalization.
pub const SUBTYPE_UNKNOWN_PARAM: Rule = Rule::error(
    "subtype-unknown-param",
    "An action accepts only its own parameters",
);

/// # What it checks
/// No parameter of an action is empty.
///
/// # Why
/// The service drops other empty mappings, but here it rejects the whole call.
///
/// # Example
/// `SQS-SendMessage` with `DelaySeconds` empty.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service.
pub const SUBTYPE_PARAM_BLANK: Rule =
    Rule::error("subtype-param-blank", "No parameter of an action is empty");

/// # What it checks
/// A parameter uses only sources that exist, and each `${` has its `}`.
///
/// # Why
/// The service reads `$request.bodyy` as an unknown source, not as text.
///
/// # Example
/// `{"MessageBody": "$request.bodyy"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented in the developer guide; observed on the service for the grammar.
pub const SUBTYPE_PARAM_VALUE: Rule = Rule::error(
    "subtype-param-value",
    "The parameters of an action use sources that exist",
);

/// # What it checks
/// A constant with braces contains at least one `${…}`.
///
/// # Why
/// The service has rejected literal JSON without one.
///
/// # Example
/// `MessageAttributes` as JSON that contains only constants.
///
/// # Who refuses
/// Possibly the service: this has not been tested again.
///
/// # Source
/// Observed once, in 2021.
pub const SUBTYPE_STATIC_BRACES: Rule = Rule::warning(
    "subtype-static-braces",
    "Literal JSON contains at least one expression",
);

/// # What it checks
/// A constant is valid for the called service.
///
/// # Why
/// The integration can be created, but every request through it fails.
///
/// # Example
/// `SQS-ReceiveMessage` with `MaxNumberOfMessages` of 11.
///
/// # Who refuses
/// Nobody when the integration is created; the called service on each request.
///
/// # Source
/// Documented in the models of the called services.
pub const SUBTYPE_STATIC_FORM: Rule = Rule::warning(
    "subtype-static-form",
    "A constant is valid for the called service",
);

/// # What it checks
/// A message for a FIFO queue has a message group ID.
///
/// # Why
/// SQS rejects a message for such a queue without one.
///
/// # Example
/// `QueueUrl` ends in `.fifo`, and `MessageGroupId` is absent.
///
/// # Who refuses
/// Nobody when the integration is created; SQS on each request.
///
/// # Source
/// Documented in the API reference of SQS.
pub const SQS_FIFO_GROUP_ID: Rule = Rule::warning(
    "sqs-fifo-group-id",
    "A message for a FIFO queue needs a message group ID",
);

/// The rules about the parameters of AWS actions, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    SUBTYPE_REQUIRED_PARAM,
    SUBTYPE_UNKNOWN_PARAM,
    SUBTYPE_PARAM_BLANK,
    SUBTYPE_PARAM_VALUE,
    SUBTYPE_STATIC_BRACES,
    SUBTYPE_STATIC_FORM,
    SQS_FIFO_GROUP_ID,
];

const NAME: &str = "RequestParameters";

/// Checks the parameters of AWS actions.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(name) = choices
        .subtype
        .filter(|_| choices.mapping == Mapping::Subtype)
    else {
        return;
    };
    let subtype = subtype(name);
    let entries = choices.map(NAME);
    if entries.is_none() && choices.has(NAME) {
        return;
    }
    if let Some(subtype) = subtype {
        required(subtype, entries, findings);
        fifo(subtype, entries, findings);
    }
    let Some(entries) = entries else {
        return;
    };
    let keys = Keys::of(entries);
    for (key, value) in entries.effective() {
        parameter(subtype, key, value, &keys, findings);
    }
}

fn required(subtype: &Subtype, entries: Option<&Map>, findings: &mut Findings) {
    for parameter in subtype.required {
        if !entries.is_some_and(|entries| entries.contains_key(parameter.name)) {
            let message = format!(
                "{} requires the parameter `{}`. Add it with a constant or a source such as $request.body.",
                subtype.name, parameter.name
            );
            findings.push(SUBTYPE_REQUIRED_PARAM.at(entry(NAME, parameter.name), message));
        }
    }
}

fn fifo(subtype: &Subtype, entries: Option<&Map>, findings: &mut Findings) {
    let Some(entries) = entries.filter(|_| subtype.name == "SQS-SendMessage") else {
        return;
    };
    let url = entries
        .get("QueueUrl")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let is_fifo = url.ends_with(".fifo") && mapping_value::is_constant(url);
    if is_fifo && !entries.contains_key("MessageGroupId") {
        let message = "A FIFO queue rejects messages without a message group ID. Add MessageGroupId, for example with $context.requestId.";
        findings.push(SQS_FIFO_GROUP_ID.at(entry(NAME, "MessageGroupId"), message));
    }
}

fn parameter(
    subtype: Option<&Subtype>,
    key: &str,
    value: &Value,
    keys: &Keys<'_>,
    findings: &mut Findings,
) {
    let parameter = subtype.and_then(|subtype| subtype.parameter(key));
    if let (Some(subtype), None) = (subtype, parameter) {
        unknown(subtype, key, value, keys, findings);
    }
    let Some(text) = value.as_str() else {
        return;
    };
    let is_known = parameter.is_some();
    if text.is_empty() {
        if is_known {
            blank(subtype, key, findings);
        }
        return;
    }
    let found_error = sources(key, text, findings);
    if !found_error {
        mapping::context_variable(entry(NAME, key), text, Direction::Request, findings);
        constant(parameter, key, text, findings);
    }
}

fn unknown(subtype: &Subtype, key: &str, value: &Value, keys: &Keys<'_>, findings: &mut Findings) {
    let meant = nearest(
        key,
        &mut subtype.parameters().map(|parameter| parameter.name),
    );
    let hint = match meant {
        Some(meant) => format!("Did you mean `{meant}`? Names are case-sensitive."),
        None => "Remove it, or check its name, which is case-sensitive.".to_owned(),
    };
    let message = format!(
        "{} has no parameter `{}`. {hint}",
        subtype.name,
        shorten(key)
    );
    let finding = SUBTYPE_UNKNOWN_PARAM.at(entry(NAME, key), message);
    let free = meant.filter(|meant| !keys.contains(meant));
    findings.push(match free {
        Some(meant) => rename(finding, meant, value),
        None => finding.remove("Remove it"),
    });
}

fn blank(subtype: Option<&Subtype>, key: &str, findings: &mut Findings) {
    let is_required = subtype.is_some_and(|subtype| {
        subtype
            .required
            .iter()
            .any(|parameter| parameter.name == key)
    });
    let path = entry(NAME, key);
    findings.push(if is_required {
        let message =
            format!("`{key}` is required and cannot be empty. Enter a constant or a source.");
        SUBTYPE_PARAM_BLANK.at(path, message)
    } else {
        let message = format!("`{key}` cannot be empty. Enter a value, or remove it.");
        SUBTYPE_PARAM_BLANK.at(path, message).remove("Remove it")
    });
}

/// Reports the first invalid source. Braces without `$` are valid here, since a value can be JSON.
fn sources(key: &str, text: &str, findings: &mut Findings) -> bool {
    let error = mapping_value::errors(text, Direction::Request)
        .find(|error| !matches!(error, mapping_value::ValueError::StrayBrace(_)));
    if let Some(error) = error {
        let message = mapping::value_message(&error, Direction::Request);
        findings.push(SUBTYPE_PARAM_VALUE.at(entry(NAME, key), message));
    }
    error.is_some()
}

fn constant(parameter: Option<&Parameter>, key: &str, text: &str, findings: &mut Findings) {
    let has = |kind| mapping_value::pieces(text).any(|piece| piece.kind == kind);
    if has(PieceKind::Brace) && !has(PieceKind::Block) {
        let message = "The service has rejected values that contain braces but no ${…}, such as literal JSON. \
                       Include at least one ${…}, for example ${context.requestId}.";
        findings.push(SUBTYPE_STATIC_BRACES.at(entry(NAME, key), message));
        return;
    }
    let format = parameter.map_or(ParameterFormat::Any, |parameter| parameter.format);
    if mapping_value::is_constant(text) && !format.fits(text) {
        let message = format!(
            "The called service will reject `{}` on each request: `{key}` must be {}.",
            shorten(text),
            format.description(),
        );
        findings.push(SUBTYPE_STATIC_FORM.at(entry(NAME, key), message));
    }
}
