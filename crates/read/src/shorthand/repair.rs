use wireform_model::decimal::Decimal;
use wireform_model::json::{self, python_float};
use wireform_model::lazy_path::LazyPath;
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
    place: &LazyPath<'_>,
) -> Result<Value, ShorthandError> {
    let repaired = match (&shape.kind, value) {
        (Kind::Structure(structure), _) if structure.document => {
            Err("JSON: shorthand cannot write a document type")
        }
        (Kind::Structure(_) | Kind::Map { .. }, Value::Map(map)) => {
            return entries(operation, shape, map, place);
        }
        (Kind::List { member }, Value::List(items)) => {
            let shape = operation.target(member);
            let mut repaired = Vec::new();
            for (index, item) in items.into_iter().enumerate() {
                repaired.push(repair(operation, shape, item, &place.item(index))?);
            }
            Ok(Value::List(repaired))
        }
        (Kind::List { .. }, value) => Ok(Value::List(vec![value])),
        (Kind::Integer | Kind::Long, value) => integer(&value),
        (Kind::Float | Kind::Double, value) => float(&value),
        (Kind::Boolean, value) => boolean(value),
        (_, value) => Ok(value),
    };
    repaired.map_err(|expected| ShorthandError {
        at: 0,
        expected: Expect::Type(expected),
        path: place.path(),
    })
}

fn entries(
    operation: OperationRef<'_>,
    shape: &Shape,
    map: Map,
    place: &LazyPath<'_>,
) -> Result<Value, ShorthandError> {
    let mut repaired = Map::new();
    for (key, value) in map.into_entries() {
        let value = match operation.part(shape, &key) {
            Some(part) => repair(operation, part, value, &place.child(&key))?,
            None => value,
        };
        repaired.push(key, value);
    }
    Ok(Value::Map(repaired))
}

/// A repaired scalar, or what was expected in its place.
type Repaired = Result<Value, &'static str>;

fn integer(value: &Value) -> Repaired {
    let integer = value.as_str().and_then(python_integer);
    integer.ok_or("a whole number")
}

/// As Python's `float()`, whose result has its shortest text.
fn float(value: &Value) -> Repaired {
    let number = value.as_str().and_then(python_number);
    let number = number.as_ref().and_then(Value::as_number);
    let shortest = number.map(|number| match number.value().nearest_double() {
        Some(double) if !number.overflows() => python_float(&double),
        _ => json::python_number(number).into_owned(),
    });
    let number = shortest.as_deref().and_then(Number::parse);
    number.map(Value::Number).ok_or("a number")
}

/// A text as Python's `int()` reads it: white space around it, a plus sign, leading zeros and underscores between
/// digits are allowed, and no more than 4,300 digits.
pub(crate) fn python_integer(text: &str) -> Option<Value> {
    let text = number_text(text)?;
    let is_whole = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let number =
        Number::parse(&strip_zeros(&text)).filter(|number| is_whole && !number.is_too_long());
    number.map(Value::Number)
}

/// A text as Python's `float()` reads it, infinities and NaN among them; the digits stay as they are where JSON has
/// them too.
pub(crate) fn python_number(text: &str) -> Option<Value> {
    let trimmed = text.trim();
    let unsigned = trimmed.trim_start_matches(['+', '-']);
    let sign = if trimmed.starts_with('-') { "-" } else { "" };
    let name = match unsigned.to_ascii_lowercase().as_str() {
        "nan" => Some("NaN".to_owned()),
        "inf" | "infinity" => Some(format!("{sign}Infinity")),
        _ => None,
    };
    let is_signed_once = trimmed.len() - unsigned.len() <= 1;
    if let Some(name) = name {
        return Number::parse(&name)
            .filter(|_| is_signed_once)
            .map(Value::Number);
    }
    let text = number_text(text)?;
    let decimal = Decimal::parse(&text)?;
    let number =
        Number::parse(&text).or_else(|| Number::parse(&python_float(&decimal.nearest_double()?)));
    number.map(Value::Number)
}

/// Python looks at the text in small letters; no letter outside of ASCII has one of these for its small form.
fn boolean(value: Value) -> Repaired {
    let text = value.as_str().ok_or("true or false")?;
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
