//! `PayloadFormatVersion`: the format of the payload that a backend receives.

use wireform_check::{Findings, Rule};

use super::super::choices::{Choices, IntegrationType, Protocol};

/// # What it checks
/// A proxy integration of an HTTP API has a payload format version.
///
/// # Why
/// The reference page lists it as optional, but its text says that HTTP APIs require it.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY"}` without `PayloadFormatVersion`, for an HTTP API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented on the reference page.
pub const PAYLOAD_VERSION_REQUIRED: Rule = Rule::error(
    "payload-version-required",
    "An integration of an HTTP API needs a payload format version",
);

/// # What it checks
/// Without a known protocol, a proxy integration has a payload format version.
///
/// # Why
/// It is required if the API is an HTTP API.
///
/// # Example
/// `{"IntegrationType": "AWS_PROXY"}`
///
/// # Who refuses
/// The service, if the API is an HTTP API; nobody for a WebSocket API.
///
/// # Source
/// Documented on the reference page.
pub const PAYLOAD_VERSION_ADVISED: Rule = Rule::info(
    "payload-version-advised",
    "An HTTP API needs a payload format version",
);

/// # What it checks
/// `PayloadFormatVersion` is `1.0` or `2.0`.
///
/// # Why
/// There are no other versions.
///
/// # Example
/// `{"PayloadFormatVersion": "3.0"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on a deployment; documented in the model.
pub const PAYLOAD_VERSION_VALUE: Rule = Rule::error(
    "payload-version-value",
    "The payload format version is 1.0 or 2.0",
);

/// # What it checks
/// Version 2.0 is used only for Lambda functions behind HTTP APIs.
///
/// # Why
/// `HTTP_PROXY`, AWS service actions and WebSocket APIs support only version 1.0.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY", "PayloadFormatVersion": "2.0"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on deployments of all three; documented in the model.
pub const PAYLOAD_VERSION_2_LAMBDA_ONLY: Rule = Rule::error(
    "payload-version-2-lambda-only",
    "Version 2.0 is only for Lambda functions behind HTTP APIs",
);

/// The rules about the payload format, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    PAYLOAD_VERSION_REQUIRED,
    PAYLOAD_VERSION_ADVISED,
    PAYLOAD_VERSION_VALUE,
    PAYLOAD_VERSION_2_LAMBDA_ONLY,
];

const NAME: &str = "PayloadFormatVersion";

/// Checks the payload format.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    match choices.payload_version {
        None => missing(choices, findings),
        Some("1.0") => {}
        Some("2.0") => version_2(choices, findings),
        Some(other) => unknown(other, findings),
    }
}

fn missing(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(integration_type) = choices.integration_type.filter(|it| it.is_proxy()) else {
        return;
    };
    if !choices.is_absent(NAME) {
        return;
    }
    let is_lambda = integration_type == IntegrationType::AwsProxy && choices.subtype.is_none();
    let (version, choice) = if is_lambda {
        (
            "2.0",
            "2.0 for a new function, 1.0 for one that expects the event of a REST API",
        )
    } else {
        ("1.0", "1.0")
    };
    let label = format!("Use {version}");
    match choices.protocol {
        Some(Protocol::WebSocket) => {}
        Some(Protocol::Http) => {
            let message = format!("An HTTP API requires the payload format version. Use {choice}.");
            let finding = PAYLOAD_VERSION_REQUIRED.at_member(NAME, message);
            findings.push(finding.replace_with(label, version));
        }
        None => {
            let message = format!(
                "If this is an HTTP API, the payload format version is required. Use {choice}."
            );
            let finding = PAYLOAD_VERSION_ADVISED.at_member(NAME, message);
            findings.push(finding.replace_with(label, version));
        }
    }
}

fn version_2(choices: &Choices<'_>, findings: &mut Findings) {
    let reason = if choices.is_web_socket() {
        "A WebSocket API supports only version 1.0"
    } else if choices.subtype.is_some() {
        "An AWS service action supports only version 1.0"
    } else if choices.integration_type == Some(IntegrationType::HttpProxy) {
        "HTTP_PROXY supports only version 1.0"
    } else {
        return;
    };
    let message = format!("{reason}; 2.0 is only for Lambda functions behind HTTP APIs. Use 1.0.");
    let finding = PAYLOAD_VERSION_2_LAMBDA_ONLY.at_member(NAME, message);
    findings.push(finding.replace_with("Use 1.0", "1.0"));
}

fn unknown(found: &str, findings: &mut Findings) {
    let message = format!(
        "{} is not a payload format version. Use 1.0 or 2.0.",
        wireform_check::shorten(found)
    );
    let meant = if found.trim().starts_with('2') {
        "2.0"
    } else {
        "1.0"
    };
    let finding = PAYLOAD_VERSION_VALUE.at_member(NAME, message);
    findings.push(finding.replace_with(format!("Use {meant}"), meant));
}
