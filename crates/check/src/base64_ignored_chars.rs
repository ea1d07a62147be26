use wireform_model::base64;
use wireform_model::draft::Cli;

use super::context::CheckContext;
use super::wrong_type::WRONG_TYPE;
use super::{Findings, Rule};

/// # What it checks
/// Bytes for CLI v2 are base64 and nothing else, white space aside.
///
/// # Why
/// The CLI passes over all other characters, so that a text which was meant as it is becomes other bytes without a word.
///
/// # Example
/// `{"Payload": "{\"key\": \"value\"}"}` of Lambda's `Invoke` sends six bytes.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// `base64.b64decode` of Python's standard library, and runs of the CLI.
pub const LOOSE_BASE64: Rule = Rule::warning("loose-base64", "Base64 holds nothing else");

/// Reports what of a text for bytes is no base64; what cannot be read as it is of the wrong type.
pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    if context.cli != Cli::V2 {
        return;
    }
    let name = context.label();
    let (rule, message) = match base64::decode(text) {
        Some(bytes) if is_plain(text, &bytes) => return,
        Some(bytes) => (
            LOOSE_BASE64,
            format!(
                "{name} takes base64, and the AWS CLI passes over all characters that are none: of this it sends {} bytes. Is it meant as text?",
                bytes.len()
            ),
        ),
        None => (
            WRONG_TYPE,
            format!(
                "{name} takes base64 text for CLI v2, but this does not decode. Encode the bytes with base64, padding included."
            ),
        ),
    };
    let finding = rule.at(context.place.path(), message);
    findings
        .push(finding.replace_with("Take it as text", base64::encode(text.as_bytes()).as_str()));
}

/// Whether a text is the base64 of bytes and white space alone. Its last digit may have bits that stand for nothing.
fn is_plain(text: &str, bytes: &[u8]) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    let mut written = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let length = written.clone().count();
    written.all(is_digit) && base64::encode(bytes).len() == length
}
