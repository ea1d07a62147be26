use crate::base64;
use crate::draft::Cli;

use super::constraints::Site;
use super::{Finding, Findings, Rule};

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

pub fn check(site: &Site<'_>, text: &str, findings: &mut Findings) {
    let Some(bytes) = base64::decode(text).filter(|_| site.cli == Cli::V2) else {
        return;
    };
    let written: String = text.split_ascii_whitespace().collect();
    // The last digit may have bits that stand for nothing.
    let is_plain = base64::encode(&bytes).len() == written.len()
        && base64::decode(&written).is_some_and(|again| again == bytes)
        && written.bytes().all(is_digit);
    if is_plain {
        return;
    }
    let message = format!(
        "{} takes base64, and the AWS CLI passes over all characters that are none: of this it sends {} bytes. Is it meant as text?",
        site.place.label_at_start(),
        bytes.len()
    );
    let finding = LOOSE_BASE64.at(site.place.path(), message);
    findings.push(take_as_text(finding, text));
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)
}

/// Offers the base64 of what was typed.
pub fn take_as_text(finding: Finding, text: &str) -> Finding {
    finding.replace_with("Take it as text", base64::encode(text.as_bytes()).as_str())
}
