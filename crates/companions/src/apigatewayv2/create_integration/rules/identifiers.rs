//! The API ID, and lengths that the model gives only in names and documentation.

use wireform_check::{Findings, Rule, string_length};
use wireform_model::value::Value;

use super::super::choices::{Choices, Mapping};
use super::{entry, member};

/// # What it checks
/// `ApiId` contains only lowercase letters and digits.
///
/// # Why
/// The service generates the IDs in this form. A name, URL or ARN leads to a URL path that does not exist.
///
/// # Example
/// `{"ApiId": "arn:aws:apigateway:us-east-1::/apis/abcdef123"}`
///
/// # Who refuses
/// Nobody because of its form, but the service will not find such an API.
///
/// # Source
/// Inferred from all examples of AWS; the CLI sends the value percent-encoded.
pub const API_ID_FORMAT: Rule = Rule::warning(
    "api-id-format",
    "An API ID contains only lowercase letters and digits",
);

/// The rules about identifiers, in the order in which they are explained.
pub const RULES: &[Rule] = &[API_ID_FORMAT];

/// Checks the ID, and the strings whose length the service limits.
///
/// The lengths have the rule `string-length`: the model gives them only in the names of its shapes.
/// Except on WebSocket APIs, other rules report an empty value of a mapping.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    api_id(choices, findings);
    for (name, min, max) in LENGTHS {
        if let Some(text) = choices.any_text(name) {
            findings.extend(string_length(
                member(name),
                &format!("`{name}`"),
                text,
                min,
                max,
            ));
        }
    }
    server_name(choices, findings);
    let min = usize::from(choices.mapping == Mapping::WebSocket);
    map_values(choices, "RequestParameters", min, 512, findings);
    map_values(choices, "RequestTemplates", 0, 32_768, findings);
    response_values(choices, findings);
}

const LENGTHS: [(&str, usize, usize); 6] = [
    ("ConnectionId", 1, 1024),
    ("Description", 0, 1024),
    ("IntegrationMethod", 1, 64),
    ("IntegrationSubtype", 1, 128),
    ("IntegrationUri", 1, 2048),
    ("PayloadFormatVersion", 1, 64),
];

fn api_id(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(id) = choices.text("ApiId") else {
        return;
    };
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if !id.bytes().all(fits) {
        findings.push(API_ID_FORMAT.at_member("ApiId",
            "This does not look like an API ID, which contains only lowercase letters and digits, such as a1b2c3d4e5. \
             Use the ID, not the API's name, URL or ARN.",
        ));
    }
}

fn server_name(choices: &Choices<'_>, findings: &mut Findings) {
    let name = choices
        .map("TlsConfig")
        .and_then(|tls| tls.get(SERVER_NAME));
    if let Some(name) = name.and_then(Value::as_str) {
        let path = member("TlsConfig").child(SERVER_NAME);
        findings.extend(string_length(path, "`ServerNameToVerify`", name, 1, 512));
    }
}

const SERVER_NAME: &str = "ServerNameToVerify";

fn map_values(choices: &Choices<'_>, name: &str, min: usize, max: usize, findings: &mut Findings) {
    for (key, value) in choices.entries(name) {
        let Some(text) = value
            .as_str()
            .filter(|text| text.len() > max || text.len() < min)
        else {
            continue;
        };
        findings.extend(string_length(entry(name, key), "The value", text, min, max));
    }
}

fn response_values(choices: &Choices<'_>, findings: &mut Findings) {
    for (status, mappings) in choices.entries("ResponseParameters") {
        for (key, value) in mappings.entries() {
            let Some(text) = value.as_str().filter(|text| text.len() > 512) else {
                continue;
            };
            let path = entry("ResponseParameters", status).child(key);
            findings.extend(string_length(path, "The value", text, 0, 512));
        }
    }
}
