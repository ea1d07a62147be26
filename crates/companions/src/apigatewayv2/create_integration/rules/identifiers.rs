//! The API's identifier, and lengths that the model tells only in names and prose.

use wireform_check::{Findings, Rule, string_length};
use wireform_model::value::Value;

use super::super::setting::{Mapping, Setting};
use super::{entry, member};

/// # What it checks
/// `ApiId` is made of lower-case letters and digits.
///
/// # Why
/// The service makes up the identifiers, all of this form; a name, a URL or an ARN would end in a path that leads nowhere.
///
/// # Example
/// `{"ApiId": "arn:aws:apigateway:us-east-1::/apis/abcdef123"}`
///
/// # Who refuses
/// Nobody for its form, but no such API will be found.
///
/// # Source
/// Inferred from every example of AWS; the CLI sends the text percent-encoded.
pub const API_ID_FORMAT: Rule = Rule::warning(
    "api-id-format",
    "An API's identifier is short, lower-case and alphanumeric",
);

pub const RULES: &[Rule] = &[API_ID_FORMAT];

/// Checks the identifier, and the texts whose length the service limits.
///
/// The lengths go by the rule `string-length`: the model has them in the names of its shapes, where no program looks.
/// An empty value of a mapping has rules of its own, save on WebSocket APIs.
pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    api_id(setting, findings);
    for (name, min, max) in LENGTHS {
        if let Some(text) = setting.any_text(name) {
            findings.extend(string_length(
                member(name),
                &format!("`{name}`"),
                text,
                min,
                max,
            ));
        }
    }
    server_name(setting, findings);
    let least = usize::from(setting.mapping == Mapping::WebSocket);
    map_values(setting, "RequestParameters", least, 512, findings);
    map_values(setting, "RequestTemplates", 0, 32_768, findings);
    response_values(setting, findings);
}

const LENGTHS: [(&str, usize, usize); 6] = [
    ("ConnectionId", 1, 1024),
    ("Description", 0, 1024),
    ("IntegrationMethod", 1, 64),
    ("IntegrationSubtype", 1, 128),
    ("IntegrationUri", 1, 2048),
    ("PayloadFormatVersion", 1, 64),
];

fn api_id(setting: &Setting<'_>, findings: &mut Findings) {
    let Some(id) = setting.text("ApiId") else {
        return;
    };
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if !id.bytes().all(fits) {
        findings.push(API_ID_FORMAT.at_member("ApiId",
            "This is hardly the id of an API: those are short and made of lower-case letters and digits, such as a1b2c3d4e5. \
             Use just the id, not the API's name, URL or ARN.",
        ));
    }
}

fn server_name(setting: &Setting<'_>, findings: &mut Findings) {
    let name = setting
        .map("TlsConfig")
        .and_then(|tls| tls.get(SERVER_NAME));
    if let Some(name) = name.and_then(Value::as_str) {
        let path = member("TlsConfig").child(SERVER_NAME);
        findings.extend(string_length(path, "`ServerNameToVerify`", name, 1, 512));
    }
}

const SERVER_NAME: &str = "ServerNameToVerify";

fn map_values(setting: &Setting<'_>, name: &str, min: usize, max: usize, findings: &mut Findings) {
    for (key, value) in setting.entries(name) {
        let Some(text) = value
            .as_str()
            .filter(|text| text.len() > max || text.len() < min)
        else {
            continue;
        };
        findings.extend(string_length(entry(name, key), "The value", text, min, max));
    }
}

fn response_values(setting: &Setting<'_>, findings: &mut Findings) {
    for (status, mappings) in setting.entries("ResponseParameters") {
        for (key, value) in mappings.entries() {
            let Some(text) = value.as_str().filter(|text| text.len() > 512) else {
                continue;
            };
            let path = entry("ResponseParameters", status).child(key);
            findings.extend(string_length(path, "The value", text, 0, 512));
        }
    }
}
