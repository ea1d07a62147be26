use wireform_model::cli::Cli;

use super::context::CheckContext;
use super::label::shorten;
use super::{Findings, Rule};

/// # What it checks
/// A string that becomes part of the host name has only ASCII letters, digits, hyphens and dots.
///
/// # Why
/// With a `/` or `@` in it, a signed request would go to another host.
///
/// # Example
/// `{"graphIdentifier": "g-1/queries"}` of Neptune Analytics' `ExecuteQuery`
///
/// # Who refuses
/// CLI v1. CLI v2 sends the request to the other host.
///
/// # Source
/// `_expand_host_prefix` of CLI v1's botocore (`serialize.py`), and runs of both CLIs.
pub const HOST_LABEL: Rule = Rule::cli_error(
    "host-label",
    "A part of the host name has only characters that a host name can have",
);

pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    let is_label = context.member.is_some_and(|member| member.host_label);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
    // Python's `$` also matches before a line feed at the end.
    let checked = text.strip_suffix('\n').unwrap_or(text);
    if !is_label || text.is_empty() || (!checked.is_empty() && checked.bytes().all(fits)) {
        return;
    }
    let message = format!(
        "{} becomes part of the host name, so it can have only letters, digits, hyphens and dots (now `{}`).",
        context.label(),
        shorten(text)
    );
    let finding = HOST_LABEL.at(context.place.path(), message);
    findings.push(match context.cli {
        Cli::V1 => finding,
        Cli::V2 => finding.as_warning(),
    });
}
