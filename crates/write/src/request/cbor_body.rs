use wireform_model::blob;
use wireform_model::draft::Cli;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Member};

use super::Source;
use wireform_model::timestamp::{TimestampFormat, timestamp};

/// The members as one map in CBOR (RFC 8949), as botocore's `CBORSerializer` writes it: all lengths are definite.
pub(super) fn write_members<'a>(
    source: &Source<'_>,
    members: impl Iterator<Item = (&'a Member, &'a Value)>,
) -> Vec<u8> {
    let members: Vec<_> = members.collect();
    let mut out = Vec::new();
    head(&mut out, MAP, members.len() as u64);
    for (member, value) in members {
        text(&mut out, member.wire_name());
        write_value(&mut out, source, member, value);
    }
    out
}

// The major types (RFC 8949, section 3.1), of which the last holds doubles and simple values too.
const UNSIGNED: u8 = 0;
const NEGATIVE: u8 = 1;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const LIST: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;
const SIMPLE: u8 = 7;

const FALSE: u64 = 20;
const TRUE: u64 = 21;
const NULL: u64 = 22;
/// The tag of seconds since 1970.
const EPOCH: u64 = 1;

fn write_value(out: &mut Vec<u8>, source: &Source<'_>, member: &Member, value: &Value) {
    match (&source.operation.target(member).kind, value) {
        (Kind::Structure(structure), Value::Map(map)) if !structure.document => {
            let known = map.effective();
            let known = known.filter_map(|(name, value)| Some((structure.member(name)?, value)));
            let set = known.filter(|(_, value)| **value != Value::Null);
            out.extend(write_members(source, set));
        }
        (Kind::Map { value: inner, .. }, Value::Map(map)) => {
            write_map(out, map, |out, value| {
                write_value(out, source, inner, value)
            });
        }
        (Kind::List { member }, Value::List(items)) => {
            head(out, LIST, items.len() as u64);
            for item in items {
                write_value(out, source, member, item);
            }
        }
        (Kind::Blob, Value::String(text)) => {
            let bytes = blob::bytes(text, source.cli);
            let bytes = bytes.as_deref().unwrap_or(text.as_bytes());
            head(out, BYTES, bytes.len() as u64);
            out.extend_from_slice(bytes);
        }
        (Kind::Timestamp, value) => {
            // Whatever format the model names; CLI v2 keeps a second's fraction.
            let format = match source.cli {
                Cli::V1 => TimestampFormat::UnixTimestamp,
                Cli::V2 => TimestampFormat::UnixFraction,
            };
            match timestamp(value, format) {
                Some(moment) => {
                    head(out, TAG, EPOCH);
                    write_any(out, &moment);
                }
                None => write_any(out, value),
            }
        }
        (Kind::Float, Value::Number(number)) => float(out, number),
        (Kind::Double, Value::Number(number)) => double(out, number),
        (_, value) => write_any(out, value),
    }
}

/// A value as its own type has it, which is not always the one that the model asks for.
fn write_any(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Null => head(out, SIMPLE, NULL),
        Value::Bool(on) => head(out, SIMPLE, if *on { TRUE } else { FALSE }),
        Value::Number(number) => integer(out, number),
        Value::String(string) => text(out, string),
        Value::List(items) => {
            head(out, LIST, items.len() as u64);
            for item in items {
                write_any(out, item);
            }
        }
        Value::Map(map) => write_map(out, map, write_any),
    }
}

fn write_map(out: &mut Vec<u8>, map: &Map, write: impl Fn(&mut Vec<u8>, &Value)) {
    let entries = map.effective();
    head(out, MAP, entries.len() as u64);
    for (key, value) in entries {
        text(out, key);
        write(out, value);
    }
}

fn text(out: &mut Vec<u8>, text: &str) {
    head(out, TEXT, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// What is no integer of 64 bits becomes a double.
fn integer(out: &mut Vec<u8>, number: &Number) {
    let integer: Option<i128> = number.text().parse().ok();
    let size = |size: i128| u64::try_from(size).ok();
    match integer {
        Some(integer) if integer < 0 => match size(-1 - integer) {
            Some(size) => head(out, NEGATIVE, size),
            None => double(out, number),
        },
        _ => match integer.and_then(size) {
            Some(size) => head(out, UNSIGNED, size),
            None => double(out, number),
        },
    }
}

fn double(out: &mut Vec<u8>, number: &Number) {
    match number.double() {
        Some(double) => {
            out.push(SIMPLE << 5 | 27);
            out.extend(double.to_be_bytes());
        }
        None => without_digits(out, number),
    }
}

fn float(out: &mut Vec<u8>, number: &Number) {
    match number.double() {
        Some(double) => {
            out.push(SIMPLE << 5 | 26);
            out.extend((double as f32).to_be_bytes());
        }
        None => without_digits(out, number),
    }
}

/// In two bytes, as botocore writes it.
fn without_digits(out: &mut Vec<u8>, number: &Number) {
    let start = match number.text() {
        "NaN" => 0x7e,
        text if text.starts_with('-') => 0xfc,
        _ => 0x7c,
    };
    out.extend([SIMPLE << 5 | 25, start, 0]);
}

/// A major type with the number that belongs to it, in as few bytes as hold it.
fn head(out: &mut Vec<u8>, major: u8, number: u64) {
    let bytes = number.to_be_bytes();
    let (size, kept) = match number {
        0..24 => {
            out.push(major << 5 | number as u8);
            return;
        }
        24..0x100 => (24, 7..),
        0x100..0x1_0000 => (25, 6..),
        0x1_0000..0x1_0000_0000 => (26, 4..),
        _ => (27, 0..),
    };
    out.push(major << 5 | size);
    out.extend_from_slice(bytes.get(kept).unwrap_or_default());
}
