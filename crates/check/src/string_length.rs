use wireform_model::diagnostic::Refuser;
use wireform_model::grouped::grouped;
use wireform_model::value::Number;

use super::context::CheckContext;
use super::label::limits;
use super::{Finding, Findings, Rule};

/// # What it checks
/// The length of a string is one that its shape allows.
///
/// # Why
/// The CLI checks only the minimum length; the service rejects a longer string than the maximum.
///
/// # Example
/// A `Description` of 1,025 characters.
///
/// # Who refuses
/// The CLI where a string is shorter than the model's minimum, else the service.
/// A string that becomes part of the host name needs at least one character.
///
/// # Source
/// botocore's parameter validation, which counts characters and not bytes.
pub const STRING_LENGTH: Rule = Rule::error(
    "string-length",
    "A string is neither too short nor too long",
);

/// Reports a string of the wrong length, and returns whether it was one.
pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) -> bool {
    let implied = context
        .member
        .is_some_and(|member| member.host_label)
        .then_some(1);
    let min = context
        .shape
        .min
        .as_ref()
        .and_then(Number::count)
        .or(implied);
    let max = context.shape.max.as_ref().and_then(Number::count);
    if min.is_none() && max.is_none() {
        return false;
    }
    let length = text.chars().count();
    let too_short = min.is_some_and(|min| length < min);
    let too_long = max.is_some_and(|max| length > max);
    if !too_short && !too_long {
        return false;
    }
    let finding = STRING_LENGTH.at(
        context.place.path(),
        message(&context.label(), length, (min, max), context.is_required()),
    );
    findings.push(if too_short {
        finding.refused_by(Refuser::Cli)
    } else {
        finding
    });
    true
}

/// The finding for a string whose limits are known from a source other than the model.
pub fn finding(
    path: wireform_model::path::Path,
    label: &str,
    text: &str,
    min: usize,
    max: usize,
) -> Option<Finding> {
    // A string has at most as many characters as bytes, so most need no counting.
    if text.len() <= max && (min == 0 || !text.is_empty()) {
        return None;
    }
    let length = text.chars().count();
    let fits = (min..=max).contains(&length);
    let min = Some(min).filter(|min| *min > 0);
    (!fits).then(|| STRING_LENGTH.at(path, message(label, length, (min, Some(max)), false)))
}

fn message(
    label: &str,
    length: usize,
    (min, max): (Option<usize>, Option<usize>),
    is_required: bool,
) -> String {
    let noun = match (min, max) {
        (Some(1), None) | (None, Some(1)) => "character",
        _ => "characters",
    };
    let [min, max] = [min, max].map(|limit| limit.map(grouped));
    let limits = limits(min.as_deref(), max.as_deref());
    match length {
        0 if is_required => format!("{label} is empty. Enter {limits} {noun}."),
        0 => format!("{label} is empty. Enter {limits} {noun}, or leave it out."),
        _ => format!(
            "{label} must be {limits} {noun} long (now {}).",
            grouped(length)
        ),
    }
}
