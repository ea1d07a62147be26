//! Members in the path, the query, headers and the body, where the model says: `rest-json` and `rest-xml`.

use wireform_model::checksum::usual_algorithm;
use wireform_model::lazy_path::LazyPath;
use wireform_model::timestamp::TimestampFormat;
use wireform_model::value::{Map, Value};
use wireform_model::{Handler, Kind, Location, Member, Shape};

use super::header_list::items;
use super::located::{Located, Spot};
use super::plumbing::{is_of_sender, is_plumbing};
use super::route::{Label, Route};
use super::sent_request::{SentBody, SentRequest};
use super::values::{Values, file_name};
use super::{chunked, json_body, query, xml_body};

/// How a body is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyFormat {
    Json,
    Xml,
}

/// The members of a request, in the order of the model.
pub(super) fn members(
    values: &mut Values<'_>,
    request: &SentRequest,
    route: &Route<'_>,
    form: BodyFormat,
) -> Map {
    let mut map = Map::new();
    add_labels(&mut map, values, request, route);
    query::add(&mut map, values, request);
    add_headers(&mut map, values, request);
    add_body(&mut map, values, request, form);
    undo_key_digests(&mut map, values);
    let members = values.operation.members();
    let place = |name: &str| members.iter().position(|member| member.name == name);
    map.entries_mut().sort_by_key(|(name, _)| place(name));
    map
}

/// A label that is not filled in stands in the path as it is.
fn add_labels(map: &mut Map, values: &mut Values<'_>, request: &SentRequest, route: &Route<'_>) {
    let root = LazyPath::root();
    for Label {
        name: label,
        text,
        span,
    } in &route.labels
    {
        let members = values.operation.members();
        let mut of_path = members
            .iter()
            .filter(|member| member.location == Location::Uri);
        let is_unset = *text == format!("{{{label}}}") || *text == format!("{{{label}+}}");
        let member = of_path.find(|member| member.wire_name() == label);
        let Some(member) = member.filter(|_| !is_unset) else {
            continue;
        };
        let path = root.child(&member.name);
        let host = &request.host;
        let spot = match span {
            Some(span) => request.path.spot_of(span.clone()),
            None if host.text.starts_with(text) => host.spot_of(0..text.len()),
            None => Spot::default(),
        };
        if let Some(value) = values.scalar(member, text, &spot, &path) {
            map.set(&member.name, value);
        }
    }
}

fn add_headers(map: &mut Map, values: &mut Values<'_>, request: &SentRequest) {
    let members = values.operation.members();
    let added = values.operation.operation.headers();
    for (name, value) in &request.headers {
        if is_of_sender(&name.text, &value.text) {
            values.added_header(name, value);
            continue;
        }
        let mut own = members
            .iter()
            .filter(|member| member.location == Location::Header);
        if let Some(member) = own.find(|member| member.wire_name().eq_ignore_ascii_case(&name.text))
        {
            values.name_part(&name.spot(), &LazyPath::root().child(&member.name));
            add_header(map, values, member, value);
            continue;
        }
        let is_added = added
            .iter()
            .any(|(other, _)| other.eq_ignore_ascii_case(&name.text));
        let prefixed = members.iter().find_map(|member| {
            let key = key_of(member, &name.text)?;
            (member.location == Location::Headers).then_some((member, key))
        });
        match prefixed {
            Some((member, key)) if !member.wire_name().is_empty() || !is_plumbing(&name.text) => {
                let root = LazyPath::root();
                let path = root.child(&member.name);
                values.name_part(&name.spot(), &path.child(key));
                add_header_entry(map, values, member, key, value);
            }
            _ if is_added || is_plumbing(&name.text) => values.added_header(name, value),
            _ => values.unknown("header", &name.text, name.span.clone()),
        }
    }
}

/// What follows a member's prefix in a header's name.
fn key_of<'n>(member: &Member, name: &'n str) -> Option<&'n str> {
    let (start, key) = name.split_at_checked(member.wire_name().len())?;
    start
        .eq_ignore_ascii_case(member.wire_name())
        .then_some(key)
}

fn add_header(map: &mut Map, values: &mut Values<'_>, member: &Member, value: &Located) {
    let root = LazyPath::root();
    let path = root.child(&member.name);
    let spot = value.spot();
    let text = own_text(values, member, &value.text);
    let Some(text) = text else {
        return values.value_part(&spot, &path);
    };
    let shape = values.operation.target(member);
    let read = match &shape.kind {
        Kind::List { member: item } => {
            let is_date = is_rfc822(values, item);
            values.value_part(&spot, &path);
            // The items have no places of their own.
            let shared = Spot {
                is_own: false,
                ..spot
            };
            let items = items(text, is_date).into_iter().enumerate();
            let items = items
                .filter_map(|(index, text)| values.scalar(item, &text, &shared, &path.item(index)));
            Some(Value::List(items.collect()))
        }
        _ => values.scalar(member, text, &spot, &path),
    };
    if let Some(value) = read {
        map.set(&member.name, value);
    }
}

/// A header's text without what the CLI adds: the usual algorithm of a checksum, and encodings of its own.
fn own_text<'t>(values: &Values<'_>, member: &Member, text: &'t str) -> Option<&'t str> {
    let checksum = &values.operation.operation.http_checksum;
    let is_algorithm = checksum.request_algorithm_member.as_ref() == Some(&member.name);
    if is_algorithm && text.eq_ignore_ascii_case(usual_algorithm(values.cli)) {
        return None;
    }
    if !member.wire_name().eq_ignore_ascii_case("content-encoding") {
        return Some(text);
    }
    match text.strip_suffix("aws-chunked") {
        Some("") => None,
        Some(own) => Some(own.trim_end().trim_end_matches(',')),
        None => Some(text),
    }
}

fn is_rfc822(values: &Values<'_>, item: &Member) -> bool {
    let shape = values.operation.target(item);
    let format = item
        .timestamp_format
        .as_deref()
        .or(shape.timestamp_format.as_deref());
    let format = TimestampFormat::named(format, TimestampFormat::Rfc822);
    matches!(shape.kind, Kind::Timestamp) && format == TimestampFormat::Rfc822
}

fn add_header_entry(
    map: &mut Map,
    values: &mut Values<'_>,
    member: &Member,
    key: &str,
    value: &Located,
) {
    let Kind::Map { value: inner, .. } = &values.operation.target(member).kind else {
        return;
    };
    let root = LazyPath::root();
    let path = root.child(&member.name);
    let read = values.scalar(inner, &value.text, &value.spot(), &path.child(key));
    if !map.contains_key(&member.name) {
        map.push(member.name.as_str(), Value::Map(Map::new()));
    }
    if let (Some(Value::Map(entries)), Some(value)) = (map.get_mut(&member.name), read) {
        entries.push(key, value);
    }
}

fn add_body(map: &mut Map, values: &mut Values<'_>, request: &SentRequest, form: BodyFormat) {
    let body = match chunked::is_chunked(request) {
        true => chunked::unchunked(&request.body),
        false => request.body.clone(),
    };
    let structure = values.operation.input().and_then(Shape::as_structure);
    let payload = structure.and_then(|structure| structure.member(structure.payload.as_deref()?));
    match payload {
        Some(member) => {
            if let Some(value) = payload_value(values, member, &body, form) {
                map.set(&member.name, value);
            }
        }
        None => add_members(map, values, &body, form),
    }
}

fn add_members(map: &mut Map, values: &mut Values<'_>, body: &SentBody, form: BodyFormat) {
    let Some(text) = values.body_text(body) else {
        return;
    };
    let text = &text;
    let members = values.operation.members().iter();
    let known: Vec<&Member> = members
        .filter(|member| member.location == Location::Body)
        .collect();
    match form {
        BodyFormat::Json => {
            for (member, value) in json_body::members(values, text, &known) {
                if value != Value::Null {
                    map.set(&member.name, value);
                }
            }
        }
        BodyFormat::Xml => {
            let members = xml_body::members(values, text);
            map.entries_mut().extend(members.into_entries());
        }
    }
}

/// A text or blob is the body itself.
fn payload_value(
    values: &mut Values<'_>,
    member: &Member,
    body: &SentBody,
    form: BodyFormat,
) -> Option<Value> {
    let root = LazyPath::root();
    let path = root.child(&member.name);
    let spot = body.spot();
    let shape = values.operation.target(member);
    let is_raw = matches!(shape.kind, Kind::Blob | Kind::String);
    if is_raw {
        values.value_part(&spot, &path);
    }
    if let SentBody::File(name) = body {
        if !is_raw {
            return None;
        }
        let placeholder = format!("<content of {}>", name.text);
        values.is_placeholder(member, shape, &placeholder, &path);
        return None;
    }
    if let Some(text) = body.text()
        && file_name(&text.text).is_some()
        && values.is_placeholder(member, shape, &text.text, &path)
    {
        return None;
    }
    match (&shape.kind, body) {
        (Kind::Blob, SentBody::Text(text)) => {
            Some(values.bytes(text.text.as_bytes(), &spot.span, &path))
        }
        (Kind::Blob, SentBody::Bytes { bytes, .. }) => Some(values.bytes(bytes, &spot.span, &path)),
        (Kind::String, SentBody::Text(text)) => Some(Value::from(text.text.as_str())),
        (Kind::String, SentBody::Bytes { bytes, .. }) => {
            Some(Value::String(String::from_utf8_lossy(bytes).into_owned()))
        }
        (_, SentBody::Text(text)) if form == BodyFormat::Json => {
            // This is sent where the member is not set, too.
            let is_unset = text.text.trim() == "{}" && !member.required;
            let value = (!is_unset).then(|| json_body::payload(values, text, member));
            value.flatten()
        }
        (_, SentBody::Text(text)) => xml_body::payload(values, text, member),
        (_, SentBody::None | SentBody::Bytes { .. } | SentBody::File(_)) => None,
    }
}

/// The CLI sends the digest of a key with it, and takes a key with a digest as it is.
fn undo_key_digests(map: &mut Map, values: &Values<'_>) {
    for member in values.operation.members() {
        if member.handler != Some(Handler::EncryptionKey) {
            continue;
        }
        let digest = format!("{}MD5", member.name);
        let key = map.get(&member.name).and_then(Value::as_str);
        let key = key.and_then(wireform_model::base64::decode);
        let key = key.and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(key) = key.filter(|_| map.contains_key(&digest)) {
            map.remove(&digest);
            map.set(&member.name, Value::String(key));
        }
    }
}
