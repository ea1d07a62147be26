//! `TlsConfig`: HTTPS to a private backend.

use wireform_check::{Findings, Rule};
use wireform_model::value::Value;

use super::super::setting::{Connection, Setting};
use super::member;

/// # What it checks
/// TLS settings come with a VPC link.
///
/// # Why
/// On a public integration the service drops them without a word.
///
/// # Example
/// `{"TlsConfig": {"ServerNameToVerify": "api.example.com"}}` without `ConnectionType`.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Seen on the service; the reference page.
pub const TLS_NEEDS_VPC_LINK: Rule = Rule::warning(
    "tls-needs-vpc-link",
    "TLS settings only act on private integrations",
);

/// # What it checks
/// TLS settings have a name to verify.
///
/// # Why
/// An empty structure turns HTTPS on and verifies no name.
///
/// # Example
/// `{"TlsConfig": {}}` with `VPC_LINK`.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred from the reference page.
pub const TLS_EMPTY: Rule = Rule::info("tls-empty", "TLS settings name a host to verify");

/// # What it checks
/// `ServerNameToVerify` is a host name alone, without a scheme, a port, a path or a wildcard.
///
/// # Why
/// It is compared with the names on the backend's certificate as it is.
///
/// # Example
/// `https://*.example.com`
///
/// # Who refuses
/// Nobody now; a wildcard has led to failing calls.
///
/// # Source
/// Inferred from the reference page and a report.
pub const TLS_SERVER_NAME_FORM: Rule = Rule::warning(
    "tls-server-name-form",
    "The name to verify is a plain host name",
);

pub const RULES: &[Rule] = &[TLS_NEEDS_VPC_LINK, TLS_EMPTY, TLS_SERVER_NAME_FORM];

const NAME: &str = "TlsConfig";

pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    let Some(tls) = setting.map(NAME) else {
        return;
    };
    if !setting.is_web_socket() {
        match setting.connection {
            Some(Connection::Internet) => {
                let message = "Without a VPC link the service drops TLS settings silently; whether a public backend is called by HTTPS follows from its URL. \
                               Leave them out.";
                let finding = TLS_NEEDS_VPC_LINK.at_member(NAME, message);
                findings.push(finding.remove("Remove them"));
            }
            Some(Connection::VpcLink) if tls.is_empty() => {
                let message = "An empty TLS configuration turns HTTPS on without a name to verify. \
                               Give the host name on the backend's certificate if it should be verified.";
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
    let message = "This is no plain host name. Give just the name on the backend's certificate, such as www.example.com: \
                   no scheme, port, path or wildcard.";
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

/// The host of something that looks like a URL.
fn bare_host(name: &str) -> &str {
    let rest = name.split_once("://").map_or(name, |(_, rest)| rest);
    let end = rest.find([':', '/', '?', '#']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest)
}
