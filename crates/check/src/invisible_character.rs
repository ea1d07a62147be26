use wireform_model::invisible;

use super::context::CheckContext;
use super::{Finding, Findings, Rule};

/// # What it checks
/// A string has no character that cannot be seen, such as a right-to-left override or a no-break space.
///
/// # Why
/// Such characters come along when text is copied from a web page, make names differ that look the same,
/// and can show a text in another order than it is sent.
///
/// # Example
/// `{"QueueName": "orders\u202E"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Unicode Technical Report 36 (security considerations); CVE-2021-42574.
pub const INVISIBLE_CHARACTER: Rule = Rule::warning(
    "invisible-character",
    "A string has no invisible characters",
);

pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    // Most strings are ASCII, which has none.
    if text.is_ascii() {
        return;
    }
    let Some(name) = text.chars().find_map(invisible::name) else {
        return;
    };
    // Of an entry whose key and value both have one, the key is reported.
    if findings.has(&INVISIBLE_CHARACTER, &context.place.path()) {
        return;
    }
    let message = format!(
        "{} contains an invisible character: {name}.",
        context.label()
    );
    let finding = INVISIBLE_CHARACTER.at(context.place.path(), message);
    findings.push(match context.key_of {
        Some(_) => finding,
        None => with_fix(finding, text),
    });
}

fn with_fix(finding: Finding, text: &str) -> Finding {
    let visible: String = text.chars().filter_map(invisible::visible).collect();
    finding.replace_with("Remove invisible characters", visible.as_str())
}
