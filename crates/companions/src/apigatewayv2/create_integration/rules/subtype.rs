//! Calls of AWS services by the name of an action, on HTTP APIs.

use wireform_check::{Findings, Rule, shorten};
use wireform_model::near::nearest;

use super::super::setting::{IntegrationType, Protocol, Setting};
use super::super::subtypes::{SUBTYPES, subtype};

/// # What it checks
/// `IntegrationSubtype` goes with the type `AWS_PROXY`.
///
/// # Why
/// The other types call something else and have no use for an action's name.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY", "IntegrationSubtype": "Kinesis-PutRecord"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service; the reference page.
pub const SUBTYPE_NEEDS_AWS_PROXY: Rule = Rule::error(
    "subtype-needs-aws-proxy",
    "An AWS service action needs the type AWS_PROXY",
);

/// # What it checks
/// `IntegrationSubtype` is one of the ten actions, capitals and all.
///
/// # Why
/// The service knows no others. The `1.0` in headings of the manual is no part of the name.
///
/// # Example
/// `{"IntegrationSubtype": "Kinesis-PutRecordInvalid"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service; the developer guide's reference of subtypes.
pub const SUBTYPE_KNOWN: Rule = Rule::error("subtype-known", "An AWS service action is one of ten");

/// # What it checks
/// An AWS service action comes with the role that may call it.
///
/// # Why
/// API Gateway has no rights of its own on the service that it calls.
///
/// # Example
/// `{"IntegrationSubtype": "SQS-PurgeQueue"}` without `CredentialsArn`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service; the developer guide.
pub const SUBTYPE_CREDENTIALS_REQUIRED: Rule = Rule::error(
    "subtype-credentials-required",
    "An AWS service action needs a role",
);

/// # What it checks
/// An AWS service action comes without a URI.
///
/// # Why
/// The action's name says already what is called.
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
/// An AWS service action comes without a method.
///
/// # Why
/// It is not used: the service returns none even where `POST` was sent.
///
/// # Example
/// `{"IntegrationSubtype": "SQS-PurgeQueue", "IntegrationMethod": "POST"}`
///
/// # Who refuses
/// Nobody; any other method is an error of its own.
///
/// # Source
/// Inferred from an acceptance test of Terraform's provider.
pub const SUBTYPE_METHOD_UNUSED: Rule = Rule::info(
    "subtype-method-unused",
    "An AWS service action needs no method",
);

/// # What it checks
/// Whether the action's own service advises against it.
///
/// # Why
/// What is new should not be built on it.
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

pub const RULES: &[Rule] = &[
    SUBTYPE_NEEDS_AWS_PROXY,
    SUBTYPE_KNOWN,
    SUBTYPE_CREDENTIALS_REQUIRED,
    SUBTYPE_NO_URI,
    SUBTYPE_METHOD_UNUSED,
    APPCONFIG_DEPRECATED,
];

const NAME: &str = "IntegrationSubtype";

/// On a WebSocket API a subtype is out of place as such, so nothing more is said about it.
pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    let Some(name) = setting.subtype else {
        return;
    };
    if setting.told != Some(Protocol::WebSocket) {
        integration_type(setting, findings);
    }
    if setting.is_web_socket() {
        return;
    }
    known(name, findings);
    credentials(setting, findings);
    unused(setting, findings);
}

fn integration_type(setting: &Setting<'_>, findings: &mut Findings) {
    let other = setting
        .integration_type
        .filter(|it| *it != IntegrationType::AwsProxy);
    if let Some(other) = other {
        let message = format!(
            "An AWS service action only works with the type AWS_PROXY, not with {}. Use AWS_PROXY, or leave the subtype out.",
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
            "AppConfig advises against GetConfiguration and offers sessions in its place. \
             It still works; for something new, let a Lambda function read the configuration.",
        )),
        Some(_) => {}
        None => {
            let mut names = SUBTYPES.iter().map(|subtype| subtype.name);
            let meant = nearest(name, &mut names);
            let hint = match meant {
                Some(meant) => format!("Did you mean {meant}?"),
                None => "Choose one of the ten actions, such as SQS-SendMessage.".to_owned(),
            };
            let message = format!("API Gateway knows no action `{}`. {hint}", shorten(name));
            let finding = SUBTYPE_KNOWN.at_member(NAME, message);
            findings.push(match meant {
                Some(meant) => finding.replace_with(format!("Use {meant}"), meant),
                None => finding,
            });
        }
    }
}

fn credentials(setting: &Setting<'_>, findings: &mut Findings) {
    if setting.is_absent("CredentialsArn") || setting.credentials == Some("null") {
        let message = "An AWS service action needs a role that API Gateway can assume and that may call the service. \
                       Give the role's ARN, such as arn:aws:iam::123456789012:role/apigateway-sqs.";
        findings.push(SUBTYPE_CREDENTIALS_REQUIRED.at_member("CredentialsArn", message));
    }
}

fn unused(setting: &Setting<'_>, findings: &mut Findings) {
    if setting.uri.is_some() {
        let message =
            "The subtype says already what is called, so a URI has no part here. Leave it out.";
        let finding = SUBTYPE_NO_URI.at_member("IntegrationUri", message);
        findings.push(finding.remove("Remove it"));
    }
    if setting.method == Some("POST") {
        let message = "An AWS service action does not use the method. You can leave it out.";
        let finding = SUBTYPE_METHOD_UNUSED.at_member("IntegrationMethod", message);
        findings.push(finding.remove("Remove it"));
    }
}
