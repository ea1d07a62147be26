//! Integration types and members that only HTTP APIs or only WebSocket APIs support.

use wireform_check::{Findings, Rule};

use super::super::choices::{Choices, Connection, IntegrationType};

/// # What it checks
/// On an HTTP API, the integration type is one of the two proxy types.
///
/// # Why
/// `AWS`, `HTTP` and `MOCK` use templates, which HTTP APIs do not have.
///
/// # Example
/// `{"IntegrationType": "MOCK"}` for an HTTP API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service; documented on the reference page.
pub const TYPE_WEBSOCKET_ONLY: Rule = Rule::error(
    "type-websocket-only",
    "An HTTP API supports only proxy integrations",
);

/// # What it checks
/// On a WebSocket API, `IntegrationSubtype` is absent.
///
/// # Why
/// Only HTTP APIs have AWS service actions. A WebSocket API calls AWS services with the type `AWS`.
///
/// # Example
/// `{"IntegrationSubtype": "SQS-SendMessage"}` for a WebSocket API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page; the service's own message has not been observed.
pub const SUBTYPE_HTTP_ONLY: Rule = Rule::error(
    "subtype-http-only",
    "Only HTTP APIs have AWS service actions",
);

/// # What it checks
/// On an HTTP API, `PassthroughBehavior` is absent.
///
/// # Why
/// The service accepts it and does not store it.
///
/// # Example
/// `{"PassthroughBehavior": "NEVER"}` for an HTTP API.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Observed on the service; documented on the reference page.
pub const PASSTHROUGH_WEBSOCKET_ONLY: Rule = Rule::warning(
    "passthrough-websocket-only",
    "Passthrough behavior has an effect only on WebSocket APIs",
);

/// # What it checks
/// On an HTTP API, `ContentHandlingStrategy` is absent.
///
/// # Why
/// Only WebSocket APIs convert payloads.
///
/// # Example
/// `{"ContentHandlingStrategy": "CONVERT_TO_TEXT"}` for an HTTP API.
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented on the reference page.
pub const CONTENT_HANDLING_WEBSOCKET_ONLY: Rule = Rule::warning(
    "content-handling-websocket-only",
    "Content handling has an effect only on WebSocket APIs",
);

/// # What it checks
/// On an HTTP API, `RequestTemplates` are absent.
///
/// # Why
/// Templates are for integration types that HTTP APIs do not have.
///
/// # Example
/// `{"RequestTemplates": {"application/json": "{}"}}` for an HTTP API.
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented on the reference page.
pub const REQUEST_TEMPLATES_WEBSOCKET_ONLY: Rule = Rule::warning(
    "request-templates-websocket-only",
    "Request templates have an effect only on WebSocket APIs",
);

/// # What it checks
/// On an HTTP API, `TemplateSelectionExpression` is absent.
///
/// # Why
/// It selects one of several templates, which HTTP APIs do not have.
///
/// # Example
/// `{"TemplateSelectionExpression": "${request.body.action}"}` for an HTTP API.
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented on the reference page, in the section on the output.
pub const TEMPLATE_SELECTION_WEBSOCKET_ONLY: Rule = Rule::warning(
    "template-selection-websocket-only",
    "A template selection has an effect only on WebSocket APIs",
);

/// # What it checks
/// On a WebSocket API, `ResponseParameters` are absent.
///
/// # Why
/// A WebSocket API maps responses with integration responses, which another operation creates.
///
/// # Example
/// `{"ResponseParameters": {"200": {"overwrite:statuscode": "204"}}}` for a WebSocket API.
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented on the reference page.
pub const RESPONSE_PARAMETERS_HTTP_ONLY: Rule = Rule::warning(
    "response-parameters-http-only",
    "Response parameters have an effect only on HTTP APIs",
);

/// # What it checks
/// On a WebSocket API, `TlsConfig` is absent.
///
/// # Why
/// Only private integrations of HTTP APIs use it.
///
/// # Example
/// `{"TlsConfig": {"ServerNameToVerify": "backend.example.com"}}` for a WebSocket API.
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented on the reference page.
pub const TLS_CONFIG_HTTP_ONLY: Rule = Rule::warning(
    "tls-config-http-only",
    "TLS settings have an effect only on HTTP APIs",
);

/// # What it checks
/// On a WebSocket API, the connection type is not `VPC_LINK`.
///
/// # Why
/// The reference page says that VPC links are for HTTP APIs.
/// A WebSocket API does work with a VPC link V1, the kind for REST APIs, in front of a Network Load Balancer, but never
/// with a VPC link V2.
///
/// # Example
/// `{"ConnectionType": "VPC_LINK"}` for a WebSocket API.
///
/// # Who refuses
/// Nobody because of the connection type; the service, if the VPC link is a V2.
///
/// # Source
/// Observed in a passing acceptance test of Terraform's provider and in AWS's own samples.
pub const WEBSOCKET_VPC_LINK_V1: Rule = Rule::warning(
    "websocket-vpc-link-v1",
    "A WebSocket API needs a VPC link for REST APIs (V1)",
);

/// # What it checks
/// Without a known protocol, the members that have an effect on only one kind of API are all of the same kind.
///
/// # Why
/// Whatever the protocol is, the service ignores some of them.
///
/// # Example
/// `{"PassthroughBehavior": "NEVER", "ResponseParameters": {"200": {"overwrite:statuscode": "204"}}}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred from the rules above.
pub const PROTOCOL_CONFLICT: Rule =
    Rule::warning("protocol-conflict", "Members are for the same kind of API");

/// The rules about what only one protocol has, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    TYPE_WEBSOCKET_ONLY,
    SUBTYPE_HTTP_ONLY,
    PASSTHROUGH_WEBSOCKET_ONLY,
    CONTENT_HANDLING_WEBSOCKET_ONLY,
    REQUEST_TEMPLATES_WEBSOCKET_ONLY,
    TEMPLATE_SELECTION_WEBSOCKET_ONLY,
    RESPONSE_PARAMETERS_HTTP_ONLY,
    TLS_CONFIG_HTTP_ONLY,
    WEBSOCKET_VPC_LINK_V1,
    PROTOCOL_CONFLICT,
];

/// Checks what only one protocol has.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.is_http() {
        integration_type(choices, findings);
        for (name, rule, message) in WEBSOCKET_ONLY {
            if is_set(choices, name) {
                findings.push(rule.at_member(name, message).remove("Remove it"));
            }
        }
    } else if choices.is_web_socket() {
        subtype(choices, findings);
        for (name, rule, message) in HTTP_ONLY {
            if is_set(choices, name) {
                findings.push(rule.at_member(name, message).remove("Remove it"));
            }
        }
        vpc_link(choices, findings);
    } else {
        conflict(choices, findings);
    }
}

/// Members that only WebSocket APIs use, with the rule and the message for an HTTP API.
const WEBSOCKET_ONLY: [(&str, Rule, &str); 4] = [
    (
        "PassthroughBehavior",
        PASSTHROUGH_WEBSOCKET_ONLY,
        "An HTTP API accepts this, but does not store it: it passes every payload through. Remove it.",
    ),
    (
        "ContentHandlingStrategy",
        CONTENT_HANDLING_WEBSOCKET_ONLY,
        "Only WebSocket APIs convert payloads. For an HTTP API, remove this.",
    ),
    (
        "RequestTemplates",
        REQUEST_TEMPLATES_WEBSOCKET_ONLY,
        "Only WebSocket APIs apply templates. For an HTTP API, remove them and change requests with request parameters.",
    ),
    (
        "TemplateSelectionExpression",
        TEMPLATE_SELECTION_WEBSOCKET_ONLY,
        "Only WebSocket APIs select templates. For an HTTP API, remove this.",
    ),
];

/// Members that only HTTP APIs use, with the rule and the message for a WebSocket API.
const HTTP_ONLY: [(&str, Rule, &str); 2] = [
    (
        "ResponseParameters",
        RESPONSE_PARAMETERS_HTTP_ONLY,
        "Only HTTP APIs map responses here. For a WebSocket API, remove this and create an integration response.",
    ),
    (
        "TlsConfig",
        TLS_CONFIG_HTTP_ONLY,
        "Only private integrations of HTTP APIs use TLS settings. For a WebSocket API, remove them.",
    ),
];

/// Whether a member has a string or map that is not empty, or a structure, even an empty one.
fn is_set(choices: &Choices<'_>, name: &str) -> bool {
    let is_filled = choices.text(name).is_some() || choices.filled_map(name).is_some();
    is_filled || (name == "TlsConfig" && choices.map(name).is_some())
}

fn integration_type(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(found) = choices.integration_type.filter(|it| !it.is_proxy()) else {
        return;
    };
    let message = format!(
        "An HTTP API does not support the type {}. Use HTTP_PROXY for an HTTP backend, or AWS_PROXY for a Lambda function or an AWS service action.",
        found.as_str(),
    );
    let finding = TYPE_WEBSOCKET_ONLY.at_member("IntegrationType", message);
    findings.push(match found {
        IntegrationType::Http => finding.replace_with("Use HTTP_PROXY", "HTTP_PROXY"),
        IntegrationType::Aws => finding.replace_with("Use AWS_PROXY", "AWS_PROXY"),
        _ => finding,
    });
}

fn subtype(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.subtype.is_some() {
        let message = "Only HTTP APIs call AWS services by subtype. \
                       For a WebSocket API, remove the subtype and use the type AWS with an API Gateway service ARN.";
        let finding = SUBTYPE_HTTP_ONLY.at_member("IntegrationSubtype", message);
        findings.push(finding.remove("Remove it"));
    }
}

fn vpc_link(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.connection == Some(Connection::VpcLink) {
        let message = "A WebSocket API works only with a VPC link for REST APIs (V1), in front of a Network Load Balancer. \
                       Check that this is such a VPC link.";
        findings.push(WEBSOCKET_VPC_LINK_V1.at_member("ConnectionType", message));
    }
}

fn conflict(choices: &Choices<'_>, findings: &mut Findings) {
    let first_set =
        |names: &[&'static str]| names.iter().copied().find(|name| is_set(choices, name));
    let web_socket = first_set(&WEBSOCKET_ONLY.map(|(name, ..)| name));
    let http = first_set(&HTTP_ONLY.map(|(name, ..)| name));
    if let (Some(web_socket), Some(http)) = (web_socket, http) {
        let message = format!(
            "`{http}` has an effect only on HTTP APIs and `{web_socket}` only on WebSocket APIs, so the service ignores one of them. \
             Choose the API's protocol, and remove the other."
        );
        findings.push(PROTOCOL_CONFLICT.at_member(http, message));
    }
}
