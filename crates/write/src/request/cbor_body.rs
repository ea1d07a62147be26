use std::convert::Infallible;

use minicbor::Encoder;
use minicbor::data::{IanaTag, Int};
use minicbor::encode::Error;
use wireform_model::blob;
use wireform_model::cli::Cli;
use wireform_model::timestamp::{TimestampFormat, timestamp};
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Member};

use super::RequestInput;

/// The members as one map in CBOR (RFC 8949), as botocore's `CBORSerializer` writes it: all lengths are definite.
pub(super) fn write_members<'a>(
    source: &RequestInput<'_>,
    members: impl Iterator<Item = (&'a Member, &'a Value)>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Nothing can fail where bytes are appended to a vector.
    let _ = push_members(&mut Encoder::new(&mut bytes), source, members);
    bytes
}

type Cbor<'o> = Encoder<&'o mut Vec<u8>>;
type CborResult = Result<(), Error<Infallible>>;

fn push_members<'a>(
    out: &mut Cbor<'_>,
    source: &RequestInput<'_>,
    members: impl Iterator<Item = (&'a Member, &'a Value)>,
) -> CborResult {
    let members: Vec<_> = members.collect();
    out.map(members.len() as u64)?;
    for (member, value) in members {
        out.str(member.wire_name())?;
        push_value(out, source, member, value)?;
    }
    Ok(())
}

fn push_value(
    out: &mut Cbor<'_>,
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
) -> CborResult {
    match (&source.operation.target(member).kind, value) {
        (Kind::Structure(structure), Value::Map(map)) if !structure.document => {
            let known = map.effective();
            let known = known.filter_map(|(name, value)| Some((structure.member(name)?, value)));
            let set = known.filter(|(_, value)| **value != Value::Null);
            push_members(out, source, set)
        }
        (Kind::Map { value: inner, .. }, Value::Map(map)) => {
            push_map(out, map, |out, value| push_value(out, source, inner, value))
        }
        (Kind::List { member }, Value::List(items)) => push_list(out, items, |out, item| {
            push_value(out, source, member, item)
        }),
        (Kind::Blob, Value::String(text)) => {
            let bytes = blob::bytes(text, source.cli);
            out.bytes(bytes.as_deref().unwrap_or(text.as_bytes()))?.ok()
        }
        (Kind::Timestamp, value) => push_timestamp(out, source, value),
        (Kind::Float, Value::Number(number)) => match number.double() {
            Some(double) => out.f32(double as f32)?.ok(),
            None => push_non_finite(out, number),
        },
        (Kind::Double, Value::Number(number)) => push_double(out, number),
        (_, value) => push_any(out, value),
    }
}

/// Epoch seconds, whatever format the model names; CLI v2 keeps a second's fraction.
fn push_timestamp(out: &mut Cbor<'_>, source: &RequestInput<'_>, value: &Value) -> CborResult {
    let format = match source.cli {
        Cli::V1 => TimestampFormat::UnixTimestamp,
        Cli::V2 => TimestampFormat::UnixFraction,
    };
    match timestamp(value, format) {
        Some(seconds) => push_any(out.tag(IanaTag::Timestamp)?, &seconds),
        None => push_any(out, value),
    }
}

/// A value as its own type has it, which is not always the one that the model asks for.
fn push_any(out: &mut Cbor<'_>, value: &Value) -> CborResult {
    match value {
        Value::Null => out.null()?.ok(),
        Value::Bool(on) => out.bool(*on)?.ok(),
        Value::Number(number) => match integer(number) {
            Some(integer) => out.int(integer)?.ok(),
            None => push_double(out, number),
        },
        Value::String(text) => out.str(text)?.ok(),
        Value::List(items) => push_list(out, items, push_any),
        Value::Map(map) => push_map(out, map, push_any),
    }
}

fn push_list<'o>(
    out: &mut Cbor<'o>,
    items: &[Value],
    push: impl Fn(&mut Cbor<'o>, &Value) -> CborResult,
) -> CborResult {
    out.array(items.len() as u64)?;
    items.iter().try_for_each(|item| push(out, item))
}

fn push_map<'o>(
    out: &mut Cbor<'o>,
    map: &Map,
    push: impl Fn(&mut Cbor<'o>, &Value) -> CborResult,
) -> CborResult {
    let mut entries = map.effective();
    out.map(entries.len() as u64)?;
    entries.try_for_each(|(key, value)| push(out.str(key)?, value))
}

/// The integer of 64 bits and a sign that a number is; any other becomes a double.
fn integer(number: &Number) -> Option<Int> {
    let integer: i128 = number.text().parse().ok()?;
    Int::try_from(integer).ok()
}

fn push_double(out: &mut Cbor<'_>, number: &Number) -> CborResult {
    match number.double() {
        Some(double) => out.f64(double)?.ok(),
        None => push_non_finite(out, number),
    }
}

/// A half of two bytes, as botocore writes it whatever the model's type: these are the only ones that there are.
fn push_non_finite(out: &mut Cbor<'_>, number: &Number) -> CborResult {
    const HALF: u8 = 7 << 5 | 25;
    let start = match number.text() {
        "NaN" => 0x7e,
        text if text.starts_with('-') => 0xfc,
        _ => 0x7c,
    };
    out.writer_mut().extend([HALF, start, 0]);
    Ok(())
}
