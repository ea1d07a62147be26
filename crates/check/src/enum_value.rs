use wireform_model::diagnostic::{Refuser, Severity};
use wireform_model::grouped::grouped;
use wireform_model::near::nearest;
use wireform_model::path::Path;

use super::context::CheckContext;
use super::label::shorten;
use super::{Finding, Findings, Rule};

/// # What it checks
/// A string is one of the values that its enum lists, case included.
///
/// # Why
/// A value that is not listed is often a typo. But the list is from the day of the model: services accept
/// values that are newer than it, and some accept more than they list.
///
/// # Example
/// `{"InstanceType": "t3.mirco"}`
///
/// # Who refuses
/// Nobody who is known to: the CLI sends any string. Where a service is known to reject every other value, its
/// companion says so with [`confirm`].
///
/// # Source
/// A run of the CLI, which sends `BOGUS`; the enums of the model; S3, which answers with `Suffix` where its
/// model lists `suffix`.
pub const ENUM_VALUE: Rule = Rule::warning("enum-value", "An enum has one of the listed values");

/// How a message ends while nobody is known to reject the value.
const MAY_BE_NEWER: &str = " AWS may know newer ones.";

pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    let values = &context.shape.enumeration;
    let is_left_to_required = text.is_empty() && context.is_required() && context.place.is_top();
    if values.is_empty() || is_left_to_required || values.iter().any(|value| value == text) {
        return;
    }
    let likely = likely(text, values);
    let message = format!(
        "{} {}{MAY_BE_NEWER}",
        what_is_wrong(context, text),
        what_to_choose(context, values, likely)
    );
    let finding = ENUM_VALUE.at(context.place.path(), message);
    findings.push(match likely {
        Some(likely) => with_fix(finding, context, text, likely),
        None if text.is_empty() => finding.remove("Leave it out"),
        None => finding,
    });
}

/// The value that was probably meant: the nearest one, else the shortest that starts with what was typed.
fn likely<'v>(text: &str, values: &'v [String]) -> Option<&'v str> {
    const SHORTEST: usize = 2;
    let values = || values.iter().map(String::as_str);
    let starts = |value: &&str| {
        let start = value.get(..text.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(text))
    };
    // Of several that are as near, the last: models list the newest versions last.
    nearest(text, &mut values().rev()).or_else(|| {
        let starting = values().filter(starts).filter(|_| text.len() >= SHORTEST);
        starting.min_by_key(|value| value.len())
    })
}

/// Offers the likely value; of a key, to rename it, unless another entry has that name.
fn with_fix(finding: Finding, context: &CheckContext<'_>, text: &str, likely: &str) -> Finding {
    let Some(map) = context.key_of else {
        return finding.replace_with(format!("Use {likely}"), likely);
    };
    let path = finding.path().parent().map(|map| map.child(likely));
    let value = map.get(text).filter(|_| map.get(likely).is_none());
    match path.zip(value) {
        Some((path, value)) => {
            finding
                .remove(format!("Rename it to {likely}"))
                .fix("", path, Some(value.clone()))
        }
        None => finding,
    }
}

/// Makes the warning about an unlisted value at `path`, if there is one, an error: the service is known to
/// reject every value that its enum does not list.
pub fn confirm(findings: &mut Findings, path: &Path) {
    if let Some(Finding(found)) = findings.get_mut(&ENUM_VALUE, path) {
        found.severity = Severity::Error;
        found.refused_by = Some(Refuser::Service);
        let message = found.message.strip_suffix(MAY_BE_NEWER);
        found.message = message.unwrap_or(&found.message).to_owned();
    }
}

fn what_is_wrong(context: &CheckContext<'_>, text: &str) -> String {
    let label = context.label();
    if text.is_empty() {
        return format!("{label} is an empty string, which is not one of the listed values.");
    }
    if context.key_of.is_some() {
        let map = context.place.path().parent();
        let map = map.as_ref().and_then(Path::name);
        let of_map = map.map_or_else(String::new, |map| format!(" of `{}`", shorten(&map)));
        return format!("`{}` is not a known key{of_map}.", shorten(text));
    }
    match context.shape.sensitive {
        true => format!("{label} is not one of the listed values."),
        false => format!(
            "{label} is `{}`, which is not one of the listed values.",
            shorten(text)
        ),
    }
}

fn what_to_choose(context: &CheckContext<'_>, values: &[String], nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) if context.key_of.is_some() => format!("Did you mean {nearest}?"),
        Some(nearest) if values.len() > FEW => {
            format!("The closest of the {} is {nearest}.", grouped(values.len()))
        }
        _ => format!("Choose {}.", choices(values)),
    }
}

/// So many values are listed in full.
const FEW: usize = 10;

/// The values of an enum in words: `A, B or C`; of many, the first ones.
pub fn choices(values: &[String]) -> String {
    let shown: Vec<&str> = values.iter().map(String::as_str).take(FEW).collect();
    if values.len() > FEW {
        let count = grouped(values.len());
        return format!("one of {count} values such as {}", shown.join(", "));
    }
    match shown.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "a value".to_owned(),
    }
}
