use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::json::{self, python_number};
use crate::model::{Kind, Location, Member, Shape, Structure};
use crate::path::Path;
use crate::text::{Tag, Text};
use crate::value::{Map, Value};

use super::{Body, Parts, Source, json_body, uri};

/// Puts each member where the model says: label, query, header or body.
pub(super) fn place(source: &Source<'_>) -> Parts {
    let (path, query) = fixed_query(&source.operation.operation.http.request_uri);
    let mut parts = Parts {
        path: fill_labels(path, source),
        query,
        ..Parts::default()
    };
    for (member, value) in set_members(source) {
        let place = Path::root().child(&member.name);
        let shape = source.operation.target(member);
        match member.location {
            Location::QueryString => {
                add_query(&mut parts.query, source, member, shape, value, &place)
            }
            Location::Header => {
                add_header(&mut parts.headers, source, member, shape, value, &place)
            }
            Location::Headers => add_headers(&mut parts.headers, member, value, &place),
            Location::Uri | Location::StatusCode | Location::Body => {}
        }
    }
    add_body(&mut parts, source);
    parts
}

/// The members of the input that the model knows, in the input's order; null is as good as unset.
fn set_members<'a>(source: &Source<'a>) -> impl Iterator<Item = (&'a Member, &'a Value)> {
    let operation = source.operation;
    let set = source
        .input
        .effective()
        .filter(|(_, value)| **value != Value::Null);
    set.filter_map(move |(name, value)| Some((operation.member(name)?, value)))
}

/// `/path?name=value` in the model has a fixed query.
fn fixed_query(request_uri: &str) -> (&str, Vec<(String, Text)>) {
    let (path, query) = request_uri.split_once('?').unwrap_or((request_uri, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), Text::of(Tag::Word, value, &Path::root()))
    });
    (path, pairs.collect())
}

/// `{label}` and `{label+}` by their values; a label without a value stays in sight as it is.
fn fill_labels(template: &str, source: &Source<'_>) -> Text {
    let root = Path::root();
    let mut out = Text::new();
    let mut rest = template;
    while let Some((before, label, after)) = next_label(rest) {
        out.push(Tag::Word, before, &root);
        fill_label(&mut out, label, source);
        rest = after;
    }
    out.push(Tag::Word, rest, &root);
    out
}

fn next_label(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (label, after) = rest.split_once('}')?;
    Some((before, label, after))
}

fn fill_label(out: &mut Text, label: &str, source: &Source<'_>) {
    let (name, encode): (&str, fn(&str) -> String) = match label.strip_suffix('+') {
        Some(name) => (name, uri::encode_greedy),
        None => (label, uri::encode),
    };
    let members = source.operation.members();
    let is_label =
        |member: &&Member| member.location == Location::Uri && member.wire_name() == name;
    let member = members.iter().find(is_label);
    let path = member.map_or_else(Path::root, |member| Path::root().child(&member.name));
    let value = member.and_then(|member| Some((member, source.input.get(&member.name)?)));
    match value.filter(|(_, value)| **value != Value::Null) {
        Some((member, value)) => {
            let text = plain_text(source.operation.target(member), value);
            out.push(Tag::String, &encode(&text), &path);
        }
        None => out.push(Tag::Name, &format!("{{{label}}}"), &path),
    }
}

fn add_query(
    query: &mut Vec<(String, Text)>,
    source: &Source<'_>,
    member: &Member,
    shape: &Shape,
    value: &Value,
    path: &Path,
) {
    let mut add = |name: &str, text: &str, path: &Path| {
        query.push((
            uri::encode(name),
            Text::of(Tag::String, &uri::encode(text), path),
        ));
    };
    match (&shape.kind, value) {
        (Kind::List { member: item }, Value::List(items)) => {
            let shape = source.operation.target(item);
            for (index, value) in items.iter().enumerate() {
                add(
                    member.wire_name(),
                    &plain_text(shape, value),
                    &path.item(index),
                );
            }
        }
        (_, Value::Map(map)) => {
            for (name, value) in map.effective() {
                let place = path.child(name);
                match value {
                    Value::List(items) => {
                        for (index, item) in items.iter().enumerate() {
                            add(name, &plain_text(shape, item), &place.item(index));
                        }
                    }
                    value => add(name, &plain_text(shape, value), &place),
                }
            }
        }
        (_, value) => add(member.wire_name(), &plain_text(shape, value), path),
    }
}

fn add_header(
    headers: &mut Vec<(String, Text)>,
    source: &Source<'_>,
    member: &Member,
    shape: &Shape,
    value: &Value,
    path: &Path,
) {
    let text = match (&shape.kind, value) {
        (Kind::List { .. }, Value::List(items)) if items.is_empty() => return,
        (Kind::List { member: item }, Value::List(items)) => {
            let shape = source.operation.target(item);
            let items = items.iter().filter(|item| **item != Value::Null);
            let items: Vec<String> = items.map(|item| header_item(shape, item)).collect();
            items.join(",")
        }
        (Kind::String, value) if member.json_value => STANDARD.encode(json::python_compact(value)),
        (_, value) => plain_text(shape, value),
    };
    headers.push((
        member.wire_name().to_owned(),
        Text::of(Tag::String, &text, path),
    ));
}

/// A text in a list is quoted where it holds a comma or a quote.
fn header_item(shape: &Shape, value: &Value) -> String {
    let text = plain_text(shape, value);
    if matches!(shape.kind, Kind::String) && text.contains(['"', ',']) {
        return format!("\"{}\"", text.replace('"', "\\\""));
    }
    text
}

/// A map whose entries become headers, with the member's wire name as their common prefix.
fn add_headers(headers: &mut Vec<(String, Text)>, member: &Member, value: &Value, path: &Path) {
    let prefix = member.location_name.as_deref().unwrap_or_default();
    let entries = value.as_map().into_iter().flat_map(Map::effective);
    for (name, value) in entries {
        let text = value.as_str().map_or_else(|| compact(value), str::to_owned);
        let text = Text::of(Tag::String, &text, &path.child(name));
        headers.push((format!("{prefix}{name}"), text));
    }
}

/// A scalar as it stands in a label, a query or a header.
fn plain_text(shape: &Shape, value: &Value) -> String {
    match (&shape.kind, value) {
        (_, Value::String(text)) => text.clone(),
        (_, Value::Number(number)) => python_number(number),
        (_, value) => compact(value),
    }
}

fn compact(value: &Value) -> String {
    json::compact(value, &Path::root()).as_str().to_owned()
}

/// The body: the payload member alone, or a JSON object of all members without another place.
fn add_body(parts: &mut Parts, source: &Source<'_>) {
    let input = source.operation.operation.input;
    let shape = input.map(|id| source.operation.shape(id));
    let Some(structure) = shape.and_then(Shape::as_structure) else {
        return;
    };
    let payload = structure
        .payload
        .as_deref()
        .and_then(|name| structure.member(name));
    parts.body = match payload {
        Some(member) => payload_body(source, member),
        None => members_body(source, structure),
    };
    let streamed = payload.is_some_and(|member| is_streamed(source, member));
    let typed = parts
        .headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if !streamed && !typed && parts.body != Body::None {
        let content_type = Text::of(Tag::Word, "application/json", &Path::root());
        parts
            .headers
            .push(("Content-Type".to_owned(), content_type));
    }
}

/// A text or blob is the body itself; anything else is written as JSON, and `{}` where it is unset.
fn payload_body(source: &Source<'_>, member: &Member) -> Body {
    let path = Path::root().child(&member.name);
    let value = source
        .input
        .get(&member.name)
        .filter(|value| **value != Value::Null);
    let shape = source.operation.target(member);
    match (&shape.kind, value) {
        (Kind::String | Kind::Blob, None) => Body::None,
        (Kind::Blob, Some(Value::String(text))) => json_body::blob_bytes(text, source.cli)
            .map_or_else(
                || Body::Text(Text::of(Tag::String, text, &path)),
                Body::Bytes,
            ),
        (Kind::String, Some(Value::String(text))) => Body::Text(Text::of(Tag::String, text, &path)),
        (_, Some(value)) => Body::Text(json_body::write(source, shape, value, &path)),
        (_, None) => Body::Text(Text::of(Tag::Punctuation, "{}", &path)),
    }
}

fn is_streamed(source: &Source<'_>, member: &Member) -> bool {
    let shape = source.operation.target(member);
    matches!(shape.kind, Kind::String | Kind::Blob)
}

fn members_body(source: &Source<'_>, structure: &Structure) -> Body {
    let in_body = |member: &Member| member.location == Location::Body;
    if !structure.members.iter().any(in_body) {
        return Body::None;
    }
    let members = set_members(source).filter(|(member, _)| in_body(member));
    Body::Text(json_body::write_members(source, members))
}
