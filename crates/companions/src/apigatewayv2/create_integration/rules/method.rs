//! `IntegrationMethod`: what the backend is called with.

use wireform_check::{Findings, Rule, shorten};

use super::super::arn;
use super::super::methods::METHODS;
use super::super::setting::{IntegrationType, Setting};

/// # What it checks
/// A web backend has a method.
///
/// # Why
/// The service does not take over the method of the request by itself; `ANY` does.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY"}` without `IntegrationMethod`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on a deploy of `HTTP_PROXY`; `HTTP` by analogy.
pub const METHOD_REQUIRED: Rule =
    Rule::error("method-required", "A web backend is called with a method");

/// # What it checks
/// The method is `ANY` or one of seven HTTP methods, in capitals.
///
/// # Why
/// API Gateway knows no others; the model has a length alone.
///
/// # Example
/// `{"IntegrationMethod": "get"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented: what Terraform's provider admits.
pub const METHOD_VALUE: Rule = Rule::error(
    "method-value",
    "A method is one of those that API Gateway knows",
);

/// # What it checks
/// With `AWS_PROXY` the method is `POST` or left out.
///
/// # Why
/// Functions and services are always called with `POST`.
///
/// # Example
/// `{"IntegrationType": "AWS_PROXY", "IntegrationMethod": "GET"}`
///
/// # Who refuses
/// The service; in 2021 it still took `ANY` and failed on each call.
///
/// # Source
/// Seen in reports; the reference page shows `POST` filled in.
pub const AWS_PROXY_METHOD_POST: Rule = Rule::error(
    "aws-proxy-method-post",
    "Functions and service actions are called with POST",
);

/// # What it checks
/// With type `AWS` and a Lambda function the method is `POST` or left out.
///
/// # Why
/// Lambda's API for invoking a function knows `POST` alone.
///
/// # Example
/// `{"IntegrationType": "AWS", "IntegrationMethod": "GET"}` with an invocation ARN.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented by CloudFormation and the OpenAPI extension.
pub const AWS_LAMBDA_METHOD_POST: Rule = Rule::error(
    "aws-lambda-method-post",
    "A Lambda function is invoked with POST",
);

/// # What it checks
/// With type `AWS` and a service other than Lambda there is a method.
///
/// # Why
/// The service's API has to be called with one, nearly always `POST`.
///
/// # Example
/// `{"IntegrationType": "AWS", "IntegrationUri": "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem"}`
///
/// # Who refuses
/// Not known.
///
/// # Source
/// Documented by Terraform's provider; the CDK's example has one.
pub const AWS_SERVICE_METHOD_REQUIRED: Rule = Rule::warning(
    "aws-service-method-required",
    "An AWS service is called with a method",
);

/// # What it checks
/// A mock has no method.
///
/// # Why
/// It calls nothing.
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

pub const RULES: &[Rule] = &[
    METHOD_REQUIRED,
    METHOD_VALUE,
    AWS_PROXY_METHOD_POST,
    AWS_LAMBDA_METHOD_POST,
    AWS_SERVICE_METHOD_REQUIRED,
    MOCK_METHOD_UNUSED,
];

const NAME: &str = "IntegrationMethod";

pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    match setting.method {
        Some(method) => {
            value(method, findings);
            misplaced(setting, method, findings);
        }
        None if setting.is_absent(NAME) => missing(setting, findings),
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
        "API Gateway knows no method `{}`. Use {} in capitals, or ANY for the method of the request.",
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

fn misplaced(setting: &Setting<'_>, method: &str, findings: &mut Findings) {
    let is_post = method == "POST";
    match setting.integration_type {
        Some(IntegrationType::AwsProxy) if !is_post => {
            let message = "Lambda functions and AWS service actions are always called with POST. Use POST, or leave the method out.";
            let finding = AWS_PROXY_METHOD_POST.at_member(NAME, message);
            findings.push(finding.replace_with("Use POST", "POST"));
        }
        Some(IntegrationType::Aws) if !is_post && calls_lambda(setting.uri) => {
            let message = "A Lambda function is invoked with POST, whatever method the request had. Use POST, or leave the method out.";
            let finding = AWS_LAMBDA_METHOD_POST.at_member(NAME, message);
            findings.push(finding.replace_with("Use POST", "POST"));
        }
        Some(IntegrationType::Mock) => {
            let message = "A mock calls nothing, so the method has no use. You can leave it out.";
            let finding = MOCK_METHOD_UNUSED.at_member(NAME, message);
            findings.push(finding.remove("Remove it"));
        }
        _ => {}
    }
}

fn missing(setting: &Setting<'_>, findings: &mut Findings) {
    match setting.integration_type {
        Some(it @ (IntegrationType::Http | IntegrationType::HttpProxy)) => {
            let message = format!(
                "{} needs the method to call the backend with. Use ANY to pass on the method of the request, or name one.",
                it.as_str()
            );
            let finding = METHOD_REQUIRED.at_member(NAME, message);
            findings.push(finding.replace_with("Use ANY", "ANY"));
        }
        Some(IntegrationType::Aws) if setting.uri.is_some() && !calls_lambda(setting.uri) => {
            let message =
                "Say with which method the AWS service is called; it is nearly always POST.";
            let finding = AWS_SERVICE_METHOD_REQUIRED.at_member(NAME, message);
            findings.push(finding.replace_with("Use POST", "POST"));
        }
        _ => {}
    }
}

/// Whether a URI leads to Lambda, in whichever form.
fn calls_lambda(uri: Option<&str>) -> bool {
    uri.is_some_and(|uri| {
        arn::aws_service(uri) == Some("lambda") || arn::lambda_function(uri).is_some()
    })
}
