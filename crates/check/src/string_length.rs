use wireform_model::diagnostic::Refuser;
use wireform_model::value::Number;

use super::context::CheckContext;
use super::{Finding, Findings, Rule};

/// # What it checks
/// A text has as many characters as its shape admits.
///
/// # Why
/// The CLI counts for a shape's least length alone; whatever is too long comes back from the service.
///
/// # Example
/// A `Description` of 1,025 characters.
///
/// # Who refuses
/// The CLI where a text is shorter than the model's least length, else the service.
/// A text that becomes part of the host's name has to have a character at least.
///
/// # Source
/// botocore's parameter validation, which counts characters and not bytes.
pub const STRING_LENGTH: Rule =
    Rule::error("string-length", "A text is neither too short nor too long");

/// Reports a text of the wrong length, and says whether it was one.
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

/// The finding for a text whose limits are known from elsewhere than the model.
pub fn finding(
    path: wireform_model::path::Path,
    label: &str,
    text: &str,
    min: usize,
    max: usize,
) -> Option<Finding> {
    // A text has at most as many characters as bytes, so most need no counting.
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
    limits: (Option<usize>, Option<usize>),
    is_required: bool,
) -> String {
    let otherwise = if is_required { "" } else { ", or leave it out" };
    let advice = match limits {
        (_, Some(max)) if length > max => format!("Shorten it by {}.", length - max),
        _ if length == 0 => format!("Fill it in{otherwise}."),
        _ => format!("Write more{otherwise}."),
    };
    let takes = match limits {
        (Some(min), Some(max)) => format!("between {min} and {max} characters"),
        (Some(1), None) => "at least 1 character".to_owned(),
        (Some(min), None) => format!("at least {min} characters"),
        (None, Some(max)) => format!("at most {max} characters"),
        (None, None) => "some characters".to_owned(),
    };
    match length {
        0 => format!("{label} is empty, but takes {takes}. {advice}"),
        _ => format!("{label} has {length} characters, but takes {takes}. {advice}"),
    }
}
