//! Timestamps on the wire, as an input has them: ISO 8601.

use wireform_model::timestamp::iso8601;
use wireform_model::value::{Number, Value};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A timestamp in any of its formats; a value that is none stays as it is.
pub(super) fn timestamp(value: &Value) -> Value {
    match value {
        Value::Number(_) => of_seconds(value).unwrap_or_else(|| value.clone()),
        Value::String(text) => match Number::parse(text) {
            Some(number) => timestamp(&Value::Number(number)),
            None => Value::String(of_rfc822(text).unwrap_or_else(|| padded(text))),
        },
        other => other.clone(),
    }
}

fn of_seconds(value: &Value) -> Option<Value> {
    Some(Value::String(padded(&iso8601(value)?)))
}

/// Python writes years before 1000 with fewer than four digits.
fn padded(text: &str) -> String {
    match text.split_once('-') {
        Some((year, rest)) if year.len() < 4 && is_number(year) => format!("{year:0>4}-{rest}"),
        _ => text.to_owned(),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `Tue, 14 Nov 2023 22:13:20 GMT`
fn of_rfc822(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(", ")?;
    let mut words = rest.split(' ');
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let (clock, zone) = (words.next()?, words.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let is_utc = zone == "GMT" && words.next().is_none();
    (is_utc && is_number(year)).then(|| format!("{year:0>4}-{month:02}-{day:0>2}T{clock}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_read() {
        for text in [
            "2023-11-14T22:13:20Z",
            "Tue, 14 Nov 2023 22:13:20 GMT",
            "1700000000",
        ] {
            let expected = Value::from("2023-11-14T22:13:20Z");
            assert_eq!(timestamp(&Value::from(text)), expected, "{text}");
        }
        let cases = [
            ("1700000000.25", "2023-11-14T22:13:20.250000Z"),
            ("1-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("soon, or later", "soon, or later"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(timestamp(&Value::from(text)), Value::from(expected));
        }
        assert_eq!(timestamp(&Value::Bool(true)), Value::Bool(true));
    }
}
