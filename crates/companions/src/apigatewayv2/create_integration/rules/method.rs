//! `IntegrationMethod`: the HTTP method of the request to the backend.

use wireform_check::{Findings, Rule, shorten};

use super::super::arn;
use super::super::choices::{Choices, IntegrationType};
use super::super::methods::METHODS;

/// # What it checks
/// An HTTP backend has a method.
///
/// # Why
/// By default the service does not forward the method of the request. `ANY` does.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY"}` without `IntegrationMethod`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on a deployment with `HTTP_PROXY`; inferred for `HTTP`.
pub const METHOD_REQUIRED: Rule = Rule::error("method-required", "An HTTP backend needs a method");

/// # What it checks
/// The method is `ANY` or one of seven HTTP methods, in uppercase.
///
/// # Why
/// API Gateway supports no others. The model limits only the length.
///
/// # Example
/// `{"IntegrationMethod": "get"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented: Terraform's provider accepts these values.
pub const METHOD_VALUE: Rule = Rule::error(
    "method-value",
    "The method is one that API Gateway supports",
);

/// # What it checks
/// With `AWS_PROXY`, the method is `POST` or left out.
///
/// # Why
/// API Gateway always calls functions and service actions with `POST`.
///
/// # Example
/// `{"IntegrationType": "AWS_PROXY", "IntegrationMethod": "GET"}`
///
/// # Who refuses
/// The service. In 2021 it still accepted `ANY`, and each call failed.
///
/// # Source
/// Observed in users' reports; the example on the reference page has `POST`.
pub const AWS_PROXY_METHOD_POST: Rule = Rule::error(
    "aws-proxy-method-post",
    "Functions and AWS service actions are called with POST",
);

/// # What it checks
/// With type `AWS` and a Lambda function, the method is `POST` or left out.
///
/// # Why
/// Lambda's API for invoking a function supports only `POST`.
///
/// # Example
/// `{"IntegrationType": "AWS", "IntegrationMethod": "GET"}` with an invocation ARN.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented for CloudFormation and the OpenAPI extension.
pub const AWS_LAMBDA_METHOD_POST: Rule = Rule::error(
    "aws-lambda-method-post",
    "A Lambda function is invoked with POST",
);

/// # What it checks
/// With type `AWS` and a service other than Lambda, a method is set.
///
/// # Why
/// The API of the service needs one, nearly always `POST`.
///
/// # Example
/// `{"IntegrationType": "AWS", "IntegrationUri": "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem"}`
///
/// # Who refuses
/// Not known.
///
/// # Source
/// Documented for Terraform's provider; the CDK's example has one.
pub const AWS_SERVICE_METHOD_REQUIRED: Rule = Rule::warning(
    "aws-service-method-required",
    "An integration with an AWS service needs a method",
);

/// # What it checks
/// A mock has no method.
///
/// # Why
/// It does not call a backend.
///
/// # Example
/// `{"IntegrationType": "MOCK", "IntegrationMethod": "POST"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred from the documentation of Terraform's provider.
pub const MOCK_METHOD_UNUSED: Rule = Rule::info("mock-method-unused", "A mock needs no method");

/// The rules about the method, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    METHOD_REQUIRED,
    METHOD_VALUE,
    AWS_PROXY_METHOD_POST,
    AWS_LAMBDA_METHOD_POST,
    AWS_SERVICE_METHOD_REQUIRED,
    MOCK_METHOD_UNUSED,
];

const NAME: &str = "IntegrationMethod";

/// Checks the method.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    match choices.method {
        Some(method) => {
            value(method, findings);
            misplaced(choices, method, findings);
        }
        None if choices.is_absent(NAME) => missing(choices, findings),
        None => {}
    }
}

fn value(method: &str, findings: &mut Findings) {
    if METHODS.contains(&method) {
        return;
    }
    let upper = method.trim().to_ascii_uppercase();
    let meant = METHODS.iter().find(|known| **known == upper);
    let message = format!(
        "API Gateway does not support the method `{}`. Use ANY to forward the method of the request, or one of {} in uppercase.",
        shorten(method),
        METHODS
            .iter()
            .filter(|known| **known != "ANY")
            .copied()
            .collect::<Vec<_>>()
            .join(", "),
    );
    let finding = METHOD_VALUE.at_member(NAME, message);
    findings.push(match meant {
        Some(meant) => finding.replace_with(format!("Use {meant}"), *meant),
        None => finding,
    });
}

fn misplaced(choices: &Choices<'_>, method: &str, findings: &mut Findings) {
    let is_post = method == "POST";
    match choices.integration_type {
        Some(IntegrationType::AwsProxy) if !is_post => {
            let message = "API Gateway always calls Lambda functions and AWS service actions with POST. Use POST, or leave the method out.";
            let finding = AWS_PROXY_METHOD_POST.at_member(NAME, message);
            findings.push(finding.replace_with("Use POST", "POST"));
        }
        Some(IntegrationType::Aws) if !is_post && calls_lambda(choices.uri) => {
            let message = "API Gateway always invokes a Lambda function with POST. Use POST, or leave the method out.";
            let finding = AWS_LAMBDA_METHOD_POST.at_member(NAME, message);
            findings.push(finding.replace_with("Use POST", "POST"));
        }
        Some(IntegrationType::Mock) => {
            let message =
                "A mock does not call a backend, so the method has no effect. You can remove it.";
            let finding = MOCK_METHOD_UNUSED.at_member(NAME, message);
            findings.push(finding.remove("Remove it"));
        }
        _ => {}
    }
}

fn missing(choices: &Choices<'_>, findings: &mut Findings) {
    match choices.integration_type {
        Some(it @ (IntegrationType::Http | IntegrationType::HttpProxy)) => {
            let message = format!(
                "{} needs the method for requests to the backend. Use ANY to forward the method of the request, or choose one.",
                it.as_str()
            );
            let finding = METHOD_REQUIRED.at_member(NAME, message);
            findings.push(finding.replace_with("Use ANY", "ANY"));
        }
        Some(IntegrationType::Aws) if choices.uri.is_some() && !calls_lambda(choices.uri) => {
            let message = "The AWS service needs a method. Use POST for nearly all actions.";
            let finding = AWS_SERVICE_METHOD_REQUIRED.at_member(NAME, message);
            findings.push(finding.replace_with("Use POST", "POST"));
        }
        _ => {}
    }
}

/// Whether a URI is a function's ARN or an ARN for an action of Lambda.
fn calls_lambda(uri: Option<&str>) -> bool {
    uri.is_some_and(|uri| {
        arn::aws_service(uri) == Some("lambda") || arn::lambda_function(uri).is_some()
    })
}
