use wireform_model::Shape;
use wireform_model::blob;
use wireform_model::json;
use wireform_model::step::Step;

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// A policy, event pattern or dashboard that is sent as a string is JSON, and so is a payload that begins like it.
///
/// # Why
/// To the model it is any string, so a truncated policy, or the name of the file in which it is, would be sent.
///
/// # Example
/// `{"AssumeRolePolicyDocument": "assume-role-policy.json"}`
///
/// # Who refuses
/// The service, but which of its strings are JSON is inferred from their names.
///
/// # Source
/// AWS's documentation of the members with these names, which calls them JSON; `MalformedPolicyDocument` of IAM.
pub const JSON_TEXT: Rule = Rule::warning(
    "json-text",
    "A string that the service reads as JSON is JSON",
);

/// The ends of the names of such members.
const ENDINGS: [&str; 4] = [
    "policydocument",
    "policytext",
    "eventpattern",
    "dashboardbody",
];

/// Their names, and the keys of such entries, in full.
const NAMES: [&str; 8] = [
    "Policy",
    "policy",
    "ResourcePolicy",
    "resourcePolicy",
    "DataProtectionPolicy",
    "PolicyInJson",
    "RedrivePolicy",
    "RedriveAllowPolicy",
];

/// The bytes that Lambda reads as JSON.
const PAYLOAD: &str = "Payload";

/// A member with a lower maximum is a name or an identifier.
const SHORTEST_MAXIMUM: usize = 256;

pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    if !is_read_as_json(context) || is_something_else(text) {
        return;
    }
    let Err(error) = json::read(text) else {
        return;
    };
    let label = context.label();
    let message = match is_file_name(text) {
        true => format!(
            "{label} looks like the name of a file, but the service expects JSON. Paste the contents of the file."
        ),
        false => format!("{label} is not valid JSON: {error}."),
    };
    findings.push(JSON_TEXT.at(context.place.path(), message));
}

/// The same for bytes: only what begins like JSON, since a payload may be anything.
pub fn check_bytes(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    let is_payload = context.member.is_some_and(|member| member.name == PAYLOAD);
    let bytes = || blob::bytes(text, context.cli);
    let Some(content) = is_payload.then(bytes).flatten() else {
        return;
    };
    let Ok(content) = String::from_utf8(content) else {
        return;
    };
    if !content.trim_start().starts_with(['{', '[']) {
        return;
    }
    if let Err(error) = json::read(&content) {
        let message = format!("{} is not valid JSON: {error}.", context.label());
        findings.push(JSON_TEXT.at(context.place.path(), message));
    }
}

fn is_read_as_json(context: &CheckContext<'_>) -> bool {
    let Step::Name(name) = context.place.last() else {
        return false;
    };
    context.key_of.is_none() && is_json_text(name, context.shape)
}

/// Whether a service reads a string as JSON, by the name of its member or the key of its entry.
pub fn is_json_text(name: &str, shape: &Shape) -> bool {
    let max = shape.max.as_ref().and_then(|max| max.count());
    let is_long = max.is_none_or(|max| max >= SHORTEST_MAXIMUM);
    let ends_with = |end: &&str| {
        let start = name.len().checked_sub(end.len());
        let rest = start.and_then(|start| name.get(start..));
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(end))
    };
    let is_named = NAMES.contains(&name) || ENDINGS.iter().any(ends_with);
    is_named && is_long && shape.enumeration.is_empty()
}

/// What other checks are about, and what is not a document at all.
fn is_something_else(text: &str) -> bool {
    const STARTS: [&str; 5] = ["file://", "fileb://", "http://", "https://", "arn:"];
    text.is_empty() || STARTS.iter().any(|start| text.starts_with(start))
}

/// Whether a text looks like the name of a file and not like JSON.
pub fn is_file_name(text: &str) -> bool {
    const ENDS: [&str; 4] = [".json", ".txt", ".yaml", ".yml"];
    let is_line = !text.contains(['\n', '{']);
    is_line && ENDS.iter().any(|end| text.ends_with(end))
}
