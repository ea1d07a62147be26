//! `IntegrationUri`: a function, a URL, a private target or an AWS service.

use wireform_check::{Finding, Findings, Rule};
use wireform_model::http_url::HttpUrl;

use super::super::arn;
use super::super::choices::{Choices, Connection, IntegrationType, Protocol};
use super::member;

/// # What it checks
/// An integration type that calls a backend has a URI.
///
/// # Why
/// `AWS`, `HTTP`, `HTTP_PROXY`, and `AWS_PROXY` without a subtype call the URI.
///
/// # Example
/// `{"IntegrationType": "AWS_PROXY"}` without URI and subtype.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service for `AWS_PROXY`; documented on the reference page.
pub const URI_REQUIRED: Rule = Rule::error("uri-required", "A backend needs a URI");

/// # What it checks
/// A mock has no URI.
///
/// # Why
/// It responds itself and does not call a backend.
///
/// # Example
/// `{"IntegrationType": "MOCK", "IntegrationUri": "https://example.com"}`
///
/// # Who refuses
/// Not known; possibly the service.
///
/// # Source
/// Inferred from the reference page.
pub const MOCK_URI_UNUSED: Rule = Rule::warning("mock-uri-unused", "A mock has no URI");

/// # What it checks
/// The URI of a Lambda proxy is the function's ARN or its invocation ARN.
///
/// # Why
/// Nothing else names a function. The invocation ARN ends in `/invocations`.
///
/// # Example
/// `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page and in the developer guide.
pub const URI_LAMBDA_FORM: Rule =
    Rule::error("uri-lambda-form", "A Lambda proxy needs a function's ARN");

/// # What it checks
/// On a WebSocket API, the URI of a function is its invocation ARN.
///
/// # Why
/// Only the documentation of HTTP APIs shows the plain ARN of a function.
///
/// # Example
/// `arn:aws:lambda:us-west-2:123456789012:function:my-function` for a WebSocket API.
///
/// # Who refuses
/// Not known.
///
/// # Source
/// Inferred from all examples of AWS, Terraform and the CDK.
pub const URI_LAMBDA_PLAIN_WEBSOCKET: Rule = Rule::warning(
    "uri-lambda-plain-websocket",
    "A WebSocket API needs a function's invocation ARN",
);

/// # What it checks
/// The URI of a public HTTP backend is a complete `http://` or `https://` URL without white space.
///
/// # Why
/// A host or a path alone is not enough to call a backend.
///
/// # Example
/// `api.example.com/pets`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page and, similarly, for REST APIs.
pub const URI_HTTP_FORM: Rule =
    Rule::error("uri-http-form", "An HTTP backend needs a complete URL");

/// # What it checks
/// A load balancer or a Cloud Map service is called through a VPC link.
///
/// # Why
/// An internet connection, which is the default, accepts only URLs.
///
/// # Example
/// The ARN of a listener, without `ConnectionType`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Inferred from the reference page and the guide to private integrations.
pub const URI_ARN_NEEDS_VPC_LINK: Rule = Rule::error(
    "uri-arn-needs-vpc-link",
    "A private target needs a VPC link",
);

/// # What it checks
/// Through a VPC link, an HTTP API calls a listener of an ALB or NLB, or a Cloud Map service.
///
/// # Why
/// The service rejects URLs, the ARNs of load balancers themselves, and other kinds of listeners.
///
/// # Example
/// `http://internal-my-alb.us-east-2.elb.amazonaws.com` with `VPC_LINK`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on deployments and in several users' reports.
pub const URI_PRIVATE_FORM: Rule = Rule::error(
    "uri-private-form",
    "A private integration needs the ARN of a listener or Cloud Map service",
);

/// # What it checks
/// Through a VPC link, a WebSocket API calls a URL.
///
/// # Why
/// A VPC link V1 leads to one load balancer. The URI has the host and the path of the request.
///
/// # Example
/// The ARN of a listener with `VPC_LINK`, for a WebSocket API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Inferred from an acceptance test of Terraform's provider and from REST APIs.
pub const URI_WEBSOCKET_PRIVATE_FORM: Rule = Rule::error(
    "uri-websocket-private-form",
    "A private integration of a WebSocket API needs a URL",
);

/// # What it checks
/// With type `AWS`, the URI is an API Gateway ARN for a path or an action of a service.
///
/// # Why
/// The endpoint of a service or the ARN of a resource does not name an action.
///
/// # Example
/// `https://dynamodb.us-east-1.amazonaws.com`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented for REST APIs, and in the CDK's example for WebSocket APIs.
pub const URI_AWS_SERVICE_FORM: Rule = Rule::error(
    "uri-aws-service-form",
    "An AWS integration needs an API Gateway service ARN",
);

/// # What it checks
/// The host of a public HTTP backend is reachable from the internet.
///
/// # Why
/// API Gateway calls it from the internet, which cannot reach private addresses and names, and names without a dot.
///
/// # Example
/// `http://localhost:3000/pets`
///
/// # Who refuses
/// Nobody when the integration is created; every request through it fails.
///
/// # Source
/// Documented on the reference page and in the developer guide.
pub const URI_HTTP_PRIVATE_HOST: Rule = Rule::warning(
    "uri-http-private-host",
    "A public backend is reachable from the internet",
);

/// # What it checks
/// Traffic over the internet is encrypted.
///
/// # Why
/// Others on the network path can read and change it otherwise.
///
/// # Example
/// `http://api.example.com`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred: this is only advice.
pub const URI_HTTP_INSECURE: Rule = Rule::info(
    "uri-http-insecure",
    "Traffic over the internet is encrypted",
);

/// # What it checks
/// A greedy path variable has no plus sign in the URI.
///
/// # Why
/// In the route it is `{proxy+}`, in the URI `{proxy}`.
///
/// # Example
/// `https://api.example.com/{proxy+}`
///
/// # Who refuses
/// Nobody when the integration is created; requests then have a wrong path.
///
/// # Source
/// Documented in the guide to HTTP proxy integrations.
pub const URI_GREEDY_PLUS: Rule = Rule::warning(
    "uri-greedy-plus",
    "A path variable in the URI has no plus sign",
);

/// The rules about the URI, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    URI_REQUIRED,
    MOCK_URI_UNUSED,
    URI_LAMBDA_FORM,
    URI_LAMBDA_PLAIN_WEBSOCKET,
    URI_HTTP_FORM,
    URI_ARN_NEEDS_VPC_LINK,
    URI_PRIVATE_FORM,
    URI_WEBSOCKET_PRIVATE_FORM,
    URI_AWS_SERVICE_FORM,
    URI_HTTP_PRIVATE_HOST,
    URI_HTTP_INSECURE,
    URI_GREEDY_PLUS,
];

const NAME: &str = "IntegrationUri";

/// Checks the URI.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(uri) = choices.uri else {
        missing(choices, findings);
        return;
    };
    if uri.contains("+}") {
        let message = "In the URI, a path variable has no plus sign. Write {proxy}, not {proxy+}.";
        let finding = URI_GREEDY_PLUS.at_member(NAME, message);
        findings
            .push(finding.replace_with("Remove the plus sign", uri.replace("+}", "}").as_str()));
    }
    match choices.integration_type {
        Some(IntegrationType::Mock) => {
            let message = "A mock does not call a backend. The URI has no effect, and the service may reject it. Remove it.";
            findings.push(MOCK_URI_UNUSED.at_member(NAME, message).remove("Remove it"));
        }
        Some(IntegrationType::AwsProxy) if choices.is_absent("IntegrationSubtype") => {
            lambda(choices, uri, findings);
        }
        Some(IntegrationType::Aws) => aws_service(uri, findings),
        Some(IntegrationType::Http | IntegrationType::HttpProxy) => match choices.connection {
            Some(Connection::Internet) => public(uri, findings),
            Some(Connection::VpcLink) => private(choices.protocol, uri, findings),
            None => {}
        },
        _ => {}
    }
}

fn missing(choices: &Choices<'_>, findings: &mut Findings) {
    if !choices.is_absent(NAME) {
        return;
    }
    let has_no_subtype = choices.is_absent("IntegrationSubtype");
    let message = match choices.integration_type {
        Some(IntegrationType::AwsProxy) if has_no_subtype && choices.is_web_socket() => {
            "AWS_PROXY needs a backend. Enter the invocation ARN of a Lambda function."
        }
        Some(IntegrationType::AwsProxy) if has_no_subtype => {
            "AWS_PROXY needs a backend. Enter the ARN of a Lambda function, or choose an AWS service action (IntegrationSubtype)."
        }
        Some(IntegrationType::Aws) => {
            "The type AWS needs a backend. Enter an API Gateway service ARN, such as arn:aws:apigateway:us-east-1:dynamodb:action/PutItem."
        }
        Some(IntegrationType::Http | IntegrationType::HttpProxy)
            if choices.connection == Some(Connection::VpcLink) && !choices.is_web_socket() =>
        {
            "A private integration needs a backend. Enter the ARN of a load balancer listener or of a Cloud Map service."
        }
        Some(IntegrationType::Http | IntegrationType::HttpProxy) => {
            "An HTTP integration needs a backend. Enter a complete URL, such as https://api.example.com/pets."
        }
        _ => return,
    };
    findings.push(URI_REQUIRED.at_member(NAME, message));
}

fn lambda(choices: &Choices<'_>, uri: &str, findings: &mut Findings) {
    if arn::lambda_invocation(uri).is_some() {
        return;
    }
    if arn::lambda_function(uri).is_none() {
        let message = "This is not the ARN of a Lambda function. Enter the function's ARN \
                       (arn:aws:lambda:REGION:ACCOUNT:function:NAME) or its complete invocation ARN, which ends in /invocations.";
        findings.push(with_invocation(
            URI_LAMBDA_FORM.at_member(NAME, message),
            uri,
        ));
    } else if choices.is_web_socket() {
        let message = "A function's own ARN is documented only for HTTP APIs. For a WebSocket API, use the function's invocation ARN.";
        findings.push(with_invocation(
            URI_LAMBDA_PLAIN_WEBSOCKET.at_member(NAME, message),
            uri,
        ));
    }
}

fn aws_service(uri: &str, findings: &mut Findings) {
    if arn::aws_service(uri).is_none() {
        let message = "The type AWS needs an API Gateway service ARN. Enter arn:aws:apigateway:REGION:SERVICE:action/ACTION or …:path/PATH, \
                       or for a Lambda function its invocation ARN.";
        findings.push(with_invocation(
            URI_AWS_SERVICE_FORM.at_member(NAME, message),
            uri,
        ));
    }
}

/// Adds a fix with the invocation ARN, where the URI contains a function's ARN.
fn with_invocation(finding: Finding, uri: &str) -> Finding {
    let function = uri.split("arn:aws").skip(1).last().and_then(|rest| {
        let (rest, _) = rest.split_once('/').unwrap_or((rest, ""));
        arn::invocation_of(&format!("arn:aws{rest}"))
    });
    match function {
        Some(invocation) => finding.replace_with("Use the invocation ARN", invocation.as_str()),
        None => finding,
    }
}

fn public(uri: &str, findings: &mut Findings) {
    if arn::is_about_private_target(uri) {
        let message = "A load balancer or a Cloud Map service is reachable only through a VPC link. \
                       Set ConnectionType to VPC_LINK, and ConnectionId to the ID of the VPC link.";
        let finding = URI_ARN_NEEDS_VPC_LINK.at_member(NAME, message);
        let connection = member("ConnectionType");
        findings.push(finding.fix("Use a VPC link", connection, Some("VPC_LINK".into())));
        return;
    }
    let Some(url) = HttpUrl::parse(uri) else {
        let message = if uri.contains(char::is_whitespace) {
            "A URL cannot contain white space. Remove it, or write %20."
        } else {
            "This is not a complete URL. Start with http:// or https:// and the host, as in https://api.example.com/pets."
        };
        findings.push(URI_HTTP_FORM.at_member(NAME, message));
        return;
    };
    if arn::is_private_host(url.host) {
        let message = format!(
            "API Gateway cannot reach `{}` over the internet. Use a public host, or use a VPC link for a private one.",
            wireform_check::shorten(url.host),
        );
        findings.push(URI_HTTP_PRIVATE_HOST.at_member(NAME, message));
    }
    if !url.is_secure {
        let message = "With http://, traffic to the backend is not encrypted. Use https:// if the backend supports it.";
        let finding = URI_HTTP_INSECURE.at_member(NAME, message);
        findings.push(match uri.split_once("://") {
            Some((_, rest)) => {
                finding.replace_with("Use https", format!("https://{rest}").as_str())
            }
            None => finding,
        });
    }
}

fn private(protocol: Option<Protocol>, uri: &str, findings: &mut Findings) {
    let is_url = HttpUrl::parse(uri).is_some();
    match protocol {
        Some(Protocol::WebSocket) if !is_url => {
            let message = "Through a VPC link, a WebSocket API calls a URL, not an ARN. \
                           Enter the URL of the load balancer, such as http://my-nlb-1234.elb.us-east-2.amazonaws.com.";
            findings.push(URI_WEBSOCKET_PRIVATE_FORM.at_member(NAME, message));
        }
        Some(Protocol::WebSocket) => {}
        None if is_url => {}
        _ if arn::is_private_target(uri) => {}
        _ => {
            let message = "Through a VPC link, an HTTP API calls the listener of an Application or Network Load Balancer, or a Cloud Map service. \
                           Enter its ARN (…:listener/app/… or …:service/srv-…). The service rejects a URL or a load balancer's own ARN.";
            findings.push(URI_PRIVATE_FORM.at_member(NAME, message));
        }
    }
}
