use wireform_model::base64;
use wireform_model::value::Number;

use crate::document::number::{decimal, float};
use crate::document::parsed_value::ParsedKind;

/// What a plain scalar is; a merge key is a string here.
pub(super) fn plain(text: &str) -> ParsedKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => ParsedKind::Null,
        "true" | "True" | "TRUE" => ParsedKind::Bool(true),
        "false" | "False" | "FALSE" => ParsedKind::Bool(false),
        _ => special(text).unwrap_or_else(|| ParsedKind::String(text.to_owned())),
    }
}

/// What a scalar with a tag of YAML's own is, by the tag's last part; `None` where the CLI refuses it.
pub(super) fn tagged(tag: &str, text: &str) -> Option<ParsedKind> {
    match tag {
        "str" => Some(ParsedKind::String(text.to_owned())),
        "null" => Some(ParsedKind::Null),
        "bool" => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "on" => Some(ParsedKind::Bool(true)),
            "false" | "no" | "n" | "off" => Some(ParsedKind::Bool(false)),
            _ => None,
        },
        "int" => integer(text).map(ParsedKind::Number),
        "float" => float(&text.replace('_', ""))
            .or_else(|| named_float(text))
            .map(ParsedKind::Number),
        "binary" => base64::decode(text).map(ParsedKind::Bytes),
        "timestamp" if is_date(text) => Some(ParsedKind::Date(text.to_owned())),
        _ => None,
    }
}

fn special(text: &str) -> Option<ParsedKind> {
    let first = text.bytes().next()?;
    if !matches!(first, b'-' | b'+' | b'.' | b'0'..=b'9') {
        return None;
    }
    if is_date(text) {
        return Some(ParsedKind::Date(text.to_owned()));
    }
    let number = match is_float(text) {
        true => float(&text.replace('_', "")),
        false => named_float(text).or_else(|| integer(text)),
    };
    number.map(ParsedKind::Number)
}

// float = [sign] DIGIT *( DIGIT / "_" ) ( "." *( DIGIT / "_" ) [exponent] / exponent )
//       / [sign] "." 1*( DIGIT / "_" ) [ "e" sign 1*DIGIT ]
fn is_float(text: &str) -> bool {
    let unsigned = unsigned(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let has_exponent = exponent.is_some_and(|exponent| is_digits(self::unsigned(exponent)));
    if exponent.is_some() && !has_exponent {
        return false;
    }
    match mantissa.split_once('.') {
        Some(("", fraction)) => {
            let signed = exponent.is_none_or(|exponent| exponent.starts_with(['-', '+']));
            is_loose_digits(fraction) && !fraction.is_empty() && signed
        }
        Some((whole, fraction)) => starts_with_digit(whole) && is_loose_digits(fraction),
        None => starts_with_digit(mantissa) && has_exponent,
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && is_loose_digits(text)
}

fn named_float(text: &str) -> Option<Number> {
    let name = match unsigned(text) {
        ".inf" | ".Inf" | ".INF" if text.starts_with('-') => "-Infinity",
        ".inf" | ".Inf" | ".INF" => "Infinity",
        ".nan" | ".NaN" | ".NAN" if unsigned(text) == text => "NaN",
        _ => return None,
    };
    Number::parse(name)
}

/// A decimal, hexadecimal, octal or binary integer, with underscores.
fn integer(text: &str) -> Option<Number> {
    let digits = unsigned(text);
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, digits.get(2..)?),
        Some("0o") => (8, digits.get(2..)?),
        Some("0b") => (2, digits.get(2..)?),
        _ => (10, digits),
    };
    decimal(text.starts_with('-'), digits, radix)
}

/// `2001-09-09`, or with a time behind it.
fn is_date(text: &str) -> bool {
    let Some((date, rest)) = text.split_at_checked(10) else {
        return is_short_date(text);
    };
    (fits(date, "0000-00-00") && rest.is_empty()) || is_short_date(text)
}

/// A date with a time, in which months, days and hours may have one digit.
fn is_short_date(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ', '\t']) else {
        return false;
    };
    let mut parts = date.split('-');
    let year = parts.next().is_some_and(|year| fits(year, "0000"));
    let month = parts.next().is_some_and(is_one_or_two_digits);
    let day = parts.next().is_some_and(is_one_or_two_digits);
    year && month && day && parts.next().is_none() && is_time(time.trim_start_matches([' ', '\t']))
}

// time = 1*2DIGIT ":" 2DIGIT ":" 2DIGIT [ "." *DIGIT ] [ *space ( "Z" / sign 1*2DIGIT [ ":" 2DIGIT ] ) ]
fn is_time(text: &str) -> bool {
    let end = text
        .find(|c: char| !matches!(c, '0'..='9' | ':' | '.'))
        .unwrap_or(text.len());
    let (time, zone) = text.split_at(end);
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut parts = time.split(':');
    let hour = parts.next().is_some_and(is_one_or_two_digits);
    let minute = parts.next().is_some_and(|minute| fits(minute, "00"));
    let second = parts.next().is_some_and(|second| fits(second, "00"));
    let is_whole = hour && minute && second && parts.next().is_none();
    is_whole && fraction.bytes().all(|byte| byte.is_ascii_digit()) && is_zone(zone)
}

fn is_zone(text: &str) -> bool {
    let zone = text.trim_start_matches([' ', '\t']);
    let Some(offset) = zone.strip_prefix(['-', '+']) else {
        return zone == "Z" || text.is_empty();
    };
    match offset.split_once(':') {
        Some((hour, minute)) => is_one_or_two_digits(hour) && fits(minute, "00"),
        None => is_one_or_two_digits(offset),
    }
}

fn is_one_or_two_digits(text: &str) -> bool {
    matches!(text.len(), 1 | 2) && is_digits(text)
}

/// Whether a text has digits where the pattern has zeros, and otherwise the same characters.
fn fits(text: &str, pattern: &str) -> bool {
    let mut pairs = text.bytes().zip(pattern.bytes());
    let is_same = |(byte, pattern): (u8, u8)| match pattern {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    text.len() == pattern.len() && pairs.all(is_same)
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_loose_digits(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each as ruamel.yaml 0.18 loads it.
    #[test]
    fn plain_scalars() {
        let cases = [
            ("12", "12"),
            ("+12", "12"),
            ("-012", "-12"),
            ("1_000", "1000"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("0b101", "5"),
            ("-0", "0"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("1e3", "1e3"),
            ("1_0.5_0", "10.50"),
            ("+1.5E+3", "1.5E+3"),
            (".inf", "Infinity"),
            ("-.INF", "-Infinity"),
            (".NaN", "NaN"),
            ("00.5", "0.5"),
            ("1.e3", "1.0e3"),
        ];
        for (text, expected) in cases {
            let ParsedKind::Number(number) = plain(text) else {
                panic!("{text} is {:?}", plain(text));
            };
            assert_eq!(number.text(), expected, "{text}");
        }
    }

    #[test]
    fn strings_and_dates() {
        for text in [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "-",
            "+",
            ".",
            "1.2.3",
            "1e",
            "12:30:45",
            "0xg",
            "0o8",
            "0b2",
            "-.nan",
            "1_a",
            "..5",
            "2001-9-9",
            "2001-09-09T",
            ".5e3",
            "2001-09-09 1:2",
            "<<",
        ] {
            assert_eq!(plain(text), ParsedKind::String(text.to_owned()), "{text}");
        }
        for text in [
            "2012-10-17",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5",
            "2001-1-1 1:02:03",
            "2001-12-15 2:59:43.10",
            "2001-12-14T21:59:43Z",
            "2001-12-14T21:59:43.",
        ] {
            assert_eq!(plain(text), ParsedKind::Date(text.to_owned()), "{text}");
        }
    }
}
