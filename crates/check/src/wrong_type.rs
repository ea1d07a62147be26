use wireform_model::Kind;
use wireform_model::decimal::Decimal;
use wireform_model::diagnostic::Refuser;
use wireform_model::path::Path;
use wireform_model::value::{Number, Value};

use super::context::CheckContext;
use super::label::shorten;
use super::timestamp::{may_be_time, missing_time};
use super::{Finding, Findings, Rule};

/// # What it checks
/// A value has the JSON type of its shape, which is never `null`.
///
/// # Why
/// `--cli-input-json` converts nothing: `"29000"` and `29000.0` are not integers.
///
/// # Example
/// `{"TimeoutInMillis": "29000"}`
///
/// # Who refuses
/// The CLI, with one exception: to Python, `true` is the number 1,
/// so a boolean instead of a number is sent unless 1 or 0 is below the minimum.
///
/// # Source
/// botocore's parameter validation (`validate.py`), and runs of the CLI.
pub const WRONG_TYPE: Rule = Rule::cli_error("wrong-type", "A value has the type of its shape");

/// Reports a value of the wrong type, and returns whether it was one.
pub fn check(context: &CheckContext<'_>, value: &Value, findings: &mut Findings) -> bool {
    if fits(&context.shape.kind, value) {
        return false;
    }
    let label = context.label();
    let message = match time_text(&context.shape.kind, value) {
        Some(text) => format!(
            "{label} must be a timestamp such as 2030-01-31T12:00:00Z or epoch seconds, not `{}`. {}",
            shorten(text),
            missing_time(text)
        ),
        None => format!(
            "{label} must be {}, not {}. {}",
            expected(&context.shape.kind),
            found(value, context.shape.sensitive),
            advice(context, value),
        ),
    };
    let finding = WRONG_TYPE.at(context.place.path(), message);
    findings.push(with_fix(refused(finding, context, value), context, value));
    true
}

/// Reports the input of an operation without members, where it is not an object.
pub fn of_no_input(value: &Value, findings: &mut Findings) {
    if !matches!(value, Value::Map(_)) {
        let found = found(value, false);
        let message = format!("The input must be a JSON object, not {found}. Write `{{}}`.");
        findings.push(WRONG_TYPE.at(Path::root(), message));
    }
}

fn fits(kind: &Kind, value: &Value) -> bool {
    if value.as_number().is_some_and(Number::is_too_long) {
        return false;
    }
    match kind {
        Kind::String | Kind::Blob => matches!(value, Value::String(_)),
        Kind::Boolean => matches!(value, Value::Bool(_)),
        Kind::Integer | Kind::Long => value.as_number().is_some_and(Number::is_integer),
        Kind::Float | Kind::Double => matches!(value, Value::Number(_)),
        Kind::Timestamp => may_be_time(value),
        Kind::List { .. } => matches!(value, Value::List(_)),
        Kind::Map { .. } | Kind::Structure(_) => matches!(value, Value::Map(_)),
    }
}

/// The CLI accepts a boolean instead of a number, unless it is below the minimum.
fn refused(finding: Finding, context: &CheckContext<'_>, value: &Value) -> Finding {
    let is_number = matches!(
        context.shape.kind,
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double
    );
    let Some(flag) = value.as_bool().filter(|_| is_number) else {
        return finding;
    };
    let as_number = Decimal::of(flag.into());
    match &context.shape.min {
        Some(min) if as_number.compare(&min.value()).is_lt() => finding,
        _ => finding.refused_by(Refuser::Service),
    }
}

fn with_fix(finding: Finding, context: &CheckContext<'_>, value: &Value) -> Finding {
    match (&context.shape.kind, value) {
        (_, Value::Null) if !context.is_required() && !context.place.is_root() => {
            finding.remove("Leave it out")
        }
        (Kind::String, Value::Number(number)) => {
            finding.replace_with("Put it in quotes", number.text())
        }
        (Kind::String, Value::Bool(flag)) => {
            finding.replace_with("Put it in quotes", if *flag { "true" } else { "false" })
        }
        (Kind::Integer | Kind::Long, Value::String(text)) => {
            match Number::parse(text.trim()).filter(Number::is_integer) {
                Some(number) => {
                    finding.replace_with(format!("Use {}", number.text()), Value::Number(number))
                }
                None => finding,
            }
        }
        (Kind::Integer | Kind::Long, Value::Number(number)) => match whole(number) {
            Some(number) => {
                let label = format!("Use {}", number.text());
                finding.replace_with(label, Value::Number(number))
            }
            None => finding,
        },
        (Kind::Boolean, Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
            finding.replace_with("Remove the quotes", Value::Bool(text == "true"))
        }
        _ => finding,
    }
}

/// The integer that a number with a fraction or an exponent is equal to.
fn whole(number: &Number) -> Option<Number> {
    const EXACT_BELOW: u64 = 1 << 53;
    if number.overflows() {
        return None;
    }
    let value = number.value();
    let integer = value.round();
    let is_whole = value.is_integer() && integer.unsigned_abs() < EXACT_BELOW;
    Number::parse(&integer.to_string()).filter(|_| is_whole)
}

fn expected(kind: &Kind) -> &'static str {
    match kind {
        Kind::String => "a string",
        Kind::Blob => "a string",
        Kind::Boolean => "true or false",
        Kind::Integer | Kind::Long => "an integer",
        Kind::Float | Kind::Double => "a number",
        Kind::Timestamp => "a timestamp such as 2030-01-31T12:00:00Z",
        Kind::List { .. } => "a list (a JSON array)",
        Kind::Map { .. } => "a map (a JSON object)",
        Kind::Structure(_) => "a structure (a JSON object)",
    }
}

/// The text of a value that was meant as a timestamp.
fn time_text<'v>(kind: &Kind, value: &'v Value) -> Option<&'v str> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Number(number) => number.text(),
        _ => "",
    };
    let is_time = matches!(kind, Kind::Timestamp) && !text.is_empty();
    is_time.then_some(text)
}

fn found(value: &Value, is_sensitive: bool) -> String {
    match value {
        Value::Number(number) => format!("the number {}", shorten(number.text())),
        Value::String(text) if text.is_empty() => "an empty string".to_owned(),
        Value::String(text) if !is_sensitive => format!("the string `{}`", shorten(text)),
        Value::Bool(flag) => format!("the boolean {flag}"),
        other => other.type_name().to_owned(),
    }
}

fn advice(context: &CheckContext<'_>, value: &Value) -> &'static str {
    match (&context.shape.kind, value) {
        _ if context.place.is_root() => {
            "Write the members of the operation in braces: {\"Member\": …}."
        }
        (_, Value::Null) => "Leave it out instead of setting it to null.",
        (_, Value::Number(number)) if number.is_too_long() => {
            "Too long: the AWS CLI accepts at most 4,300 digits."
        }
        (Kind::String, Value::Number(_) | Value::Bool(_)) => "Put it in double quotes.",
        (Kind::String, Value::Map(_) | Value::List(_)) => {
            "To send JSON, write it as a string: in double quotes, with `\\\"` for each inner quote."
        }
        (Kind::Integer | Kind::Long, Value::Number(_)) => {
            "Write it without a fraction or exponent."
        }
        (Kind::Integer | Kind::Long, Value::Bool(_)) => "Enter the number itself.",
        (Kind::Integer | Kind::Long | Kind::Float | Kind::Double, Value::String(_)) => {
            "Write it in digits, such as 42."
        }
        (Kind::Map { .. } | Kind::Structure(_), _) => "Write it in braces: {\"key\": …}.",
        (Kind::List { .. }, _) => "Write it in brackets: […].",
        _ if context.is_required() => "Enter a value of that type.",
        _ => "Enter a value of that type, or leave it out.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_behind_other_spellings() {
        let cases = [
            ("29000.0", Some("29000")),
            ("1e3", Some("1000")),
            ("1.5", None),
            ("1e300", None),
            ("NaN", None),
            ("-Infinity", None),
        ];
        for (text, expected) in cases {
            let number = whole(&Number::parse(text).unwrap());
            assert_eq!(number.as_ref().map(Number::text), expected, "{text}");
        }
    }
}
