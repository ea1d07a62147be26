//! `TlsConfig`: HTTPS to a private backend.

use wireform_check::{Findings, Rule};
use wireform_model::value::Value;

use super::super::choices::{Choices, Connection};
use super::member;

/// # What it checks
/// TLS settings are set only with a VPC link.
///
/// # Why
/// On a public integration, the service silently drops them.
///
/// # Example
/// `{"TlsConfig": {"ServerNameToVerify": "api.example.com"}}` without `ConnectionType`.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Observed on the service; documented on the reference page.
pub const TLS_NEEDS_VPC_LINK: Rule = Rule::warning(
    "tls-needs-vpc-link",
    "TLS settings have an effect only on private integrations",
);

/// # What it checks
/// TLS settings have a server name to verify.
///
/// # Why
/// An empty structure turns on HTTPS, but verifies no server name.
///
/// # Example
/// `{"TlsConfig": {}}` with `VPC_LINK`.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred from the reference page.
pub const TLS_EMPTY: Rule = Rule::info("tls-empty", "TLS settings have a server name to verify");

/// # What it checks
/// `ServerNameToVerify` is only a host name, without scheme, port, path or wildcard.
///
/// # Why
/// API Gateway compares it, unchanged, with the names on the backend's certificate.
///
/// # Example
/// `https://*.example.com`
///
/// # Who refuses
/// Nobody when the integration is created; requests have failed with a wildcard.
///
/// # Source
/// Inferred from the reference page and a user's report.
pub const TLS_SERVER_NAME_FORM: Rule = Rule::warning(
    "tls-server-name-form",
    "The server name to verify is a host name",
);

/// The rules about TLS, in the order in which they are explained.
pub const RULES: &[Rule] = &[TLS_NEEDS_VPC_LINK, TLS_EMPTY, TLS_SERVER_NAME_FORM];

const NAME: &str = "TlsConfig";

/// Checks TLS.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(tls) = choices.map(NAME) else {
        return;
    };
    if !choices.is_web_socket() {
        match choices.connection {
            Some(Connection::Internet) => {
                let message = "Without a VPC link, the service silently drops TLS settings. For a public backend, the URL decides whether HTTPS is used. \
                               Remove them.";
                let finding = TLS_NEEDS_VPC_LINK.at_member(NAME, message);
                findings.push(finding.remove("Remove it"));
            }
            Some(Connection::VpcLink) if tls.is_empty() => {
                let message = "An empty TLS configuration turns on HTTPS, but verifies no server name. \
                               To verify it, enter the host name on the backend's certificate.";
                findings.push(TLS_EMPTY.at_member(NAME, message));
            }
            _ => {}
        }
    }
    let name = tls.get("ServerNameToVerify").and_then(Value::as_str);
    if let Some(name) = name.filter(|name| !name.is_empty()) {
        server_name(name, findings);
    }
}

fn server_name(name: &str, findings: &mut Findings) {
    if is_host_name(name) {
        return;
    }
    let message = "This is not a host name. Enter the name on the backend's certificate, such as www.example.com, \
                   without scheme, port, path or wildcard.";
    let path = member(NAME).child("ServerNameToVerify");
    let finding = TLS_SERVER_NAME_FORM.at(path, message);
    let host = bare_host(name);
    findings.push(if is_host_name(host) {
        finding.replace_with(format!("Use {host}"), host)
    } else {
        finding
    });
}

// host-name = label *( "." label )
fn is_host_name(name: &str) -> bool {
    let is_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    name.split('.')
        .all(|label| !label.is_empty() && label.chars().all(is_char))
}

/// The host of a text that may be a URL.
fn bare_host(name: &str) -> &str {
    let rest = name.split_once("://").map_or(name, |(_, rest)| rest);
    let end = rest.find([':', '/', '?', '#']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest)
}
