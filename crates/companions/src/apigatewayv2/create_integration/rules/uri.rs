//! What `IntegrationUri` leads to: a function, a web address, a private target, an AWS service.

use wireform_check::{Finding, Findings, Rule};

use super::super::arn;
use super::super::setting::{Connection, IntegrationType, Protocol, Setting};
use super::member;

/// # What it checks
/// A type that calls something has the address of it.
///
/// # Why
/// `AWS`, `HTTP`, `HTTP_PROXY`, and `AWS_PROXY` without a subtype have nothing to call without a URI.
///
/// # Example
/// `{"IntegrationType": "AWS_PROXY"}` without URI and subtype.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service for `AWS_PROXY`; the reference page.
pub const URI_REQUIRED: Rule = Rule::error("uri-required", "A backend needs an address");

/// # What it checks
/// A mock has no URI.
///
/// # Why
/// It answers by itself and calls nothing.
///
/// # Example
/// `{"IntegrationType": "MOCK", "IntegrationUri": "https://example.com"}`
///
/// # Who refuses
/// Not known; the service may.
///
/// # Source
/// Inferred from the reference page.
pub const MOCK_URI_UNUSED: Rule = Rule::warning("mock-uri-unused", "A mock has no URI");

/// # What it checks
/// The URI of a Lambda proxy is the function's ARN or API Gateway's address for invoking it.
///
/// # Why
/// Nothing else names a function; the invocation address ends in `/invocations`.
///
/// # Example
/// `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page and in the developer guide.
pub const URI_LAMBDA_FORM: Rule = Rule::error("uri-lambda-form", "A Lambda proxy names a function");

/// # What it checks
/// On a WebSocket API a function is given by its invocation address.
///
/// # Why
/// The bare ARN of a function is shown for HTTP APIs alone.
///
/// # Example
/// `arn:aws:lambda:us-west-2:123456789012:function:my-function` for a WebSocket API.
///
/// # Who refuses
/// Not known.
///
/// # Source
/// Inferred from every example of AWS, Terraform and the CDK.
pub const URI_LAMBDA_PLAIN_WEBSOCKET: Rule = Rule::warning(
    "uri-lambda-plain-websocket",
    "A WebSocket API calls a function by its invocation address",
);

/// # What it checks
/// The URI of a public web backend is a complete `http://` or `https://` address without white space.
///
/// # Why
/// A host or a path alone does not say where to go.
///
/// # Example
/// `api.example.com/pets`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page and, in the same sense, for REST APIs.
pub const URI_HTTP_FORM: Rule =
    Rule::error("uri-http-form", "A web backend has a complete address");

/// # What it checks
/// A load balancer or a Cloud Map service is called through a VPC link.
///
/// # Why
/// The Internet connection, which is the default, takes web addresses alone.
///
/// # Example
/// A listener's ARN without `ConnectionType`.
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
/// Through a VPC link an HTTP API calls a listener of an ALB or NLB, or a Cloud Map service.
///
/// # Why
/// The service refuses URLs, load balancers themselves, and other kinds of listeners.
///
/// # Example
/// `http://internal-my-alb.us-east-2.elb.amazonaws.com` with `VPC_LINK`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on deploys and in several reports.
pub const URI_PRIVATE_FORM: Rule = Rule::error(
    "uri-private-form",
    "A private integration names a listener or a Cloud Map service",
);

/// # What it checks
/// Through a VPC link a WebSocket API calls a web address.
///
/// # Why
/// Links of the first generation lead to one load balancer; the URI gives host and path for the request.
///
/// # Example
/// A listener's ARN with `VPC_LINK` for a WebSocket API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Inferred from an acceptance test of Terraform's provider and from REST APIs.
pub const URI_WEBSOCKET_PRIVATE_FORM: Rule = Rule::error(
    "uri-websocket-private-form",
    "A WebSocket API's private integration has a web address",
);

/// # What it checks
/// The URI of type `AWS` is API Gateway's address for a path or an action of a service.
///
/// # Why
/// The endpoint of a service or the ARN of a resource says nothing of what to do.
///
/// # Example
/// `https://dynamodb.us-east-1.amazonaws.com`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented for REST APIs; the CDK's example for WebSocket APIs.
pub const URI_AWS_SERVICE_FORM: Rule = Rule::error(
    "uri-aws-service-form",
    "An AWS integration names a service's path or action",
);

/// # What it checks
/// A public web backend's host can be reached from the Internet.
///
/// # Why
/// API Gateway calls it from outside: private addresses and names, and names without a point, lead nowhere.
///
/// # Example
/// `http://localhost:3000/pets`
///
/// # Who refuses
/// Nobody now; every call fails.
///
/// # Source
/// Documented on the reference page and in the developer guide.
pub const URI_HTTP_PRIVATE_HOST: Rule = Rule::warning(
    "uri-http-private-host",
    "A public backend can be reached from the Internet",
);

/// # What it checks
/// Traffic over the Internet is encrypted.
///
/// # Why
/// Whoever is on the way can read and change it.
///
/// # Example
/// `http://api.example.com`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred: advice alone.
pub const URI_HTTP_INSECURE: Rule = Rule::info(
    "uri-http-insecure",
    "Traffic over the Internet is encrypted",
);

/// # What it checks
/// A greedy route variable stands in the URI without its plus sign.
///
/// # Why
/// `{proxy+}` is how the route has it; in the URI it is `{proxy}`.
///
/// # Example
/// `https://api.example.com/{proxy+}`
///
/// # Who refuses
/// Nobody now; the path comes out wrong.
///
/// # Source
/// Documented in the guide to HTTP proxy integrations.
pub const URI_GREEDY_PLUS: Rule = Rule::warning(
    "uri-greedy-plus",
    "A route variable in the URI has no plus sign",
);

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

pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    let Some(uri) = setting.uri else {
        missing(setting, findings);
        return;
    };
    if uri.contains("+}") {
        let message =
            "A route variable loses its plus sign in the URI: write {proxy}, not {proxy+}.";
        let finding = URI_GREEDY_PLUS.at_member(NAME, message);
        findings.push(finding.replace_with("Remove the plus", uri.replace("+}", "}").as_str()));
    }
    match setting.integration_type {
        Some(IntegrationType::Mock) => {
            let message =
                "A mock calls nothing, so the URI has no use and may be refused. Leave it out.";
            findings.push(MOCK_URI_UNUSED.at_member(NAME, message).remove("Remove it"));
        }
        Some(IntegrationType::AwsProxy) if setting.is_absent("IntegrationSubtype") => {
            lambda(setting, uri, findings);
        }
        Some(IntegrationType::Aws) => aws_service(uri, findings),
        Some(IntegrationType::Http | IntegrationType::HttpProxy) => match setting.connection {
            Some(Connection::Internet) => public(uri, findings),
            Some(Connection::VpcLink) => private(setting.protocol, uri, findings),
            None => {}
        },
        _ => {}
    }
}

fn missing(setting: &Setting<'_>, findings: &mut Findings) {
    if !setting.is_absent(NAME) {
        return;
    }
    let has_no_subtype = setting.is_absent("IntegrationSubtype");
    let message = match setting.integration_type {
        Some(IntegrationType::AwsProxy) if has_no_subtype && setting.is_web_socket() => {
            "AWS_PROXY needs to know which function to call. Give the invocation ARN of a Lambda function."
        }
        Some(IntegrationType::AwsProxy) if has_no_subtype => {
            "AWS_PROXY needs to know what to call. Give the ARN of a Lambda function, or choose an AWS service action (IntegrationSubtype)."
        }
        Some(IntegrationType::Aws) => {
            "The type AWS needs to know what to call. Give an API Gateway service ARN, such as arn:aws:apigateway:us-east-1:dynamodb:action/PutItem."
        }
        Some(IntegrationType::Http | IntegrationType::HttpProxy)
            if setting.connection == Some(Connection::VpcLink) && !setting.is_web_socket() =>
        {
            "A private integration needs its target. Give the ARN of a load balancer's listener or of a Cloud Map service."
        }
        Some(IntegrationType::Http | IntegrationType::HttpProxy) => {
            "A web backend needs its address. Give a complete URL, such as https://api.example.com/pets."
        }
        _ => return,
    };
    findings.push(URI_REQUIRED.at_member(NAME, message));
}

fn lambda(setting: &Setting<'_>, uri: &str, findings: &mut Findings) {
    if arn::lambda_invocation(uri).is_some() {
        return;
    }
    if arn::lambda_function(uri).is_none() {
        let message = "AWS_PROXY calls a Lambda function, and this names none. Give the function's ARN \
                       (arn:aws:lambda:REGION:ACCOUNT:function:NAME) or its complete invocation ARN, which ends in /invocations.";
        findings.push(with_invocation(
            URI_LAMBDA_FORM.at_member(NAME, message),
            uri,
        ));
    } else if setting.is_web_socket() {
        let message = "The bare ARN of a function is documented for HTTP APIs only. For a WebSocket API give the function's invocation ARN.";
        findings.push(with_invocation(
            URI_LAMBDA_PLAIN_WEBSOCKET.at_member(NAME, message),
            uri,
        ));
    }
}

fn aws_service(uri: &str, findings: &mut Findings) {
    if arn::aws_service(uri).is_none() {
        let message = "The type AWS takes an API Gateway service ARN: arn:aws:apigateway:REGION:SERVICE:action/ACTION or …:path/PATH, \
                       and for a Lambda function its invocation ARN.";
        findings.push(with_invocation(
            URI_AWS_SERVICE_FORM.at_member(NAME, message),
            uri,
        ));
    }
}

/// Offers the invocation address, where the URI holds a function's ARN.
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
        let message = "A load balancer or a Cloud Map service can only be reached through a VPC link. \
                       Set ConnectionType to VPC_LINK and give the link's id as ConnectionId.";
        let finding = URI_ARN_NEEDS_VPC_LINK.at_member(NAME, message);
        let connection = member("ConnectionType");
        findings.push(finding.fix("Use a VPC link", connection, Some("VPC_LINK".into())));
        return;
    }
    let Some(url) = arn::http_url(uri) else {
        let message = if uri.contains(char::is_whitespace) {
            "A URL holds no white space. Remove it, or write %20."
        } else {
            "This is no complete URL. Begin with http:// or https:// and the host, as in https://api.example.com/pets."
        };
        findings.push(URI_HTTP_FORM.at_member(NAME, message));
        return;
    };
    if arn::is_private_host(url.host) {
        let message = format!(
            "API Gateway calls from the Internet and cannot reach `{}` there. Use a public host, or a VPC link for a private one.",
            wireform_check::shorten(url.host),
        );
        findings.push(URI_HTTP_PRIVATE_HOST.at_member(NAME, message));
    }
    if !url.is_secure {
        let message = "With http:// the traffic to the backend is not encrypted. Use https:// if the backend can.";
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
    let is_url = arn::http_url(uri).is_some();
    match protocol {
        Some(Protocol::WebSocket) if !is_url => {
            let message = "Through a VPC link a WebSocket API calls a web address, not an ARN. \
                           Give the URL of the load balancer, such as http://my-nlb-1234.elb.us-east-2.amazonaws.com.";
            findings.push(URI_WEBSOCKET_PRIVATE_FORM.at_member(NAME, message));
        }
        Some(Protocol::WebSocket) => {}
        None if is_url => {}
        _ if arn::is_private_target(uri) => {}
        _ => {
            let message = "Through a VPC link an HTTP API calls the listener of an Application or Network Load Balancer, or a Cloud Map service. \
                           Give its ARN (…:listener/app/… or …:service/srv-…); a URL or a load balancer's own ARN is refused.";
            findings.push(URI_PRIVATE_FORM.at_member(NAME, message));
        }
    }
}
