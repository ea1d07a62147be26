//! Timestamps: what the CLI reads in a value, and how it writes them.

use crate::decimal::Decimal;
use crate::json::python_number;
use crate::value::{Number, Value};

/// How a moment is written on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `2023-11-14T22:13:20Z`, with six digits of a second's fraction where it has one.
    Iso8601,
    /// The same without a fraction.
    Iso8601Seconds,
    /// `Tue, 14 Nov 2023 22:13:20 GMT`
    Rfc822,
    /// `1700000000`, a number without a fraction.
    UnixTimestamp,
    /// `1700000000.25`, a number with a fraction where the second has one.
    UnixFraction,
}

impl TimestampFormat {
    /// The format that a model names, or the one that is usual at this place.
    pub fn named(name: Option<&str>, usual: TimestampFormat) -> TimestampFormat {
        match name.map(str::to_ascii_lowercase).as_deref() {
            Some("iso8601") => TimestampFormat::Iso8601,
            Some("rfc822") => TimestampFormat::Rfc822,
            Some("unixtimestamp") => TimestampFormat::UnixTimestamp,
            _ => usual,
        }
    }
}

/// The moment that a value tells, written for the wire; `None` where it tells none that we can read.
///
/// Read are seconds since 1970, as a number or a text, and ISO 8601 dates with or without a time.
/// botocore reads more, such as `14 Nov 2023`, through a library that guesses.
pub fn timestamp(value: &Value, format: TimestampFormat) -> Option<Value> {
    let micros = match value {
        Value::Number(number) => seconds(number)?,
        Value::String(text) => parse(text.trim())?,
        _ => return None,
    };
    let seconds = micros.div_euclid(MICROS);
    match format {
        TimestampFormat::Iso8601 => Some(Value::String(written_as_iso8601(micros))),
        TimestampFormat::Iso8601Seconds => {
            Some(Value::String(written_as_iso8601(seconds * MICROS)))
        }
        TimestampFormat::Rfc822 => Some(Value::String(rfc822(seconds))),
        TimestampFormat::UnixFraction if micros % MICROS != 0 => {
            let sign = if micros < 0 { "-" } else { "" };
            let (whole, fraction) = (micros.abs() / MICROS, micros.abs() % MICROS);
            Number::parse(&format!("{sign}{whole}.{fraction:06}")).map(Value::Number)
        }
        TimestampFormat::UnixTimestamp | TimestampFormat::UnixFraction => {
            Number::parse(&seconds.to_string()).map(Value::Number)
        }
    }
}

/// Whether a value tells a moment of the years 1 to 9999 that [`timestamp`] can read.
pub fn is_timestamp(value: &Value) -> bool {
    timestamp(value, TimestampFormat::UnixTimestamp).is_some()
}

/// The moment that a value tells, for people: `Tue, 14 Nov 2023 22:13:20 UTC`; `None` as for [`iso8601`].
pub fn timestamp_in_words(value: &Value) -> Option<String> {
    let words = timestamp_text(value, TimestampFormat::Rfc822)?;
    Some(words.replace("GMT", "UTC"))
}

/// The moment that a value tells, as `2023-11-14T22:13:20Z`; `None` where it tells none that we can read.
///
/// Read is what a request can be written of; the AWS CLI reads more.
pub fn iso8601(value: &Value) -> Option<String> {
    timestamp_text(value, TimestampFormat::Iso8601)
}

/// The text of a timestamp in a label, a query or a header.
pub fn timestamp_text(value: &Value, format: TimestampFormat) -> Option<String> {
    match timestamp(value, format)? {
        Value::Number(number) => Some(python_number(&number).into_owned()),
        Value::String(text) => Some(text),
        _ => None,
    }
}

const MICROS: i64 = 1_000_000;
const DAY: i64 = 86_400;

/// The years 1 to 9999, all that Python's `datetime` knows.
const SECONDS: std::ops::Range<i64> = -62_135_596_800..253_402_300_800;

/// Seconds in microseconds, rounded as `datetime.fromtimestamp` does it: what is behind the point alone,
/// as a double times a million.
fn seconds(number: &Number) -> Option<i64> {
    let double = Decimal::parse(number.text())?.nearest_double_in_full()?;
    let (whole, fraction) = double.split_at_point();
    let fraction = fraction.times_power_of_ten(6).nearest_double_in_full()?;
    moment(whole.round(), fraction.round())
}

/// Both in microseconds, if that is a moment of these years.
fn moment(seconds: i64, micros: i64) -> Option<i64> {
    let total = seconds.checked_mul(MICROS)?.checked_add(micros)?;
    SECONDS.contains(&total.div_euclid(MICROS)).then_some(total)
}

fn parse(text: &str) -> Option<i64> {
    if let Some(number) = Number::parse(text) {
        return seconds(&number);
    }
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, time),
        None => (text, "00:00:00Z"),
    };
    let days = parse_date(date)?;
    let micros = parse_time(time)?;
    moment(days * DAY, micros)
}

// date = 4DIGIT "-" 2DIGIT "-" 2DIGIT
fn parse_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = digits(parts.next()?, 2)?;
    let day = digits(parts.next()?, 2)?;
    let fits = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    (fits && parts.next().is_none()).then(|| days_from_civil(year, month, day))
}

// time = 2DIGIT ":" 2DIGIT [":" 2DIGIT ["." 1*6DIGIT]] [zone]
fn parse_time(text: &str) -> Option<i64> {
    let (clock, offset) = split_zone(text)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let hour = digits(parts.next()?, 2).filter(|hour| *hour < 24)?;
    let minute = digits(parts.next()?, 2).filter(|minute| *minute < 60)?;
    let second = parts.next().map_or(Some(0), |text| digits(text, 2))?;
    let second = Some(second).filter(|second| *second < 60)?;
    let fraction = digits(&format!("{fraction:0<6}"), 6)?;
    let seconds = hour * 3600 + minute * 60 + second - offset;
    parts
        .next()
        .is_none()
        .then_some(seconds * MICROS + fraction)
}

// zone = "Z" / ("+" / "-") 2DIGIT [":"] 2DIGIT; without one it is UTC
fn split_zone(text: &str) -> Option<(&str, i64)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, 0));
    };
    let (clock, zone) = text.split_at_checked(at)?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let zone = zone.get(1..)?.replacen(':', "", 1);
    let number = digits(&zone, 4)?;
    Some((clock, sign * (number / 100 * 3600 + number % 100 * 60)))
}

fn digits(text: &str, length: usize) -> Option<i64> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u64 = text.parse().ok()?;
    i64::try_from(number).ok().filter(|_| plain)
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = (shifted + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

fn written_as_iso8601(micros: i64) -> String {
    let (seconds, fraction) = (micros.div_euclid(MICROS), micros.rem_euclid(MICROS));
    let (year, month, day) = civil_from_days(seconds.div_euclid(DAY));
    let clock = clock(seconds);
    let fraction = match fraction {
        0 => String::new(),
        fraction => format!(".{fraction:06}"),
    };
    // Python's strftime does not pad a year on Linux.
    format!("{year}-{month:02}-{day:02}T{clock}{fraction}Z")
}

fn rfc822(seconds: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let days = seconds.div_euclid(DAY);
    let (year, month, day) = civil_from_days(days);
    let name = |names: &[&'static str], index: i64| {
        let index = usize::try_from(index).unwrap_or_default();
        names.get(index).copied().unwrap_or_default()
    };
    format!(
        "{}, {day:02} {} {year:04} {} GMT",
        name(&DAYS, days.rem_euclid(7)),
        name(&MONTHS, month - 1),
        clock(seconds)
    )
}

fn clock(seconds: i64) -> String {
    let second = seconds.rem_euclid(DAY);
    format!(
        "{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[track_caller]
    fn check(json: &str, iso8601: &str, rfc822: &str, unix: &str) {
        let value = json::read(json).unwrap();
        let text = |format| timestamp_text(&value, format).unwrap();
        assert_eq!(text(TimestampFormat::Iso8601), iso8601);
        assert_eq!(text(TimestampFormat::Rfc822), rfc822);
        assert_eq!(text(TimestampFormat::UnixTimestamp), unix);
    }

    #[test]
    fn moments_in_every_format() {
        let (iso, rfc, unix) = (
            "2023-11-14T22:13:20Z",
            "Tue, 14 Nov 2023 22:13:20 GMT",
            "1700000000",
        );
        check("1700000000", iso, rfc, unix);
        check("\"1700000000\"", iso, rfc, unix);
        check("\"2023-11-14T22:13:20Z\"", iso, rfc, unix);
        check("\"2023-11-14 22:13:20\"", iso, rfc, unix);
        check("\"2023-11-15T00:43:20+02:30\"", iso, rfc, unix);
        check("\"2023-11-14T14:13:20-0800\"", iso, rfc, unix);
        check("1700000000.25", "2023-11-14T22:13:20.250000Z", rfc, unix);
        check(
            "\"2024-02-29\"",
            "2024-02-29T00:00:00Z",
            "Thu, 29 Feb 2024 00:00:00 GMT",
            "1709164800",
        );
        check(
            "-1",
            "1969-12-31T23:59:59Z",
            "Wed, 31 Dec 1969 23:59:59 GMT",
            "-1",
        );
    }

    #[test]
    fn fractions_of_seconds() {
        let cases = [
            ("1700000000.25", "1700000000.25"),
            ("\"2023-11-14T22:13:20.000001Z\"", "1700000000.000001"),
            ("1700000000.0", "1700000000"),
            ("-1.5", "-1.5"),
            ("-0.25", "-0.25"),
        ];
        for (json, expected) in cases {
            let value = json::read(json).unwrap();
            let text = timestamp_text(&value, TimestampFormat::UnixFraction);
            assert_eq!(text.as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_tells_no_moment() {
        for json in [
            "\"\"",
            "\"now\"",
            "\"2023-02-29\"",
            "\"2023-13-01\"",
            "\"2023-11-14T25:00\"",
            "1e300",
            "true",
            "\"T\"",
            "\"2023-11-14T22:13:20+x\"",
            "\"é-é\"",
            "\"2023-11-14T22:13:20.é\"",
        ] {
            assert_eq!(
                timestamp(&json::read(json).unwrap(), TimestampFormat::Iso8601),
                None,
                "{json}"
            );
        }
    }

    #[test]
    fn every_day_comes_back() {
        for days in (-719_162..2_932_896).step_by(97) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
            assert!((1..=days_in(year, month)).contains(&day));
        }
    }
}
