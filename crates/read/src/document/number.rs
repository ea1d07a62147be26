//! Numbers of other languages as those of JSON.

use wireform_model::value::Number;

/// An integer from its digits in a radix of 2, 8, 10 or 16, with underscores between them.
///
/// `None` where a digit is none, and for more than 128 bits that are not decimal.
pub(super) fn decimal(is_negative: bool, digits: &str, radix: u32) -> Option<Number> {
    let digits = digits.replace('_', "");
    let is_digit = |digit: char| digit.is_digit(radix);
    if digits.is_empty() || !digits.chars().all(is_digit) {
        return None;
    }
    let number = match radix {
        10 => digits.trim_start_matches('0').to_owned(),
        _ => u128::from_str_radix(&digits, radix).ok()?.to_string(),
    };
    match number.trim_start_matches('0') {
        "" => Number::parse("0"),
        number => Number::parse(&format!("{}{number}", sign(is_negative))),
    }
}

/// A decimal number with a point or an exponent, either side of the point may be empty.
pub(super) fn float(text: &str) -> Option<Number> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let end = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at(end);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = match (fraction, mantissa.contains('.'), exponent) {
        ("", false, "") => ".0".to_owned(),
        ("", false, _) => String::new(),
        ("", true, _) => ".0".to_owned(),
        (fraction, ..) => format!(".{fraction}"),
    };
    Number::parse(&format!(
        "{}{whole}{fraction}{exponent}",
        sign(text.starts_with('-'))
    ))
}

fn sign(is_negative: bool) -> &'static str {
    if is_negative { "-" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_become_decimal() {
        let text =
            |digits, radix| decimal(true, digits, radix).map(|number| number.text().to_owned());
        assert_eq!(text("00ff", 16).as_deref(), Some("-255"));
        assert_eq!(text("0_0", 10).as_deref(), Some("0"));
        assert_eq!(text("_", 10), None);
        assert_eq!(text(&"f".repeat(33), 16), None);
    }
}
