use crate::value::{Map, Number, Value};

/// The text that Python's `json` module writes for a number that it has read:
/// an integer without a minus before zero, a float in its shortest form.
pub fn python_number(number: &Number) -> String {
    if !number.is_integer() {
        return python_float(number.to_f64());
    }
    match number.text() {
        "-0" => "0".to_owned(),
        digits => digits.to_owned(),
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

/// A double as Python's `repr` has it: the shortest digits that read back,
/// with an exponent below 1e-4 and from 1e16 on.
fn python_float(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (sign, unsigned) = match scientific.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", scientific.as_str()),
    };
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((unsigned, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-4..16).contains(&exponent) {
        let direction = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{mantissa}e{direction}{:02}", exponent.abs());
    }
    let digits = mantissa.replace('.', "");
    format!("{sign}{}", place_point(&digits, exponent))
}

/// The digits with a point behind the one that stands for 10 to the power of 0.
fn place_point(digits: &str, exponent: i32) -> String {
    let whole = usize::try_from(exponent + 1).unwrap_or(0);
    if whole == 0 {
        let zeros = "0".repeat(usize::try_from(-exponent - 1).unwrap_or(0));
        return format!("0.{zeros}{digits}");
    }
    let padded = format!("{digits:0<whole$}");
    match padded.split_at_checked(whole) {
        Some((integer, "")) => format!("{integer}.0"),
        Some((integer, fraction)) => format!("{integer}.{fraction}"),
        None => padded,
    }
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
