use wireform_model::base64;
use wireform_model::cli::Cli;

use super::context::CheckContext;
use super::wrong_type::WRONG_TYPE;
use super::{Findings, Rule};

/// # What it checks
/// A blob for CLI v2 is Base64 and nothing else, white space aside.
///
/// # Why
/// The CLI ignores all other characters, so plain text silently becomes other bytes.
///
/// # Example
/// `{"Payload": "{\"key\": \"value\"}"}` of Lambda's `Invoke` sends six bytes.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// `base64.b64decode` of Python's standard library, and runs of the CLI.
pub const BASE64_IGNORED_CHARS: Rule =
    Rule::warning("loose-base64", "A blob for CLI v2 is only Base64");

/// Reports a blob that is not only Base64; one that cannot be decoded has the wrong type.
pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    if context.cli != Cli::V2 {
        return;
    }
    let name = context.label();
    let (rule, message) = match base64::decode(text) {
        Some(bytes) if is_plain(text, &bytes) => return,
        Some(bytes) => (
            BASE64_IGNORED_CHARS,
            format!(
                "{name} must be Base64. The AWS CLI ignores characters that are not Base64 and would send {} bytes. Did you mean plain text?",
                bytes.len()
            ),
        ),
        None => (
            WRONG_TYPE,
            format!(
                "{name} must be Base64 for CLI v2, and this is not valid Base64. Encode the bytes, with padding."
            ),
        ),
    };
    let finding = rule.at(context.place.path(), message);
    findings.push(finding.replace_with(
        "Use as plain text",
        base64::encode(text.as_bytes()).as_str(),
    ));
}

/// Whether a text is nothing but the Base64 of these bytes and white space. Its last digit may have unused bits.
fn is_plain(text: &str, bytes: &[u8]) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    let mut written = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let length = written.clone().count();
    written.all(is_digit) && base64::encode(bytes).len() == length
}
