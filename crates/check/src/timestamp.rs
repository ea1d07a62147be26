//! Which strings Python's `dateutil` parses as a timestamp, approximately.

use wireform_model::timestamp::is_timestamp;
use wireform_model::value::{Number, Value};

/// Whether the CLI parses a value as a timestamp.
///
/// botocore reads a number as epoch seconds and gives any other string to `dateutil`, which guesses a lot.
/// Only what `dateutil` certainly rejects is rejected here.
pub fn may_be_time(value: &Value) -> bool {
    match value {
        Value::Number(_) => is_timestamp(value),
        Value::String(text) => is_seconds(text).unwrap_or_else(|| may_be_date(text)),
        // Python takes `true` for 1.
        other => matches!(other, Value::Bool(_)),
    }
}

/// What to do about a string that is not a timestamp.
pub fn missing_time(text: &str) -> &'static str {
    let without_millis = text.get(..text.len().saturating_sub(3)).map(Value::from);
    if Number::parse(text).is_some() {
        match without_millis.is_some_and(|seconds| is_timestamp(&seconds)) {
            true => "These may be milliseconds: remove the last three digits.",
            false => "Epoch seconds must lie in the years 1–9999.",
        }
    } else if has_iso_date(text) == Some(false) {
        "Invalid date."
    } else if !has_clocks(text) {
        "Invalid time."
    } else {
        "Write the date in digits, then T and the time; words such as now are not accepted."
    }
}

/// Whether a number in a string is epoch seconds in the years 1 to 9999; `None` for other strings.
fn is_seconds(text: &str) -> Option<bool> {
    Number::parse(text)?;
    // So many digits may also be a date and a time without anything between.
    let is_long = matches!(text.len(), 12 | 14) && !text.contains(|c: char| !c.is_numeric());
    let is_in = |digits, most: &str| {
        text.get(digits)
            .is_some_and(|it| ("01"..=most).contains(&it))
    };
    let may_be_date = is_long && is_in(4..6, "12") && is_in(6..8, "31");
    Some(may_be_date || is_timestamp(&Value::from(text)))
}

fn may_be_date(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut words = words.filter(|word| !word.is_empty());
    let names_something = text.contains(char::is_numeric) || words.clone().any(is_name);
    let zoned = text.contains(':');
    names_something
        && words.all(|word| is_known(word) || zoned && is_zone(word))
        && text.chars().all(is_readable)
        && has_clocks(text)
        && has_iso_date(text) != Some(false)
}

/// A month or a day of the week, in full or by its first three letters.
fn is_name(word: &str) -> bool {
    const NAMES: [&str; 19] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let is_short = |name: &&str| name.get(..3).is_some_and(|s| s.eq_ignore_ascii_case(word));
    let mut names = NAMES.iter();
    names.any(|name| is_short(name) || name.eq_ignore_ascii_case(word))
        || word.eq_ignore_ascii_case("sept")
}

/// A word that `dateutil` parses or skips.
fn is_known(word: &str) -> bool {
    const OTHERS: [&str; 26] = [
        "at", "on", "and", "ad", "of", "st", "nd", "rd", "th", "t", "z", "utc", "gmt", "a", "am",
        "p", "pm", "h", "hour", "hours", "m", "minute", "minutes", "s", "second", "seconds",
    ];
    let mut others = OTHERS.iter();
    is_name(word) || others.any(|other| other.eq_ignore_ascii_case(word))
}

/// What may be the name of a time zone: `CEST`.
fn is_zone(word: &str) -> bool {
    (3..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_readable(character: char) -> bool {
    character.is_alphanumeric() || character.is_whitespace() || ".,;-/'+:()".contains(character)
}

/// Whether each colon is between hours and minutes, or between minutes and seconds.
fn has_clocks(text: &str) -> bool {
    let mut parts = text.split(':');
    let mut before = parts.next().unwrap_or_default();
    let mut limit = 24;
    for after in parts {
        let (end, start) = (digits_at_end(before), digits_at_start(after));
        if !is_below(end, limit) || !is_below(start, 60) {
            return false;
        }
        limit = if start.len() == after.len() { 60 } else { 24 };
        before = after;
    }
    true
}

/// Whether a date at the start such as `2023-11-14` is valid; `None` where there is none.
fn has_iso_date(text: &str) -> Option<bool> {
    let text = text.trim_start();
    if is_after_year_9999(text) {
        return Some(false);
    }
    let date = text.get(..10)?;
    let fits = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let more = digits_at_start(text.get(10..).unwrap_or_default());
    let is_date = date.bytes().enumerate().all(fits) && more.is_empty();
    is_date.then(|| is_timestamp(&Value::from(date)))
}

/// A year of five digits, as in `10000-01-01`, which Python's `datetime` does not have.
fn is_after_year_9999(text: &str) -> bool {
    let year = digits_at_start(text);
    year.len() == 5 && text[year.len()..].starts_with('-')
}

fn digits_at_start(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.strip_suffix(rest).unwrap_or_default()
}

fn digits_at_end(text: &str) -> &str {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.strip_prefix(rest).unwrap_or_default()
}

fn is_below(digits: &str, limit: u8) -> bool {
    digits.parse().is_ok_and(|number: u8| number < limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each as `parse_to_aware_datetime` of the CLI takes or refuses it.
    #[test]
    fn as_the_cli_reads_them() {
        let taken = [
            "2023",
            "2023-11",
            "20231114221320",
            "2023-11-14T22:13",
            "2023-11-14T22Z",
            "2023-11-14T22:13:20.1234567Z",
            "2023-11-14T22:13:20,5+0100",
            "2023-11-14 10pm",
            "2023-11-14 22:13 CEST",
            "Tue, 14 Nov 2023 22:13:20 GMT",
            "Tuesday",
            "1 may",
            "14.11.2023",
            "1:2:3",
            "1e9",
            "-1",
            "253402300799",
        ];
        for text in taken {
            assert!(may_be_time(&Value::from(text)), "{text}");
        }
        let refused = [
            "",
            "soon",
            "T",
            "J",
            "utc",
            "5 days",
            "in 5 minutes",
            "months",
            "2023-13-01",
            "2023-02-30",
            "0000-01-01T00:00:00Z",
            "2023-11-14x",
            "2023-11-14T24:00:00Z",
            "2023-11-14T22:61:00Z",
            "2023-11-14T22:13:60Z",
            "2023-11-14T22:13:20+25:00",
            "2023-11-14T22:13:20 Europe/Berlin",
            "2023-W01",
            ":2",
            "5*",
            "1e30",
            "NaN",
            "-62135596801",
            "99999999999999999999",
        ];
        for text in refused {
            assert!(!may_be_time(&Value::from(text)), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        for (text, words) in [
            ("1700000000000", "milliseconds"),
            ("-99999999999999999", "the years"),
            ("NaN", "the years"),
            ("2023-02-30T00:00:00Z", "Invalid date"),
            ("10000-01-01T00:00:00Z", "Invalid date"),
            ("2023-01-01T25:00:00Z", "Invalid time"),
            ("now", "words such as now"),
        ] {
            assert!(missing_time(text).contains(words), "{text}");
        }
    }

    #[test]
    fn seconds_in_the_years_of_python() {
        let taken = |text| may_be_time(&Number::parse(text).map_or(Value::Null, Value::Number));
        assert!(taken("253402300799") && taken("-62135596800") && taken("1.5"));
        assert!(!taken("253402300800") && !taken("-62135596801") && !taken("1e400"));
    }
}
