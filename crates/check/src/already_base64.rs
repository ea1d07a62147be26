use wireform_model::base64;
use wireform_model::cli::Cli;

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// A blob for CLI v1 is not text that is already Base64.
///
/// # Why
/// CLI v1 encodes the string itself, so the service would get the Base64 text instead of the bytes in it.
/// Examples on the web are mostly for CLI v2, which needs Base64.
///
/// # Example
/// `{"Payload": "eyJrZXkiOiJ2YWx1ZSJ9"}` of Lambda's `Invoke` with CLI v1.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Runs of both CLIs.
pub const ALREADY_BASE64: Rule =
    Rule::warning("already-base64", "A blob for CLI v1 is not already Base64");

/// A shorter text may be Base64 by chance.
const SHORTEST: usize = 8;

pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    if context.cli != Cli::V1 || text.len() < SHORTEST {
        return;
    }
    let Some(decoded) = decoded(text) else {
        return;
    };
    let message = format!(
        "{} already looks like Base64. CLI v1 encodes it again, so the service would get this text.",
        context.label()
    );
    let finding = ALREADY_BASE64.at(context.place.path(), message);
    findings.push(finding.replace_with("Use the decoded text", decoded.as_str()));
}

/// The text in Base64 without any other character; `None` where the bytes are not printable text.
fn decoded(text: &str) -> Option<String> {
    let bytes = base64::decode(text).filter(|bytes| base64::encode(bytes) == text)?;
    let decoded = String::from_utf8(bytes).ok()?;
    let is_printable = |c: char| !c.is_control() || c.is_ascii_whitespace();
    decoded.chars().all(is_printable).then_some(decoded)
}
