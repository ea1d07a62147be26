use wireform_model::path::Path;
use wireform_model::value::Value;

use super::context::CheckContext;
use super::label::shorten;
use super::{Findings, Rule};

/// # What it checks
/// A number in DynamoDB, which is sent as a string, is a valid number.
///
/// # Why
/// To the model, `N` is any string.
///
/// # Example
/// `{"Item": {"Year": {"N": "last year"}}}`
///
/// # Who refuses
/// DynamoDB, with a `ValidationException`; other services have attribute values of the same name.
///
/// # Source
/// DynamoDB's documentation of `AttributeValue`.
pub const ATTRIBUTE_NUMBER: Rule =
    Rule::warning("attribute-number", "A number in DynamoDB is a number");

/// Checks the members `N` and `NS` of an attribute value; `context` is that of the whole.
pub fn check(context: &CheckContext<'_>, name: &str, value: &Value, findings: &mut Findings) {
    if context.shape.name != "AttributeValue" {
        return;
    }
    let place = context.place.child(name);
    match (name, value) {
        ("N", Value::String(text)) => check_text(text, || place.path(), findings),
        ("NS", Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                if let Value::String(text) = item {
                    check_text(text, || place.item(index).path(), findings);
                }
            }
        }
        _ => {}
    }
}

fn check_text(text: &str, path: impl FnOnce() -> Path, findings: &mut Findings) {
    if is_number(text) {
        return;
    }
    let message = match text.is_empty() {
        true => "Enter a number, such as `1998` or `-0.5`.".to_owned(),
        false => format!(
            "`{}` is not a number. Write digits, such as `1998` or `-0.5`.",
            shorten(text)
        ),
    };
    findings.push(ATTRIBUTE_NUMBER.at(path(), message));
}

/// Rust's own syntax, but for its words, such as `inf`.
fn is_number(text: &str) -> bool {
    let is_word = |c: char| c.is_alphabetic() && !matches!(c, 'e' | 'E');
    !text.contains(is_word) && text.parse::<f64>().is_ok()
}
