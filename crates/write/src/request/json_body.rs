use wireform_model::base64;
use wireform_model::blob;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Member};

use super::RequestInput;
use wireform_model::timestamp::{TimestampFormat, timestamp};

/// The members as one JSON object under their wire names, as botocore writes it.
pub(super) fn write_members<'a>(
    source: &RequestInput<'_>,
    members: impl Iterator<Item = (&'a Member, &'a Value)>,
) -> Text {
    let mut out = Text::new();
    write_object(&mut out, source, members, &Path::root());
    out
}

/// The value of one member, without its name.
pub(super) fn write(
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
    path: &Path,
) -> Text {
    let mut out = Text::new();
    write_value(&mut out, source, member, value, path);
    out
}

fn write_value(
    out: &mut Text,
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
    path: &Path,
) {
    let shape = source.operation.target(member);
    match (&shape.kind, value) {
        (Kind::Structure(structure), Value::Map(map)) if !structure.document => {
            let known = map.effective();
            let known = known.filter_map(|(name, value)| Some((structure.member(name)?, value)));
            write_object(out, source, known, path);
        }
        (Kind::Map { value: inner, .. }, Value::Map(map)) => {
            write_map(out, source, inner, map, path);
        }
        (Kind::List { member }, Value::List(items)) => {
            write_list(out, source, member, items, path);
        }
        (Kind::Blob, Value::String(text)) => write_blob(out, source, text, path),
        (Kind::Timestamp, value) => {
            let format = source.timestamp_format(member, TimestampFormat::UnixTimestamp);
            let written = timestamp(value, format);
            json::push_python_body(out, written.as_ref().unwrap_or(value), path);
        }
        (Kind::Float | Kind::Double, Value::Number(number)) if number.overflows() => {
            let name = json::python_number(number);
            json::push_ascii_string(out, Tag::String, &name, path);
        }
        (_, Value::String(text)) => json::push_ascii_string(out, Tag::String, text, path),
        // Booleans and numbers, and whatever has another type than the model asks for.
        (_, value) => json::push_python_body(out, value, path),
    }
}

fn write_object<'a>(
    out: &mut Text,
    source: &RequestInput<'_>,
    members: impl Iterator<Item = (&'a Member, &'a Value)>,
    path: &Path,
) {
    out.push(Tag::Punctuation, "{", path);
    for (index, (member, value)) in members.enumerate() {
        separate(out, index, path);
        let place = path.child(&member.name);
        write_key(out, member.wire_name(), &place);
        write_value(out, source, member, value, &place);
    }
    out.push(Tag::Punctuation, "}", path);
}

fn write_map(out: &mut Text, source: &RequestInput<'_>, member: &Member, map: &Map, path: &Path) {
    out.push(Tag::Punctuation, "{", path);
    for (index, (key, value)) in map.effective().enumerate() {
        separate(out, index, path);
        let place = path.child(key);
        write_key(out, key, &place);
        write_value(out, source, member, value, &place);
    }
    out.push(Tag::Punctuation, "}", path);
}

fn write_list(
    out: &mut Text,
    source: &RequestInput<'_>,
    member: &Member,
    items: &[Value],
    path: &Path,
) {
    out.push(Tag::Punctuation, "[", path);
    for (index, item) in items.iter().enumerate() {
        separate(out, index, path);
        write_value(out, source, member, item, &path.item(index));
    }
    out.push(Tag::Punctuation, "]", path);
}

/// Base64, whatever the CLI takes; a text that v2 could not read stays as it is.
fn write_blob(out: &mut Text, source: &RequestInput<'_>, text: &str, path: &Path) {
    let encoded = blob::bytes(text, source.cli).map(|bytes| base64::encode(&bytes));
    let text = encoded.as_deref().unwrap_or(text);
    json::push_ascii_string(out, Tag::String, text, path);
}

fn write_key(out: &mut Text, name: &str, path: &Path) {
    json::push_ascii_string(out, Tag::Name, name, path);
    out.push(Tag::Punctuation, ": ", path);
}

fn separate(out: &mut Text, index: usize, path: &Path) {
    if index > 0 {
        out.push(Tag::Punctuation, ", ", path);
    }
}
