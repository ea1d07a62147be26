//! `IntegrationSubtype`: AWS service actions on HTTP APIs.

use wireform_check::{Findings, Rule, shorten};
use wireform_model::near::nearest;

use super::super::choices::{Choices, IntegrationType, Protocol};
use super::super::subtypes::{SUBTYPES, subtype};

/// # What it checks
/// `IntegrationSubtype` is set only with the type `AWS_PROXY`.
///
/// # Why
/// The other types do not call an action.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY", "IntegrationSubtype": "Kinesis-PutRecord"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented on the reference page.
pub const SUBTYPE_NEEDS_AWS_PROXY: Rule = Rule::error(
    "subtype-needs-aws-proxy",
    "An AWS service action needs the type AWS_PROXY",
);

/// # What it checks
/// `IntegrationSubtype` is one of the ten actions. Names are case-sensitive.
///
/// # Why
/// The service supports no others. The `1.0` in headings of the developer guide is not part of the name.
///
/// # Example
/// `{"IntegrationSubtype": "Kinesis-PutRecordInvalid"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented in the developer guide's reference of subtypes.
pub const SUBTYPE_KNOWN: Rule = Rule::error(
    "subtype-known",
    "The subtype is one of the ten AWS service actions",
);

/// # What it checks
/// An AWS service action has a role that can perform it.
///
/// # Why
/// API Gateway has no permissions for the called service by itself.
///
/// # Example
/// `{"IntegrationSubtype": "SQS-PurgeQueue"}` without `CredentialsArn`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented in the developer guide.
pub const SUBTYPE_CREDENTIALS_REQUIRED: Rule = Rule::error(
    "subtype-credentials-required",
    "An AWS service action needs a role",
);

/// # What it checks
/// An AWS service action has no URI.
///
/// # Why
/// The subtype already names what the integration calls.
///
/// # Example
/// `{"IntegrationSubtype": "SQS-PurgeQueue", "IntegrationUri": "https://example.com"}`
///
/// # Who refuses
/// Not known.
///
/// # Source
/// Inferred: no example of AWS has both, and the CDK treats them as alternatives.
pub const SUBTYPE_NO_URI: Rule =
    Rule::warning("subtype-no-uri", "An AWS service action has no URI");

/// # What it checks
/// An AWS service action has no method.
///
/// # Why
/// The service does not use it: it returns none, even if `POST` was sent.
///
/// # Example
/// `{"IntegrationSubtype": "SQS-PurgeQueue", "IntegrationMethod": "POST"}`
///
/// # Who refuses
/// Nobody. Another rule reports methods other than `POST`.
///
/// # Source
/// Inferred from an acceptance test of Terraform's provider.
pub const SUBTYPE_METHOD_UNUSED: Rule = Rule::info(
    "subtype-method-unused",
    "An AWS service action needs no method",
);

/// # What it checks
/// The API that the action calls is not deprecated.
///
/// # Why
/// New applications should not depend on a deprecated API.
///
/// # Example
/// `{"IntegrationSubtype": "AppConfig-GetConfiguration"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented: AppConfig's model marks the operation as deprecated.
pub const APPCONFIG_DEPRECATED: Rule = Rule::info(
    "appconfig-deprecated",
    "AppConfig's GetConfiguration is deprecated",
);

/// The rules about AWS actions, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    SUBTYPE_NEEDS_AWS_PROXY,
    SUBTYPE_KNOWN,
    SUBTYPE_CREDENTIALS_REQUIRED,
    SUBTYPE_NO_URI,
    SUBTYPE_METHOD_UNUSED,
    APPCONFIG_DEPRECATED,
];

const NAME: &str = "IntegrationSubtype";

/// On a WebSocket API, another rule reports the subtype itself, so this adds no findings about its value.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(name) = choices.subtype else {
        return;
    };
    if choices.stated != Some(Protocol::WebSocket) {
        integration_type(choices, findings);
    }
    if choices.is_web_socket() {
        return;
    }
    known(name, findings);
    credentials(choices, findings);
    unused(choices, findings);
}

fn integration_type(choices: &Choices<'_>, findings: &mut Findings) {
    let other = choices
        .integration_type
        .filter(|it| *it != IntegrationType::AwsProxy);
    if let Some(other) = other {
        let message = format!(
            "An AWS service action works only with the type AWS_PROXY, not with {}. Use AWS_PROXY, or remove the subtype.",
            other.as_str(),
        );
        let finding = SUBTYPE_NEEDS_AWS_PROXY.at_member("IntegrationType", message);
        findings.push(finding.replace_with("Use AWS_PROXY", "AWS_PROXY"));
    }
}

fn known(name: &str, findings: &mut Findings) {
    match subtype(name) {
        Some(subtype) if subtype.is_deprecated() => findings.push(APPCONFIG_DEPRECATED.at_member(
            NAME,
            "AppConfig has deprecated GetConfiguration and offers configuration sessions instead. \
             It still works. In a new application, read the configuration in a Lambda function.",
        )),
        Some(_) => {}
        None => {
            let mut names = SUBTYPES.iter().map(|subtype| subtype.name);
            let meant = nearest(name, &mut names);
            let hint = match meant {
                Some(meant) => format!("Did you mean {meant}?"),
                None => "Choose one of the ten actions, such as SQS-SendMessage.".to_owned(),
            };
            let message = format!("`{}` is not an AWS service action. {hint}", shorten(name));
            let finding = SUBTYPE_KNOWN.at_member(NAME, message);
            findings.push(match meant {
                Some(meant) => finding.replace_with(format!("Use {meant}"), meant),
                None => finding,
            });
        }
    }
}

fn credentials(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.is_absent("CredentialsArn") || choices.credentials == Some("null") {
        let message = "An AWS service action needs a role that API Gateway can assume and that can call the service. \
                       Enter the role's ARN, such as arn:aws:iam::123456789012:role/apigateway-sqs.";
        findings.push(SUBTYPE_CREDENTIALS_REQUIRED.at_member("CredentialsArn", message));
    }
}

fn unused(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.uri.is_some() {
        let message = "The subtype already names what to call, so no URI is needed. Remove it.";
        let finding = SUBTYPE_NO_URI.at_member("IntegrationUri", message);
        findings.push(finding.remove("Remove it"));
    }
    if choices.method == Some("POST") {
        let message = "An AWS service action does not use the method. You can remove it.";
        let finding = SUBTYPE_METHOD_UNUSED.at_member("IntegrationMethod", message);
        findings.push(finding.remove("Remove it"));
    }
}
