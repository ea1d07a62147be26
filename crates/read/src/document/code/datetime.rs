//! Python's `datetime(2024, 1, 31, tzinfo=timezone.utc)`.

use crate::document::parsed_value::{ParsedKind, ParsedValue};

/// The time in the form that the AWS CLI takes; without a time zone where none is given, as it is local time to both.
///
/// `None` where it is none, or where the time zone is another than UTC.
pub(super) fn datetime(arguments: &[ParsedValue]) -> Option<String> {
    let (zone, numbers) = match arguments.split_last() {
        Some((last, numbers)) if is_utc(last) => ("Z", numbers),
        _ => ("", arguments),
    };
    let numbers = numbers.iter().map(number);
    let numbers: Vec<u32> = numbers.collect::<Option<_>>()?;
    let limits = [
        1..=9999,
        1..=12,
        1..=31,
        0..=23,
        0..=59,
        0..=59,
        0..=999_999,
    ];
    let is_right = numbers
        .iter()
        .zip(&limits)
        .all(|(number, limit)| limit.contains(number));
    if !(3..=limits.len()).contains(&numbers.len()) || !is_right {
        return None;
    }
    let at = |index: usize| numbers.get(index).copied().unwrap_or_default();
    let fraction = match at(6) {
        0 => String::new(),
        microseconds => format!(".{microseconds:06}"),
    };
    Some(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{fraction}{zone}",
        at(0),
        at(1),
        at(2),
        at(3),
        at(4),
        at(5)
    ))
}

/// `tzinfo=timezone.utc` and the like.
fn is_utc(argument: &ParsedValue) -> bool {
    let ParsedKind::Expression(text) = &argument.kind else {
        return false;
    };
    let zone = text.strip_prefix("tzinfo=").unwrap_or(text).trim();
    let name = zone.rsplit('.').next().unwrap_or_default();
    matches!(
        name,
        "utc" | "UTC" | "tzutc()" | "ZoneInfo('UTC')" | "ZoneInfo(\"UTC\")"
    )
}

fn number(argument: &ParsedValue) -> Option<u32> {
    match &argument.kind {
        ParsedKind::Number(number) => number.text().parse().ok(),
        _ => None,
    }
}
