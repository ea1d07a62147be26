//! The operation's own rules, beyond its model: one file for each family.
//!
//! Each rule is documented above the check that applies it.
//! The first word under "Source" says how certain it is: *observed* means that the service behaved so in a test or
//! deployment, *documented* that AWS or another named source says so, *inferred* that it follows from other evidence.

mod enums;

pub mod identifiers;
pub mod timeout;

pub mod protocol;

pub mod payload_version;

pub mod subtype;
pub mod subtype_parameters;

pub mod uri;

pub mod method;

pub mod connection;
pub mod tls;

pub mod credentials;

pub mod templates;

pub mod web_socket_parameters;

mod mapping;

pub mod http_parameters;
pub mod response_parameters;

use wireform_check::{CheckInput, Finding, Findings, Rule};
use wireform_model::path::Path;
use wireform_model::value::Value;

use super::choices::Choices;

/// The rules by family, in the order of the documentation.
pub const RULES: &[&[Rule]] = &[
    identifiers::RULES,
    timeout::RULES,
    protocol::RULES,
    payload_version::RULES,
    subtype::RULES,
    subtype_parameters::RULES,
    uri::RULES,
    method::RULES,
    connection::RULES,
    tls::RULES,
    credentials::RULES,
    templates::RULES,
    web_socket_parameters::RULES,
    http_parameters::RULES,
    response_parameters::RULES,
];

/// Adds the findings of the operation's own rules.
pub fn check(input: &CheckInput<'_>, findings: &mut Findings) {
    let choices = &Choices::of(input.draft);
    enums::check(findings);
    identifiers::check(choices, findings);
    timeout::check(choices, findings);
    protocol::check(choices, findings);
    payload_version::check(choices, findings);
    subtype::check(choices, findings);
    subtype_parameters::check(choices, findings);
    uri::check(choices, findings);
    method::check(choices, findings);
    connection::check(choices, findings);
    tls::check(choices, findings);
    credentials::check(choices, findings);
    templates::check(choices, findings);
    web_socket_parameters::check(choices, findings);
    http_parameters::check(choices, findings);
    response_parameters::check(choices, findings);
}

fn member(name: &str) -> Path {
    Path::root().child(name)
}

fn entry(map: &str, key: &str) -> Path {
    member(map).child(key)
}

/// Adds a fix that renames the key of the entry that a finding is about.
fn rename(finding: Finding, key: &str, value: &Value) -> Finding {
    let Some(map) = finding.path().parent() else {
        return finding;
    };
    let label = format!("Rename it to {key}");
    finding
        .remove(label)
        .fix("", map.child(key), Some(value.clone()))
}
