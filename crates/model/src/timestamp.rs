//! Timestamps as the AWS CLI reads and sends them.

use std::str::FromStr;

use time::{Date, Duration, Month, PrimitiveDateTime, Time, UtcDateTime};

use crate::json::python_number;
use crate::value::{Number, Value};

/// How a timestamp is written on the wire.
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
    /// `2023-11-14T22:13:20.000Z`, always with milliseconds.
    Iso8601Milliseconds,
    /// `1700000000.0`, always a float with milliseconds.
    UnixMilliseconds,
}

impl TimestampFormat {
    /// The format of a model's `timestampFormat`, or `usual` where it names none.
    pub fn named(name: Option<&str>, usual: TimestampFormat) -> TimestampFormat {
        match name.map(str::to_ascii_lowercase).as_deref() {
            Some("iso8601") => TimestampFormat::Iso8601,
            Some("rfc822") => TimestampFormat::Rfc822,
            Some("unixtimestamp") => TimestampFormat::UnixTimestamp,
            _ => usual,
        }
    }

    /// The same format with milliseconds, if it can have a fraction.
    pub fn in_milliseconds(self) -> TimestampFormat {
        match self {
            TimestampFormat::Iso8601 => TimestampFormat::Iso8601Milliseconds,
            TimestampFormat::UnixTimestamp | TimestampFormat::UnixFraction => {
                TimestampFormat::UnixMilliseconds
            }
            other => other,
        }
    }
}

/// The timestamp of a value as it is written on the wire, or `None` where the value is not one that we can read.
///
/// It may be seconds since 1970, as a number or a string, or an ISO 8601 date with or without a time.
/// botocore reads more, such as `14 Nov 2023`, through a library that guesses.
pub fn timestamp(value: &Value, format: TimestampFormat) -> Option<Value> {
    let utc = match value {
        Value::Number(number) => from_seconds(number)?,
        Value::String(text) => parse(text.trim())?,
        _ => return None,
    };
    match format {
        TimestampFormat::Iso8601 => Some(Value::String(written_as_iso8601(utc))),
        TimestampFormat::Iso8601Seconds => {
            Some(Value::String(written_as_iso8601(utc.truncate_to_second())))
        }
        TimestampFormat::Rfc822 => Some(Value::String(rfc822(utc))),
        TimestampFormat::UnixFraction if utc.microsecond() != 0 => {
            let micros = utc.unix_timestamp_nanos() / 1000;
            let sign = if micros < 0 { "-" } else { "" };
            let (whole, fraction) = (micros.abs() / MICROS, micros.abs() % MICROS);
            Number::parse(&format!("{sign}{whole}.{fraction:06}")).map(Value::Number)
        }
        TimestampFormat::Iso8601Milliseconds => {
            let second = written_as_iso8601(utc.truncate_to_second());
            let second = second.trim_end_matches('Z');
            Some(Value::String(format!("{second}.{:03}Z", utc.millisecond())))
        }
        TimestampFormat::UnixMilliseconds => {
            let fraction = f64::from(utc.millisecond()) / 1000.0;
            let seconds = utc.unix_timestamp() as f64 + fraction;
            Number::parse(&format!("{seconds:?}")).map(Value::Number)
        }
        TimestampFormat::UnixTimestamp | TimestampFormat::UnixFraction => {
            Number::parse(&utc.unix_timestamp().to_string()).map(Value::Number)
        }
    }
}

/// Whether [`timestamp`] can read a value.
pub fn is_timestamp(value: &Value) -> bool {
    timestamp(value, TimestampFormat::UnixTimestamp).is_some()
}

/// The timestamp of a value for people: `Tue, 14 Nov 2023 22:13:20 UTC`; `None` as for [`timestamp`].
pub fn timestamp_in_words(value: &Value) -> Option<String> {
    let words = timestamp_text(value, TimestampFormat::Rfc822)?;
    Some(words.replace("GMT", "UTC"))
}

/// The timestamp of a value as `2023-11-14T22:13:20Z`; `None` as for [`timestamp`].
pub fn iso8601(value: &Value) -> Option<String> {
    timestamp_text(value, TimestampFormat::Iso8601)
}

/// The timestamp of a value as it is written in a label, a query or a header; `None` as for [`timestamp`].
pub fn timestamp_text(value: &Value, format: TimestampFormat) -> Option<String> {
    match timestamp(value, format)? {
        Value::Number(number) => Some(python_number(&number).into_owned()),
        Value::String(text) => Some(text),
        _ => None,
    }
}

const MICROS: i128 = 1_000_000;

/// A timestamp from epoch seconds.
fn from_seconds(number: &Number) -> Option<UtcDateTime> {
    let double = number.double()?;
    // As `datetime.fromtimestamp` rounds it: what is behind the point alone, of two the even one.
    let micros = (double.fract() * 1e6).round_ties_even();
    // A number too large for an `i64` becomes the largest, which is not a timestamp either.
    let whole = UtcDateTime::from_unix_timestamp(double as i64).ok()?;
    of_known_year(whole.checked_add(Duration::microseconds(micros as i64)))
}

/// Keeps the years 1 to 9999, which are all that Python's `datetime` has.
fn of_known_year(utc: Option<UtcDateTime>) -> Option<UtcDateTime> {
    utc.filter(|utc| (1..=9999).contains(&utc.year()))
}

fn parse(text: &str) -> Option<UtcDateTime> {
    if let Some(number) = Number::parse(text) {
        return from_seconds(&number);
    }
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00"));
    let (clock, offset) = split_zone(time)?;
    let local = PrimitiveDateTime::new(parse_date(date)?, parse_time(clock)?);
    of_known_year(local.as_utc().checked_sub(offset))
}

// These forms are read here, not by `time`'s own parser: it would add 6 kB to the page, compressed,
// and still need code for what is optional, for the digits that Python cuts off and for the years.

// date = 4DIGIT "-" 2DIGIT "-" 2DIGIT
fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month: u8 = digits(parts.next()?, 2)?;
    let day = digits(parts.next()?, 2)?;
    let month = Month::try_from(month).ok()?;
    let date = Date::from_calendar_date(year, month, day).ok()?;
    (year > 0 && parts.next().is_none()).then_some(date)
}

// time = 2DIGIT ":" 2DIGIT [":" 2DIGIT ["." 1*DIGIT]]
fn parse_time(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let hour = digits(parts.next()?, 2)?;
    let minute = digits(parts.next()?, 2)?;
    let (second, micros) = parts.next().map_or(Some((0, 0)), parse_second)?;
    let time = Time::from_hms_micro(hour, minute, second, micros).ok()?;
    parts.next().is_none().then_some(time)
}

/// A second and its microseconds; Python's reader cuts off the digits behind them.
fn parse_second(text: &str) -> Option<(u8, u32)> {
    let (second, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let micros = format!("{fraction:0<6}");
    let (micros, cut_off) = micros.split_at_checked(6)?;
    let is_number = !fraction.is_empty() && cut_off.bytes().all(|byte| byte.is_ascii_digit());
    Some((digits(second, 2)?, digits(micros, 6)?)).filter(|_| is_number)
}

// zone = "Z" / ("+" / "-") 2DIGIT [":"] 2DIGIT; without one it is UTC
fn split_zone(text: &str) -> Option<(&str, Duration)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, Duration::ZERO));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, Duration::ZERO));
    };
    let (clock, zone) = text.split_at_checked(at)?;
    let (sign, zone) = zone.split_at_checked(1)?;
    let parts = zone.split_once(':').or_else(|| zone.split_at_checked(2));
    let (hours, minutes) = parts?;
    // An offset is less than a day, as a time is.
    let offset = Time::from_hms(digits(hours, 2)?, digits(minutes, 2)?, 0).ok()?;
    let offset = offset - Time::MIDNIGHT;
    Some((clock, if sign == "-" { -offset } else { offset }))
}

fn digits<T: FromStr>(text: &str, length: usize) -> Option<T> {
    let fits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

// Both are written with `format!`: formatting by `time`'s descriptions would add 5 kB to the page, compressed.

fn written_as_iso8601(utc: UtcDateTime) -> String {
    let (year, month, day) = utc.to_calendar_date();
    let (month, clock) = (u8::from(month), clock(utc));
    let fraction = match utc.microsecond() {
        0 => String::new(),
        fraction => format!(".{fraction:06}"),
    };
    // Python's strftime does not pad a year on Linux.
    format!("{year}-{month:02}-{day:02}T{clock}{fraction}Z")
}

fn rfc822(utc: UtcDateTime) -> String {
    let (year, month, day) = utc.to_calendar_date();
    let (weekday, clock) = (utc.weekday(), clock(utc));
    format!("{weekday:.3}, {day:02} {month:.3} {year:04} {clock} GMT")
}

fn clock(utc: UtcDateTime) -> String {
    let (hour, minute, second) = utc.as_hms();
    format!("{hour:02}:{minute:02}:{second:02}")
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
    fn every_format() {
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
            "-62135596800",
            "1-01-01T00:00:00Z",
            "Mon, 01 Jan 0001 00:00:00 GMT",
            "-62135596800",
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
            // As botocore gives them.
            ("\"2023-11-14T22:13:20.9999999Z\"", "1700000000.999999"),
            ("1.0000005", "1.000001"),
            ("5e-7", "0"),
            ("-0.0000015", "-2e-06"),
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
    fn milliseconds() {
        let cases = [
            ("1700000000", "1700000000.0", "2023-11-14T22:13:20.000Z"),
            (
                "1700000000.2567",
                "1700000000.256",
                "2023-11-14T22:13:20.256Z",
            ),
            ("-1.5", "-1.5", "1969-12-31T23:59:58.500Z"),
        ];
        for (json, unix, iso) in cases {
            let value = json::read(json).unwrap();
            let text = |format: TimestampFormat| timestamp_text(&value, format.in_milliseconds());
            assert_eq!(text(TimestampFormat::UnixTimestamp).as_deref(), Some(unix));
            assert_eq!(text(TimestampFormat::Iso8601).as_deref(), Some(iso));
        }
    }

    #[test]
    fn values_that_are_no_timestamps() {
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
            "\"2023-11-14T22:13:20.1234567é\"",
            "\"2023-11-14T22:13:20.Z\"",
            "\"2023-11-14T22:13.5Z\"",
            "\"2023-11-14T22:13:60Z\"",
            "\"2023-11-14T22:13:20+2400\"",
            "\"0001-01-01T00:00:00+01:00\"",
            "\"0000-12-31T23:30:00-01:00\"",
            "\"9999-12-31T23:30:00-01:00\"",
            "253402300800",
            "-62135596800.5",
        ] {
            assert_eq!(
                timestamp(&json::read(json).unwrap(), TimestampFormat::Iso8601),
                None,
                "{json}"
            );
        }
    }
}
