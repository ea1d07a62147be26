use wireform_model::decimal::Decimal;
use wireform_model::json::python_float;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, OperationRef, Shape};

use super::{Expect, ShorthandError};

/// Gives each text the type that the model asks for, as the CLI does after reading shorthand.
///
/// A value where the model wants a list becomes a list of that one value, whose type stays as it is.
/// What the model does not know stays a text.
pub(super) fn repair(
    operation: OperationRef<'_>,
    shape: &Shape,
    value: Value,
) -> Result<Value, ShorthandError> {
    match (&shape.kind, value) {
        (Kind::Structure(structure), _) if structure.document => {
            Err(wrong("JSON: shorthand cannot write a document type"))
        }
        (Kind::Structure(structure), Value::Map(map)) => {
            each(map, &|name, value| match structure.member(name) {
                Some(member) => repair(operation, operation.target(member), value),
                None => Ok(value),
            })
        }
        (Kind::Map { value: inner, .. }, Value::Map(map)) => each(map, &|_, value| {
            repair(operation, operation.target(inner), value)
        }),
        (Kind::List { member }, Value::List(items)) => {
            let shape = operation.target(member);
            let mut repaired = Vec::new();
            for item in items {
                repaired.push(repair(operation, shape, item)?);
            }
            Ok(Value::List(repaired))
        }
        (Kind::List { .. }, value) => Ok(Value::List(vec![value])),
        (Kind::Integer | Kind::Long, value) => integer(&value),
        (Kind::Float | Kind::Double, value) => float(&value),
        (Kind::Boolean, value) => boolean(value),
        (_, value) => Ok(value),
    }
}

fn each(
    map: Map,
    repair: &dyn Fn(&str, Value) -> Result<Value, ShorthandError>,
) -> Result<Value, ShorthandError> {
    let mut repaired = Map::new();
    for (key, value) in map.into_entries() {
        let value = repair(&key, value)?;
        repaired.push(key, value);
    }
    Ok(Value::Map(repaired))
}

/// As Python's `int()`: white space around it, a plus sign, leading zeros and underscores between digits are allowed.
fn integer(value: &Value) -> Result<Value, ShorthandError> {
    let text = value.as_str().and_then(number_text);
    let text = text.filter(|text| text.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    number(
        text.as_deref().map(strip_zeros).as_deref(),
        "a whole number",
    )
}

/// As Python's `float()`, without the infinities and NaN, which JSON cannot express.
fn float(value: &Value) -> Result<Value, ShorthandError> {
    let text = value.as_str().and_then(number_text);
    let value = text.and_then(|text| Decimal::parse(&text));
    let double = value.and_then(|value| value.nearest_double());
    number(double.as_ref().map(python_float).as_deref(), "a number")
}

/// Python looks at the text in small letters; no letter outside of ASCII has one of these for its small form.
fn boolean(value: Value) -> Result<Value, ShorthandError> {
    let text = value.as_str().ok_or_else(|| wrong("true or false"))?;
    match text.to_ascii_lowercase().as_str() {
        "true" => Ok(Value::Bool(true)),
        "false" => Ok(Value::Bool(false)),
        _ => Ok(value),
    }
}

/// The digits without what Python ignores: white space, a plus sign, single underscores between digits.
fn number_text(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let starts = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let underscores_fit = digits
        .split('_')
        .all(|part| !part.is_empty() && part.is_ascii());
    (starts && underscores_fit).then(|| text.replace('_', ""))
}

fn strip_zeros(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let digits = digits.trim_start_matches('0');
    match digits {
        "" => "0".to_owned(),
        digits => format!("{sign}{digits}"),
    }
}

fn number(text: Option<&str>, expected: &'static str) -> Result<Value, ShorthandError> {
    let number = text.and_then(Number::parse);
    number.map(Value::Number).ok_or_else(|| wrong(expected))
}

fn wrong(expected: &'static str) -> ShorthandError {
    ShorthandError::new(0, Expect::Type(expected))
}
