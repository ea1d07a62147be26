use std::borrow::Cow;

use crate::decimal::Decimal;
use crate::value::{Map, Number, Value};

/// The text that Python's `json` module writes for a number that it has read:
/// an integer without a minus before zero, a float in its shortest form.
pub fn python_number(number: &Number) -> Cow<'_, str> {
    match number.text() {
        "-0" => Cow::Borrowed("0"),
        digits if number.is_integer() => Cow::Borrowed(digits),
        _ if !number.overflows() => Cow::Owned(python_float(&number.value())),
        "NaN" => Cow::Borrowed("NaN"),
        text if text.starts_with('-') => Cow::Borrowed("-Infinity"),
        _ => Cow::Borrowed("Infinity"),
    }
}

/// Whether two values are the same to a JSON reader such as Python's:
/// the same types, numbers and order of keys; of duplicate keys the last counts.
pub fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => python_number(left) == python_number(right),
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Value::Map(left), Value::Map(right)) => same_map(left, right),
        (left, right) => left == right,
    }
}

fn same_map(left: &Map, right: &Map) -> bool {
    let mut right = right.effective();
    let same_entry = |(key, value): (&str, &Value)| {
        right
            .next()
            .is_some_and(|(other_key, other)| key == other_key && same(value, other))
    };
    left.effective().all(same_entry) && right.next().is_none()
}

/// A double as Python's `repr` has it: the fewest digits that read back,
/// with an exponent below 1e-4 and from 1e16 on.
pub fn python_float(double: &Decimal) -> String {
    let (digits, exponent) = double.scientific();
    let mut text = String::from(if double.is_negative { "-" } else { "" });
    if !(-4..16).contains(&exponent) {
        let (first, others) = digits.split_at_checked(1).unwrap_or((&digits, ""));
        let point = if others.is_empty() { "" } else { "." };
        let direction = if exponent < 0 { '-' } else { '+' };
        return format!(
            "{text}{first}{point}{others}e{direction}{:02}",
            exponent.abs()
        );
    }
    // From the first digit, or a zero before the point, to the last one, or a zero behind it.
    let last = (exponent + 1 - digits.len() as i32).min(-1);
    for power in (last..=exponent.max(0)).rev() {
        if power == -1 {
            text.push('.');
        }
        let digit = usize::try_from(exponent - power).ok();
        let digit = digit.and_then(|place| digits.as_bytes().get(place));
        text.push(digit.map_or('0', |digit| char::from(*digit)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read;

    #[test]
    fn numbers_as_python_writes_them() {
        // Each pair as `python3 -c 'import json; print(json.dumps(json.loads(…)))'` gives it.
        let cases = [
            ("29000", "29000"),
            ("-0", "0"),
            ("-0.0", "-0.0"),
            ("29000.0", "29000.0"),
            ("1e3", "1000.0"),
            ("1.50", "1.5"),
            ("0.0001", "0.0001"),
            ("0.00001", "1e-05"),
            ("-1.25e-7", "-1.25e-07"),
            ("1e15", "1000000000000000.0"),
            ("1e16", "1e+16"),
            ("123456789012345680.0", "1.2345678901234568e+17"),
            ("1e400", "Infinity"),
            ("-1E400", "-Infinity"),
            ("5e-324", "5e-324"),
            (
                "123456789012345678901234567890",
                "123456789012345678901234567890",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(python_number(&Number::parse(text).unwrap()), expected);
        }
    }

    #[test]
    fn sameness_is_that_of_a_reader() {
        let same_texts = |left, right| same(&read(left).unwrap(), &read(right).unwrap());
        assert!(same_texts("-0", "0"));
        assert!(same_texts("1.0", "1e0"));
        assert!(!same_texts("1", "1.0"));
        assert!(same_texts(r#"{"a":1,"b":2,"a":3}"#, r#"{"a":3,"b":2}"#));
        assert!(!same_texts(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#));
        assert!(!same_texts(r#"{"a":1}"#, r#"{"a":1,"b":2}"#));
        assert!(!same_texts(r#"[""]"#, "[null]"));
    }
}
