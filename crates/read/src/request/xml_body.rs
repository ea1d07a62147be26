//! XML of a body, as an input.

use std::collections::HashMap;

use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Location, Member};

use crate::ReadDiagnostic;

use super::located::{Located, Spot};
use super::values::Values;
use super::xml_tree::{self, Element};

/// The members that a body has; nothing where it is empty or no XML.
pub(super) fn members(values: &mut Values<'_>, body: &Located) -> Map {
    let Some(root) = read(values, body) else {
        return Map::new();
    };
    let members = values.operation.members().iter();
    let known: Vec<&Member> = members
        .filter(|member| member.location == Location::Body)
        .collect();
    XmlWalk { values, body }.members(&known, &root, &LazyPath::root())
}

/// The value of the member that alone is the body.
pub(super) fn payload(values: &mut Values<'_>, body: &Located, member: &Member) -> Option<Value> {
    let root = read(values, body)?;
    let path = LazyPath::root();
    XmlWalk { values, body }.value(member, &root, &path.child(&member.name))
}

fn read(values: &mut Values<'_>, body: &Located) -> Option<Element> {
    if body.text.trim().is_empty() {
        return None;
    }
    match xml_tree::parse(&body.text) {
        Ok(root) => Some(root),
        Err(error) => {
            let span = body.part(error.offset..error.offset);
            let message = format!("Not valid XML: {}.", error.message);
            values.report(ReadDiagnostic::error("invalid-xml", span, message));
            None
        }
    }
}

struct XmlWalk<'w, 'm> {
    values: &'w mut Values<'m>,
    body: &'w Located,
}

impl<'m> XmlWalk<'_, 'm> {
    fn members(&mut self, known: &[&'m Member], element: &Element, path: &LazyPath<'_>) -> Map {
        let mut by_name: HashMap<&str, Vec<&Element>> = HashMap::new();
        for child in &element.children {
            by_name.entry(&child.name).or_default().push(child);
        }
        let mut map = Map::new();
        for member in known {
            let path = path.child(&member.name);
            let value = match member.xml_attribute {
                true => self.attribute(member, element, &path),
                false => {
                    let elements = by_name.remove(self.name_of(member));
                    elements.and_then(|elements| self.member(member, &elements, &path))
                }
            };
            if let Some(value) = value {
                map.push(member.name.as_str(), value);
            }
        }
        let mut rest: Vec<&Element> = by_name.into_values().flatten().collect();
        rest.sort_by_key(|child| child.span.start);
        for child in rest {
            self.unknown(child);
        }
        map
    }

    fn attribute(
        &mut self,
        member: &Member,
        element: &Element,
        path: &LazyPath<'_>,
    ) -> Option<Value> {
        let mut attributes = element.attributes.iter();
        let found = attributes.find(|attribute| attribute.name == member.wire_name())?;
        let name = self.body.spot_of(found.name_span.clone());
        self.values.name_part(&name, path);
        let spot = self.body.spot_of(found.value_span.clone());
        self.values.scalar(member, &found.value, &spot, path)
    }

    /// The value of a member, which has several elements where its list or map has none of its own.
    fn member(
        &mut self,
        member: &Member,
        elements: &[&Element],
        path: &LazyPath<'_>,
    ) -> Option<Value> {
        let shape = self.values.operation.target(member);
        let flattened = member.flattened || shape.flattened;
        match &shape.kind {
            Kind::List { member: item } if flattened => Some(self.items(item, elements, path)),
            Kind::Map { key, value } if flattened => Some(self.entries(key, value, elements, path)),
            _ => self.value(member, elements.last()?, path),
        }
    }

    fn value(&mut self, member: &Member, element: &Element, path: &LazyPath<'_>) -> Option<Value> {
        let shape = self.values.operation.target(member);
        let name = self.body.spot_of(element.name_span.clone());
        self.values.name_part(&name, path);
        let children: Vec<&Element> = element.children.iter().collect();
        Some(match &shape.kind {
            Kind::Structure(structure) => {
                let known: Vec<&Member> = structure.members.iter().collect();
                Value::Map(self.members(&known, element, path))
            }
            Kind::List { member: item } => {
                let name = self.values.wire_name(item).unwrap_or("member");
                let items = self.only(&children, name);
                self.items(item, &items, path)
            }
            Kind::Map { key, value } => {
                let entries = self.only(&children, "entry");
                self.entries(key, value, &entries, path)
            }
            _ => {
                let spot = self.content(element);
                return self.values.scalar(member, &element.text, &spot, path);
            }
        })
    }

    /// The elements of a name; others are reported.
    fn only<'e>(&mut self, elements: &[&'e Element], name: &str) -> Vec<&'e Element> {
        for other in elements.iter().filter(|element| element.name != name) {
            self.unknown(other);
        }
        let own = elements.iter().filter(|element| element.name == name);
        own.copied().collect()
    }

    fn items(&mut self, item: &Member, elements: &[&Element], path: &LazyPath<'_>) -> Value {
        let elements = elements.iter().enumerate();
        let items =
            elements.filter_map(|(index, element)| self.value(item, element, &path.item(index)));
        Value::List(items.collect())
    }

    fn entries(
        &mut self,
        key: &Member,
        value: &Member,
        elements: &[&Element],
        path: &LazyPath<'_>,
    ) -> Value {
        let key_name = self.values.wire_name(key).unwrap_or("key");
        let value_name = self.values.wire_name(value).unwrap_or("value");
        let entries = elements.iter().filter_map(|entry| {
            let part = |name: &str| entry.children.iter().find(|child| child.name == name);
            let key = part(key_name)?;
            let name = self.content(key);
            let path = path.child(&key.text);
            self.values.name_part(&name, &path);
            let value = self.value(value, part(value_name)?, &path)?;
            Some((key.text.clone(), value))
        });
        Value::Map(entries.collect())
    }

    /// Where the text of an element is; one of several parts has no place of its own.
    fn content(&self, element: &Element) -> Spot {
        let spot = self.body.spot_of(element.content.clone());
        Spot {
            is_own: spot.is_own && element.children.is_empty(),
            ..spot
        }
    }

    fn unknown(&mut self, element: &Element) {
        let span = self.body.part(element.span.clone());
        self.values.unknown("element", &element.name, span);
    }

    fn name_of(&self, member: &'m Member) -> &'m str {
        self.values.wire_name(member).unwrap_or(&member.name)
    }
}
