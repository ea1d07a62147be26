use wireform_model::base64;
use wireform_model::blob;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{Handler, Kind, Location, Member, Structure, XmlNamespace};

use super::plain::plain_text;
use super::{Body, RequestInput, set_members};
use wireform_model::timestamp::TimestampFormat;

/// A value as one element, as botocore's `RestXMLSerializer` writes it with Python's `ElementTree`.
///
/// The element is called as the model says at the member or at its shape, else `usual`.
fn write(
    source: &RequestInput<'_>,
    member: &Member,
    usual: &str,
    value: &Value,
    path: &Path,
) -> Text {
    let mut out = Text::new();
    let name = source.wire_name(member).unwrap_or(usual);
    write_value(&mut out, source, name, member, value, path);
    out
}

/// One element of what is set, named by the operation's reference to its input; no body where nothing is.
pub(super) fn write_members(source: &RequestInput<'_>, _structure: &Structure) -> Body {
    let members = set_members(source).filter(|(member, _)| member.location == Location::Body);
    let members: Map = members
        .map(|(member, value)| (member.name.clone(), value.clone()))
        .collect();
    match &source.operation.operation.input {
        Some(input) if !members.is_empty() => {
            let name = &source.operation.target(input).name;
            let members = Value::Map(members);
            let body = write(source, input, name, &members, &Path::root());
            Body::Text(body)
        }
        _ => Body::None,
    }
}

/// A payload that is one member.
pub(super) fn write_payload(
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
    path: &Path,
) -> Text {
    write(source, member, &member.name, value, path)
}

fn write_value(
    out: &mut Text,
    source: &RequestInput<'_>,
    name: &str,
    member: &Member,
    value: &Value,
    path: &Path,
) {
    let shape = source.operation.target(member);
    let flattened = member.flattened || shape.flattened;
    let mut content = Text::new();
    let mut attributes = Attributes::default();
    let namespace = member.xml_namespace.as_ref();
    attributes.declare(namespace.or(shape.xml_namespace.as_ref()), path);
    match (&shape.kind, value) {
        (Kind::Structure(structure), Value::Map(map)) => {
            write_structure(&mut content, &mut attributes, source, structure, map, path);
        }
        (Kind::List { member: item }, Value::List(items)) => {
            // The items of a flattened list are where the list would be.
            let usual = if flattened {
                Some(name)
            } else {
                source.wire_name(item)
            };
            let target = if flattened { &mut *out } else { &mut content };
            for (index, value) in items.iter().enumerate() {
                let name = usual.unwrap_or("member");
                write_value(target, source, name, item, value, &path.item(index));
            }
            if flattened {
                return;
            }
        }
        (Kind::Map { key, value: inner }, Value::Map(map)) => {
            let target = if flattened { &mut *out } else { &mut content };
            for (entry, value) in map.effective() {
                let path = path.child(entry);
                let mut pair = write(source, key, "key", &Value::from(entry), &path);
                pair.append(&write(source, inner, "value", value, &path));
                let name = if flattened { name } else { "entry" };
                element(target, name, &Attributes::default(), &pair, &path);
            }
            if flattened {
                return;
            }
        }
        (Kind::Blob, Value::String(text)) => {
            let encoded = blob::bytes(text, source.cli).map(|bytes| base64::encode(&bytes));
            let text = encoded.as_deref().unwrap_or(text);
            content.push(Tag::String, &source.escaped(text), path);
        }
        _ => {
            let text = plain_text(source, member, value, TimestampFormat::Iso8601);
            content.push(Tag::String, &source.escaped(&text), path);
        }
    }
    element(out, name, &attributes, &content, path);
}

/// Members as elements, but for those that are attributes of the structure's own.
fn write_structure(
    content: &mut Text,
    attributes: &mut Attributes,
    source: &RequestInput<'_>,
    structure: &Structure,
    map: &Map,
    path: &Path,
) {
    for (name, value) in map.effective() {
        let Some(member) = structure.member(name) else {
            continue;
        };
        let path = path.child(name);
        if member.xml_attribute {
            let text = plain_text(source, member, value, TimestampFormat::Iso8601);
            attributes.add(member.wire_name(), &text, &path);
        } else {
            content.append(&write(source, member, name, value, &path));
        }
    }
}

#[derive(Default)]
struct Attributes(Text);

impl Attributes {
    fn declare(&mut self, namespace: Option<&XmlNamespace>, path: &Path) {
        match namespace {
            Some(XmlNamespace { prefix: None, uri }) => self.add("xmlns", uri, path),
            Some(XmlNamespace {
                prefix: Some(prefix),
                uri,
            }) => {
                self.add(&format!("xmlns:{prefix}"), uri, path);
            }
            None => {}
        }
    }

    fn add(&mut self, name: &str, value: &str, path: &Path) {
        let value = escaped(value).replace('"', "&quot;");
        let value = value.replace('\r', "&#13;").replace('\n', "&#10;");
        let value = value.replace('\t', "&#09;");
        self.0.push(Tag::Punctuation, " ", path);
        self.0.push(Tag::Name, name, path);
        self.0.push(Tag::Punctuation, "=\"", path);
        self.0.push(Tag::String, &value, path);
        self.0.push(Tag::Punctuation, "\"", path);
    }
}

/// `<name>content</name>`, or `<name />` without any.
fn element(out: &mut Text, name: &str, attributes: &Attributes, content: &Text, path: &Path) {
    out.push(Tag::Punctuation, "<", path);
    out.push(Tag::Name, name, path);
    out.append(&attributes.0);
    if content.as_str().is_empty() {
        out.push(Tag::Punctuation, " />", path);
        return;
    }
    out.push(Tag::Punctuation, ">", path);
    out.append(content);
    out.push(Tag::Punctuation, "</", path);
    out.push(Tag::Name, name, path);
    out.push(Tag::Punctuation, ">", path);
}

impl RequestInput<'_> {
    /// A text between two tags, where some operations escape line breaks, since XML readers would normalize them.
    fn escaped(&self, text: &str) -> String {
        let escaped = escaped(text);
        let mut members = self.operation.members().iter();
        match members.any(|member| member.handler == Some(Handler::LineBreaks)) {
            true => escaped.replace('\r', "&#xD;").replace('\n', "&#xA;"),
            false => escaped,
        }
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}
