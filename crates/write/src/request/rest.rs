use wireform_model::blob;
use wireform_model::endpoint::own_path;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Value;
use wireform_model::{Kind, Location, Member, Shape, Structure};

use super::headers::{add_header, add_headers};
use super::labels::fill_labels;
use super::query::{add_query, fixed_query};
use super::{Body, RequestInput, RequestParts, json_body, set_members, xml_body};

/// How a body is written.
struct BodyFormat {
    /// A payload that is one member.
    member: fn(&RequestInput<'_>, &Member, &Value, &Path) -> Text,
    /// All members without another place.
    members: fn(&RequestInput<'_>, &Structure) -> Body,
    /// What is sent for a payload that is unset.
    unset: Option<&'static str>,
    content_type: Option<&'static str>,
}

const JSON: BodyFormat = BodyFormat {
    member: json_body::write,
    members: json_body_of_members,
    unset: Some("{}"),
    content_type: Some("application/json"),
};

const XML: BodyFormat = BodyFormat {
    member: xml_body::write_payload,
    members: xml_body::write_members,
    unset: None,
    content_type: None,
};

pub(super) fn place_json(source: &RequestInput<'_>) -> RequestParts {
    place(source, &JSON)
}

pub(super) fn place_xml(source: &RequestInput<'_>) -> RequestParts {
    place(source, &XML)
}

/// Puts each member where the model says: label, query, header or body.
fn place(source: &RequestInput<'_>, form: &BodyFormat) -> RequestParts {
    let request_uri = own_path(&source.for_endpoint());
    let (path, query) = request_uri.split_once('?').unwrap_or((request_uri, ""));
    let mut parts = RequestParts {
        path: fill_labels(path, source),
        ..RequestParts::default()
    };
    for (member, value) in set_members(source) {
        let path = Path::root().child(&member.name);
        match member.location {
            Location::QueryString => add_query(&mut parts.query, source, member, value, &path),
            Location::Header => add_header(&mut parts.headers, source, member, value, &path),
            Location::Headers => add_headers(&mut parts.headers, source, member, value, &path),
            Location::Uri | Location::StatusCode | Location::Client | Location::Body => {}
        }
    }
    // What the path fixes comes first, whatever the members add.
    parts.query.splice(0..0, fixed_query(query));
    add_body(&mut parts, source, form);
    parts
}

/// The payload member alone, or all members without another place.
fn add_body(parts: &mut RequestParts, source: &RequestInput<'_>, form: &BodyFormat) {
    let Some(structure) = source.operation.input().and_then(Shape::as_structure) else {
        return;
    };
    let payload = structure.payload.as_deref();
    let payload = payload.and_then(|name| structure.member(name));
    parts.body = match payload {
        Some(member) => payload_body(source, member, form),
        None => (form.members)(source, structure),
    };
    let Some(content_type) = form.content_type else {
        return;
    };
    let raw = payload.is_some_and(|member| is_raw(source, member));
    let mut names = parts.headers.iter().map(|(name, _)| name);
    let typed = names.any(|name| name.eq_ignore_ascii_case("content-type"));
    if !raw && !typed && parts.body != Body::None {
        let content_type = Text::of(Tag::Word, content_type, &Path::root());
        parts
            .headers
            .push(("Content-Type".to_owned(), content_type));
    }
}

/// Bytes that are plain text are shown as text.
fn of_bytes(bytes: Vec<u8>, path: &Path) -> Body {
    let is_plain = |text: &str| !text.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
    match std::str::from_utf8(&bytes) {
        Ok(text) if is_plain(text) => Body::Text(Text::of(Tag::String, text, path)),
        _ => Body::Bytes {
            bytes,
            path: path.clone(),
        },
    }
}

/// A text or blob is the body itself; anything else is written, as JSON even where it is unset.
fn payload_body(source: &RequestInput<'_>, member: &Member, form: &BodyFormat) -> Body {
    let path = Path::root().child(&member.name);
    let value = source.input.get(&member.name);
    let value = value.filter(|value| **value != Value::Null);
    let shape = source.operation.target(member);
    match (&shape.kind, value) {
        (Kind::String | Kind::Blob, None) => Body::None,
        (Kind::Blob, Some(Value::String(text))) => blob::bytes(text, source.cli).map_or_else(
            || Body::Text(Text::of(Tag::String, text, &path)),
            |bytes| of_bytes(bytes, &path),
        ),
        (Kind::String, Some(Value::String(text))) => Body::Text(Text::of(Tag::String, text, &path)),
        (_, Some(value)) => Body::Text((form.member)(source, member, value, &path)),
        (_, None) => form.unset.map_or(Body::None, |unset| {
            Body::Text(Text::of(Tag::Punctuation, unset, &path))
        }),
    }
}

fn is_raw(source: &RequestInput<'_>, member: &Member) -> bool {
    let shape = source.operation.target(member);
    matches!(shape.kind, Kind::String | Kind::Blob)
}

/// `{}` where no member of the body is set, and no body at all where the model has none.
fn json_body_of_members(source: &RequestInput<'_>, structure: &Structure) -> Body {
    let in_body = |member: &Member| member.location == Location::Body;
    if !structure.members.iter().any(in_body) {
        return Body::None;
    }
    let members = set_members(source).filter(|(member, _)| in_body(member));
    Body::Text(json_body::write_members(source, members))
}
