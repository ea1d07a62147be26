use std::borrow::Cow;

use wireform_model::base64;
use wireform_model::blob;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Location, Member, Structure};

use super::form::FormBody;
use super::plain::plain_text;
use super::{Body, RequestInput, RequestParts, set_members};
use wireform_model::timestamp::TimestampFormat;

/// The two protocols that write an input as a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Query,
    /// Names of its own, and lists without a level between.
    Ec2,
}

pub(super) fn place_query(source: &RequestInput<'_>) -> RequestParts {
    place(source, Dialect::Query)
}

pub(super) fn place_ec2(source: &RequestInput<'_>) -> RequestParts {
    place(source, Dialect::Ec2)
}

/// The protocols `query` and `ec2`: all members in one form, beside the operation's name and the API's version.
///
/// After botocore's `QuerySerializer` and `EC2Serializer`; the model's locations mean nothing here.
fn place(source: &RequestInput<'_>, dialect: Dialect) -> RequestParts {
    let root = Path::root();
    let operation = source.operation;
    let mut form = FormBody::default();
    form.set("Action", &operation.operation.api_name, &root);
    form.set("Version", &operation.service.metadata.api_version, &root);
    let writer = Writer { source, dialect };
    for (member, value) in set_members(source) {
        if member.location != Location::Client {
            let name = &mut writer.name_of(member, &member.name).into_owned();
            writer.write(&mut form, name, member, value, &root.child(&member.name));
        }
    }
    let content_type = "application/x-www-form-urlencoded; charset=utf-8";
    let content_type = Text::of(Tag::Word, content_type, &root);
    RequestParts {
        path: Text::of(Tag::Word, "/", &root),
        headers: vec![("Content-Type".to_owned(), content_type)],
        body: Body::Text(form.into_text()),
        ..RequestParts::default()
    }
}

struct Writer<'s, 'a> {
    source: &'s RequestInput<'a>,
    dialect: Dialect,
}

impl Writer<'_, '_> {
    /// Writes a value under a name, which is longer meanwhile.
    fn write(
        &self,
        form: &mut FormBody,
        name: &mut String,
        member: &Member,
        value: &Value,
        path: &Path,
    ) {
        let shape = self.source.operation.target(member);
        let flattened = member.flattened || shape.flattened;
        match (&shape.kind, value) {
            (Kind::Structure(structure), Value::Map(map)) => {
                self.write_structure(form, name, structure, map, path);
            }
            (Kind::List { member }, Value::List(items)) => {
                if items.is_empty() && self.dialect == Dialect::Query {
                    form.set(name, "", path);
                }
                let name = &mut self.list_prefix(name, member, flattened);
                for (index, item) in items.iter().enumerate() {
                    let outer = push_part(name, &(index + 1).to_string());
                    self.write(form, name, member, item, &path.item(index));
                    name.truncate(outer);
                }
            }
            (Kind::Map { key, value }, Value::Map(map)) => {
                let name = &mut format!("{name}{}", if flattened { "" } else { ".entry" });
                for (index, (entry, item)) in map.effective().enumerate() {
                    let place = path.child(entry);
                    let outer = push_part(name, &(index + 1).to_string());
                    let text = Value::from(entry);
                    for (member, usual, value) in [(key, "key", &text), (value, "value", item)] {
                        let numbered = push_part(name, &self.name_of(member, usual));
                        self.write(form, name, member, value, &place);
                        name.truncate(numbered);
                    }
                    name.truncate(outer);
                }
            }
            (Kind::Blob, Value::String(text)) => {
                let encoded =
                    blob::bytes(text, self.source.cli).map(|bytes| base64::encode(&bytes));
                form.set(name, encoded.as_ref().unwrap_or(text), path);
            }
            _ => {
                let text = plain_text(self.source, member, value, TimestampFormat::Iso8601);
                form.set(name, &text, path);
            }
        }
    }

    fn write_structure(
        &self,
        form: &mut FormBody,
        name: &mut String,
        structure: &Structure,
        map: &Map,
        path: &Path,
    ) {
        for (key, value) in map.effective() {
            if let Some(member) = structure.member(key) {
                let outer = push_part(name, &self.name_of(member, key));
                self.write(form, name, member, value, &path.child(&member.name));
                name.truncate(outer);
            }
        }
    }

    /// What the numbers of a list's items follow.
    ///
    /// The item's name takes the place of a flattened list's own.
    fn list_prefix(&self, name: &str, item: &Member, flattened: bool) -> String {
        let named = self.source.wire_name(item);
        match (self.dialect, flattened) {
            (Dialect::Ec2, _) => name.to_owned(),
            (Dialect::Query, false) => format!("{name}.{}", named.unwrap_or("member")),
            (Dialect::Query, true) => match (named, name.rsplit_once('.')) {
                (None, _) => name.to_owned(),
                (Some(named), Some((outer, _))) => format!("{outer}.{named}"),
                (Some(named), None) => named.to_owned(),
            },
        }
    }

    fn name_of<'m>(&self, member: &'m Member, usual: &'m str) -> Cow<'m, str>
    where
        Self: 'm,
    {
        let named = self.source.wire_name(member);
        match (self.dialect, &member.query_name) {
            (Dialect::Query, _) => Cow::Borrowed(named.unwrap_or(usual)),
            (Dialect::Ec2, Some(name)) => Cow::Borrowed(name),
            (Dialect::Ec2, None) => match named {
                Some(named) => Cow::Owned(capitalized(named)),
                None => Cow::Borrowed(usual),
            },
        }
    }
}

/// Appends `.part` and says how long the name was before.
fn push_part(name: &mut String, part: &str) -> usize {
    let outer = name.len();
    name.push('.');
    name.push_str(part);
    outer
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
