//! `CredentialsArn`: the identity with which API Gateway calls AWS.

use wireform_check::{Findings, Rule};

use super::super::arn::{self, Credentials};
use super::super::choices::{Choices, IntegrationType};

/// # What it checks
/// The value is the ARN of a role, or the ARN that stands for the caller's identity.
///
/// # Why
/// API Gateway assumes a role by its ARN. It cannot use a name or the ARN of something else.
///
/// # Example
/// `{"CredentialsArn": "apigateway-role"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page and in CloudFormation's schema.
pub const CREDENTIALS_FORM: Rule = Rule::error(
    "credentials-form",
    "Credentials are the ARN of a role, or the caller's identity",
);

/// # What it checks
/// The ARN for the caller's identity contains its asterisks.
///
/// # Why
/// Some AWS documentation prints `arn:aws:iam::*:user/*` without its asterisks, and users copy that.
///
/// # Example
/// `{"CredentialsArn": "arn:aws:iam:::user/"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented: the reference page differs from the model's text and the CDK.
pub const CREDENTIALS_GARBLED_CALLER: Rule = Rule::error(
    "credentials-garbled-caller",
    "The ARN for the caller's identity needs its asterisks",
);

/// # What it checks
/// The value is not the string `null`.
///
/// # Why
/// AWS documentation says "specify null" for access by the resource's policy. It means to leave the member out.
///
/// # Example
/// `{"CredentialsArn": "null"}`
///
/// # Who refuses
/// Not known: the CLI sends the string unchanged, and it is not an ARN.
///
/// # Source
/// Observed with the CLI; CloudFormation's newer documentation says to omit the member.
pub const CREDENTIALS_NULL_LITERAL: Rule = Rule::warning(
    "credentials-null-literal",
    "For no credentials, leave the member out",
);

/// # What it checks
/// The ARN is not that of a single user or group.
///
/// # Why
/// API Gateway can assume a role, but not a user or group.
///
/// # Example
/// `{"CredentialsArn": "arn:aws:iam::123456789012:user/alice"}`
///
/// # Who refuses
/// Nobody, as far as is known: CloudFormation's pattern accepts it.
///
/// # Source
/// Documented: it is not one of the three options on the reference page.
pub const CREDENTIALS_USER_ARN: Rule = Rule::warning(
    "credentials-user-arn",
    "Credentials are not a user or group",
);

/// # What it checks
/// Credentials are set only for an integration that calls AWS.
///
/// # Why
/// HTTP backends and mocks do not use credentials.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY", "CredentialsArn": "arn:aws:iam::123456789012:role/r"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented on the reference page; one of Terraform's examples shows that the service accepts them.
pub const CREDENTIALS_INEFFECTIVE: Rule = Rule::warning(
    "credentials-ineffective",
    "Credentials have an effect only for integrations that call AWS",
);

/// # What it checks
/// With type `AWS` and a service other than Lambda, a role is set.
///
/// # Why
/// API Gateway has no permissions for the service by itself. Only Lambda can grant them, in the function's policy.
///
/// # Example
/// `{"IntegrationType": "AWS", "IntegrationUri": "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented for REST APIs, which the service rejects without a role.
pub const AWS_SERVICE_CREDENTIALS_REQUIRED: Rule = Rule::error(
    "aws-service-credentials-required",
    "An integration with an AWS service needs a role",
);

/// The rules about the credentials, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    CREDENTIALS_FORM,
    CREDENTIALS_GARBLED_CALLER,
    CREDENTIALS_NULL_LITERAL,
    CREDENTIALS_USER_ARN,
    CREDENTIALS_INEFFECTIVE,
    AWS_SERVICE_CREDENTIALS_REQUIRED,
];

const NAME: &str = "CredentialsArn";

/// Checks the credentials.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    match choices.credentials {
        Some("null") => {
            let message = "The AWS CLI sends null as a string. To use the resource's own policy, leave the member out.";
            let finding = CREDENTIALS_NULL_LITERAL.at_member(NAME, message);
            findings.push(finding.remove("Remove it"));
        }
        Some(text) => {
            form(text, findings);
            ineffective(choices, findings);
        }
        None if choices.is_absent(NAME) => missing(choices, findings),
        None => {}
    }
}

fn form(text: &str, findings: &mut Findings) {
    match arn::credentials(text) {
        Some(Credentials::Role | Credentials::Caller) => {}
        Some(Credentials::UserOrGroup) => {
            let message = "API Gateway can assume a role, but not a user or group. \
                           Enter the ARN of a role, or arn:aws:iam::*:user/* for the caller's identity.";
            findings.push(CREDENTIALS_USER_ARN.at_member(NAME, message));
        }
        Some(Credentials::CallerWithoutAsterisks) => {
            let partition = arn::parse(text).map_or("aws", |arn| arn.partition);
            let meant = format!("arn:{partition}:iam::*:user/*");
            let message = format!(
                "Two asterisks are missing, as in some AWS documentation. For the caller's identity, enter {meant}."
            );
            let finding = CREDENTIALS_GARBLED_CALLER.at_member(NAME, message);
            findings.push(finding.replace_with("Add the asterisks", meant.as_str()));
        }
        None => {
            let message = "This is not the ARN of a role. Enter an ARN such as arn:aws:iam::123456789012:role/apigateway-invoke, \
                           or arn:aws:iam::*:user/* for the caller's identity, or leave it out.";
            findings.push(CREDENTIALS_FORM.at_member(NAME, message));
        }
    }
}

fn ineffective(choices: &Choices<'_>, findings: &mut Findings) {
    let calls_no_aws = choices
        .integration_type
        .filter(|it| it.is_http() || *it == IntegrationType::Mock);
    if let Some(integration_type) = calls_no_aws
        && choices.is_absent("IntegrationSubtype")
    {
        let message = format!(
            "{} integrations do not call AWS, so credentials have no effect. Remove them.",
            integration_type.as_str(),
        );
        let finding = CREDENTIALS_INEFFECTIVE.at_member(NAME, message);
        findings.push(finding.remove("Remove it"));
    }
}

fn missing(choices: &Choices<'_>, findings: &mut Findings) {
    let service = choices
        .uri
        .filter(|_| choices.integration_type == Some(IntegrationType::Aws))
        .and_then(arn::aws_service)
        .filter(|service| *service != "lambda");
    if let Some(service) = service {
        let message = format!(
            "To call {service}, API Gateway needs a role that it can assume. Enter the role's ARN, such as arn:aws:iam::123456789012:role/apigateway-invoke."
        );
        findings.push(AWS_SERVICE_CREDENTIALS_REQUIRED.at_member(NAME, message));
    }
}
