use wireform_model::near::nearest;

use super::context::CheckContext;
use super::label::shorten;
use super::{Findings, Rule};

/// # What it checks
/// A text is one of the values that its shape lists, capitals and all.
///
/// # Why
/// The list is in the model, but the CLI sends anything.
///
/// # Example
/// `{"ConnectionType": "internet"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// A run of the CLI, which sends `BOGUS`; the enumerations of the model.
pub const ENUM_VALUE: Rule = Rule::error("enum-value", "A choice is one of the listed values");

pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    let values = &context.shape.enumeration;
    let is_left_to_required = text.is_empty() && context.is_required() && context.place.is_top();
    if values.is_empty() || is_left_to_required || values.iter().any(|value| value == text) {
        return;
    }
    let shown = if context.shape.sensitive {
        "this"
    } else {
        &format!("`{}`", shorten(text))
    };
    let subject = if text.is_empty() {
        "an empty text"
    } else {
        shown
    };
    let message = format!(
        "{} cannot be {subject}. Choose {}.",
        context.label(),
        choices(values)
    );
    let finding = ENUM_VALUE.at(context.place.path(), message);
    let nearest = nearest(text, &mut values.iter().map(String::as_str));
    findings.push(match nearest {
        Some(nearest) => finding.replace_with(format!("Use {nearest}"), nearest),
        None if text.is_empty() => finding.remove("Leave it out"),
        None => finding,
    });
}

/// The values of an enumeration in words: `A, B or C`.
pub fn choices(values: &[String]) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<&str> = values.iter().map(String::as_str).take(SHOWN).collect();
    if values.len() > SHOWN {
        return format!(
            "one of {} values such as {}",
            values.len(),
            shown.join(", ")
        );
    }
    match shown.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "a value".to_owned(),
    }
}
