//! Which types and members belong to HTTP APIs and which to WebSocket APIs.

use wireform_check::{Findings, Rule};

use super::super::setting::{Connection, IntegrationType, Setting};

/// # What it checks
/// On an HTTP API the type is one of the two proxies.
///
/// # Why
/// `AWS`, `HTTP` and `MOCK` map messages with templates, which HTTP APIs do not have.
///
/// # Example
/// `{"IntegrationType": "MOCK"}` for an HTTP API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service; the reference page.
pub const TYPE_WEBSOCKET_ONLY: Rule = Rule::error(
    "type-websocket-only",
    "An HTTP API only takes proxy integrations",
);

/// # What it checks
/// On a WebSocket API there is no `IntegrationSubtype`.
///
/// # Why
/// Direct calls of AWS services exist on HTTP APIs alone; a WebSocket API uses the type `AWS` for them.
///
/// # Example
/// `{"IntegrationSubtype": "SQS-SendMessage"}` for a WebSocket API.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page; how the service puts it has not been seen.
pub const SUBTYPE_HTTP_ONLY: Rule = Rule::error(
    "subtype-http-only",
    "AWS service actions only exist on HTTP APIs",
);

/// # What it checks
/// On an HTTP API there is no `PassthroughBehavior`.
///
/// # Why
/// The service takes it and does not store it.
///
/// # Example
/// `{"PassthroughBehavior": "NEVER"}` for an HTTP API.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Seen on the service; the reference page.
pub const PASSTHROUGH_WEBSOCKET_ONLY: Rule = Rule::warning(
    "passthrough-websocket-only",
    "Passthrough behavior only acts on WebSocket APIs",
);

/// # What it checks
/// On an HTTP API there is no `ContentHandlingStrategy`.
///
/// # Why
/// Conversions of payloads belong to WebSocket APIs.
///
/// # Example
/// `{"ContentHandlingStrategy": "CONVERT_TO_TEXT"}` for an HTTP API.
///
/// # Who refuses
/// Nobody that is known.
///
/// # Source
/// Documented on the reference page.
pub const CONTENT_HANDLING_WEBSOCKET_ONLY: Rule = Rule::warning(
    "content-handling-websocket-only",
    "Content handling only acts on WebSocket APIs",
);

/// # What it checks
/// On an HTTP API there are no `RequestTemplates`.
///
/// # Why
/// Templates act on the types that HTTP APIs do not have.
///
/// # Example
/// `{"RequestTemplates": {"application/json": "{}"}}` for an HTTP API.
///
/// # Who refuses
/// Nobody that is known.
///
/// # Source
/// Documented on the reference page.
pub const REQUEST_TEMPLATES_WEBSOCKET_ONLY: Rule = Rule::warning(
    "request-templates-websocket-only",
    "Request templates only act on WebSocket APIs",
);

/// # What it checks
/// On an HTTP API there is no `TemplateSelectionExpression`.
///
/// # Why
/// It chooses among templates, which HTTP APIs do not have.
///
/// # Example
/// `{"TemplateSelectionExpression": "${request.body.action}"}` for an HTTP API.
///
/// # Who refuses
/// Nobody that is known.
///
/// # Source
/// Documented on the reference page, in its section on the output.
pub const TEMPLATE_SELECTION_WEBSOCKET_ONLY: Rule = Rule::warning(
    "template-selection-websocket-only",
    "A template selection only acts on WebSocket APIs",
);

/// # What it checks
/// On a WebSocket API there are no `ResponseParameters`.
///
/// # Why
/// A WebSocket API maps responses with integration responses, which are created apart.
///
/// # Example
/// `{"ResponseParameters": {"200": {"overwrite:statuscode": "204"}}}` for a WebSocket API.
///
/// # Who refuses
/// Nobody that is known.
///
/// # Source
/// Documented on the reference page.
pub const RESPONSE_PARAMETERS_HTTP_ONLY: Rule = Rule::warning(
    "response-parameters-http-only",
    "Response parameters only act on HTTP APIs",
);

/// # What it checks
/// On a WebSocket API there is no `TlsConfig`.
///
/// # Why
/// It belongs to the private integrations of HTTP APIs.
///
/// # Example
/// `{"TlsConfig": {"ServerNameToVerify": "backend.example.com"}}` for a WebSocket API.
///
/// # Who refuses
/// Nobody that is known.
///
/// # Source
/// Documented on the reference page.
pub const TLS_CONFIG_HTTP_ONLY: Rule =
    Rule::warning("tls-config-http-only", "TLS settings only act on HTTP APIs");

/// # What it checks
/// Whether a WebSocket API goes through a VPC link.
///
/// # Why
/// The reference page says that links are for HTTP APIs.
/// A WebSocket API does work with a link of the first generation, as REST APIs have it, in front of a Network Load Balancer; never with one of the second.
///
/// # Example
/// `{"ConnectionType": "VPC_LINK"}` for a WebSocket API.
///
/// # Who refuses
/// Nobody for the connection type itself; the service where the link is of the wrong generation.
///
/// # Source
/// Seen in a passing acceptance test of Terraform's provider and in AWS's own samples.
pub const WEBSOCKET_VPC_LINK_V1: Rule = Rule::warning(
    "websocket-vpc-link-v1",
    "A WebSocket API needs a VPC link of the first generation",
);

/// # What it checks
/// With the protocol left open, members of one kind of API stand alone.
///
/// # Why
/// Whichever kind the API is, one half of them is ignored.
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
    Rule::warning("protocol-conflict", "Members belong to one kind of API");

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

pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    if setting.is_http() {
        integration_type(setting, findings);
        for (name, rule, message) in WEBSOCKET_ONLY {
            if is_set(setting, name) {
                findings.push(rule.at_member(name, message).remove("Remove it"));
            }
        }
    } else if setting.is_web_socket() {
        subtype(setting, findings);
        for (name, rule, message) in HTTP_ONLY {
            if is_set(setting, name) {
                findings.push(rule.at_member(name, message).remove("Remove it"));
            }
        }
        vpc_link(setting, findings);
    } else {
        conflict(setting, findings);
    }
}

/// What a WebSocket API alone acts on, with what to say on an HTTP API.
const WEBSOCKET_ONLY: [(&str, Rule, &str); 4] = [
    (
        "PassthroughBehavior",
        PASSTHROUGH_WEBSOCKET_ONLY,
        "An HTTP API takes this and then forgets it: it passes every payload through. Leave it out.",
    ),
    (
        "ContentHandlingStrategy",
        CONTENT_HANDLING_WEBSOCKET_ONLY,
        "Only WebSocket APIs convert payloads. Leave it out for an HTTP API.",
    ),
    (
        "RequestTemplates",
        REQUEST_TEMPLATES_WEBSOCKET_ONLY,
        "Only WebSocket APIs apply templates. For an HTTP API leave them out, and change requests with request parameters.",
    ),
    (
        "TemplateSelectionExpression",
        TEMPLATE_SELECTION_WEBSOCKET_ONLY,
        "Only WebSocket APIs choose among templates. Leave it out for an HTTP API.",
    ),
];

/// What an HTTP API alone acts on, with what to say on a WebSocket API.
const HTTP_ONLY: [(&str, Rule, &str); 2] = [
    (
        "ResponseParameters",
        RESPONSE_PARAMETERS_HTTP_ONLY,
        "Only HTTP APIs map responses here. For a WebSocket API leave them out and create an integration response.",
    ),
    (
        "TlsConfig",
        TLS_CONFIG_HTTP_ONLY,
        "Only the private integrations of HTTP APIs take TLS settings. Leave them out for a WebSocket API.",
    ),
];

/// A text that is not empty, entries in a map; a structure counts even when it is empty.
fn is_set(setting: &Setting<'_>, name: &str) -> bool {
    let is_filled = setting.text(name).is_some() || setting.filled_map(name).is_some();
    is_filled || (name == "TlsConfig" && setting.map(name).is_some())
}

fn integration_type(setting: &Setting<'_>, findings: &mut Findings) {
    let Some(found) = setting.integration_type.filter(|it| !it.is_proxy()) else {
        return;
    };
    let message = format!(
        "An HTTP API has no integrations of type {}. Choose HTTP_PROXY for a web backend, or AWS_PROXY for a Lambda function or an AWS service action.",
        found.as_str(),
    );
    let finding = TYPE_WEBSOCKET_ONLY.at_member("IntegrationType", message);
    findings.push(match found {
        IntegrationType::Http => finding.replace_with("Use HTTP_PROXY", "HTTP_PROXY"),
        IntegrationType::Aws => finding.replace_with("Use AWS_PROXY", "AWS_PROXY"),
        _ => finding,
    });
}

fn subtype(setting: &Setting<'_>, findings: &mut Findings) {
    if setting.subtype.is_some() {
        let message = "Only HTTP APIs call AWS services by subtype. \
                       For a WebSocket API leave it out and use the type AWS with an API Gateway service ARN.";
        let finding = SUBTYPE_HTTP_ONLY.at_member("IntegrationSubtype", message);
        findings.push(finding.remove("Remove it"));
    }
}

fn vpc_link(setting: &Setting<'_>, findings: &mut Findings) {
    if setting.connection == Some(Connection::VpcLink) {
        let message = "On a WebSocket API only a VPC link of the first generation works, the kind that REST APIs use, in front of a Network Load Balancer. \
                       Make sure that the link is of that kind.";
        findings.push(WEBSOCKET_VPC_LINK_V1.at_member("ConnectionType", message));
    }
}

fn conflict(setting: &Setting<'_>, findings: &mut Findings) {
    let first_set =
        |names: &[&'static str]| names.iter().copied().find(|name| is_set(setting, name));
    let web_socket = first_set(&WEBSOCKET_ONLY.map(|(name, ..)| name));
    let http = first_set(&HTTP_ONLY.map(|(name, ..)| name));
    if let (Some(web_socket), Some(http)) = (web_socket, http) {
        let message = format!(
            "`{http}` only acts on HTTP APIs and `{web_socket}` only on WebSocket APIs, so one of them will be ignored. \
             Say which kind of API this is, and leave the other out."
        );
        findings.push(PROTOCOL_CONFLICT.at_member(http, message));
    }
}
