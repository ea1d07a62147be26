//! `CredentialsArn`: in whose name AWS is called.

use wireform_check::{Findings, Rule};

use super::super::arn::{self, Credentials};
use super::super::setting::{IntegrationType, Setting};

/// # What it checks
/// The value is the ARN of a role, or the form that means the caller's own identity.
///
/// # Why
/// API Gateway assumes roles; a name alone or the ARN of something else is of no use to it.
///
/// # Example
/// `{"CredentialsArn": "apigateway-role"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page and by CloudFormation's schema.
pub const CREDENTIALS_FORM: Rule =
    Rule::error("credentials-form", "Credentials are a role or the caller");

/// # What it checks
/// The caller's form has its asterisks.
///
/// # Why
/// A manual prints `arn:aws:iam::*:user/*` with both of them lost, and people copy it.
///
/// # Example
/// `{"CredentialsArn": "arn:aws:iam:::user/"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented: the reference page against the text of the model and the CDK.
pub const CREDENTIALS_GARBLED_CALLER: Rule = Rule::error(
    "credentials-garbled-caller",
    "The caller's form has its asterisks",
);

/// # What it checks
/// The value is not the word `null`.
///
/// # Why
/// Manuals say "specify null" for permissions by the resource's own policy; what they mean is to leave the member out.
///
/// # Example
/// `{"CredentialsArn": "null"}`
///
/// # Who refuses
/// Not known: the CLI sends the word as it is, and it is no ARN.
///
/// # Source
/// Runs of the CLI; CloudFormation's newer text says to omit it.
pub const CREDENTIALS_NULL_LITERAL: Rule = Rule::warning(
    "credentials-null-literal",
    "No credentials means leaving them out",
);

/// # What it checks
/// The ARN is not that of a single user or group.
///
/// # Why
/// API Gateway assumes roles; a user or a group cannot be assumed.
///
/// # Example
/// `{"CredentialsArn": "arn:aws:iam::123456789012:user/alice"}`
///
/// # Who refuses
/// Nobody that is known: CloudFormation's pattern admits it.
///
/// # Source
/// Documented: it is none of the three options of the reference page.
pub const CREDENTIALS_USER_ARN: Rule = Rule::warning(
    "credentials-user-arn",
    "Credentials are no single user or group",
);

/// # What it checks
/// Credentials come with an integration that calls AWS.
///
/// # Why
/// A web backend or a mock takes none.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY", "CredentialsArn": "arn:aws:iam::123456789012:role/r"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented on the reference page; an example of Terraform's shows that it is taken.
pub const CREDENTIALS_INEFFECTIVE: Rule = Rule::warning(
    "credentials-ineffective",
    "Credentials only act on calls of AWS",
);

/// # What it checks
/// With type `AWS` and a service other than Lambda there is a role.
///
/// # Why
/// API Gateway has no rights of its own on the service; Lambda alone can grant them by the function's policy.
///
/// # Example
/// `{"IntegrationType": "AWS", "IntegrationUri": "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented: REST APIs are refused so.
pub const AWS_SERVICE_CREDENTIALS_REQUIRED: Rule = Rule::error(
    "aws-service-credentials-required",
    "Calling an AWS service needs a role",
);

pub const RULES: &[Rule] = &[
    CREDENTIALS_FORM,
    CREDENTIALS_GARBLED_CALLER,
    CREDENTIALS_NULL_LITERAL,
    CREDENTIALS_USER_ARN,
    CREDENTIALS_INEFFECTIVE,
    AWS_SERVICE_CREDENTIALS_REQUIRED,
];

const NAME: &str = "CredentialsArn";

pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    match setting.credentials {
        Some("null") => {
            let message = "The word null would be sent as it is. To go by the resource's own policy, leave the member out.";
            let finding = CREDENTIALS_NULL_LITERAL.at_member(NAME, message);
            findings.push(finding.remove("Leave it out"));
        }
        Some(text) => {
            form(text, findings);
            ineffective(setting, findings);
        }
        None if setting.is_absent(NAME) => missing(setting, findings),
        None => {}
    }
}

fn form(text: &str, findings: &mut Findings) {
    match arn::credentials(text) {
        Some(Credentials::Role | Credentials::Caller) => {}
        Some(Credentials::UserOrGroup) => {
            let message = "API Gateway assumes roles; it cannot act as a single user or group. \
                           Give a role's ARN, or arn:aws:iam::*:user/* for the identity of whoever calls.";
            findings.push(CREDENTIALS_USER_ARN.at_member(NAME, message));
        }
        Some(Credentials::CallerWithoutAsterisks) => {
            let partition = arn::parse(text).map_or("aws", |arn| arn.partition);
            let meant = format!("arn:{partition}:iam::*:user/*");
            let message = format!(
                "Two asterisks are missing here, as in a printed manual. For the identity of whoever calls write {meant}."
            );
            let finding = CREDENTIALS_GARBLED_CALLER.at_member(NAME, message);
            findings.push(finding.replace_with("Put the asterisks in", meant.as_str()));
        }
        None => {
            let message = "This is not the ARN of a role. Give one such as arn:aws:iam::123456789012:role/apigateway-invoke, \
                           arn:aws:iam::*:user/* for the identity of whoever calls, or leave it out.";
            findings.push(CREDENTIALS_FORM.at_member(NAME, message));
        }
    }
}

fn ineffective(setting: &Setting<'_>, findings: &mut Findings) {
    let calls_no_aws = setting
        .integration_type
        .filter(|it| it.is_http() || *it == IntegrationType::Mock);
    if let Some(integration_type) = calls_no_aws
        && setting.is_absent("IntegrationSubtype")
    {
        let message = format!(
            "Credentials act on integrations that call AWS; {} does not. Leave them out.",
            integration_type.as_str(),
        );
        let finding = CREDENTIALS_INEFFECTIVE.at_member(NAME, message);
        findings.push(finding.remove("Remove them"));
    }
}

fn missing(setting: &Setting<'_>, findings: &mut Findings) {
    let service = setting
        .uri
        .filter(|_| setting.integration_type == Some(IntegrationType::Aws))
        .and_then(arn::aws_service)
        .filter(|service| *service != "lambda");
    if let Some(service) = service {
        let message = format!(
            "To call {service}, API Gateway needs a role that it can assume. Give the role's ARN, such as arn:aws:iam::123456789012:role/apigateway-invoke."
        );
        findings.push(AWS_SERVICE_CREDENTIALS_REQUIRED.at_member(NAME, message));
    }
}
