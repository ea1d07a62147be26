//! Forms as an input: `Action=CreateQueue&Attribute.1.Name=…`, of the protocols `query` and `ec2`.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Location, Member, Protocol, Service, Structure};

use crate::Meaning;

use super::located::{Located, Spot};
use super::sent_request::{SentRequest, pairs};
use super::values::Values;

/// What does not come from the input: also older signatures, and what stands for one in AWS's manuals.
const PLUMBING: [&str; 9] = [
    "AUTHPARAMS",
    "Action",
    "Version",
    "AWSAccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureVersion",
    "Timestamp",
    "SecurityToken",
];

/// A name of more parts is passed over, so that no form can exhaust the stack.
const MOST_PARTS: usize = 100;

/// The value of a parameter of a form, wherever that is.
pub(super) fn parameter(request: &SentRequest, name: &str) -> Option<String> {
    let found = request.parameter(name).map(decoded);
    let of_body = || {
        let body = request.body.text()?;
        let is_form = !body.text.trim_start().starts_with(['{', '<']);
        let mut pairs = body.text.split('&').filter(|_| is_form);
        let value = pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
        Some(decoded(value.trim_end_matches(['\r', '\n'])))
    };
    found.or_else(of_body)
}

/// A part of a form without its escapes.
pub(super) fn decoded(text: &str) -> String {
    let text = match text.contains('+') {
        true => Cow::Owned(text.replace('+', " ")),
        false => Cow::Borrowed(text),
    };
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

/// The members that a form has.
pub(super) fn members<'m>(
    values: &mut Values<'m>,
    request: &SentRequest,
    protocol: Protocol,
) -> Map {
    let mut root = FormNode::default();
    for (name, value) in &request.query {
        root.add(name, value.as_ref());
    }
    if let Some(body) = values.body_text(&request.body) {
        for (name, value) in pairs(&body) {
            root.add(&name, value.as_ref());
        }
    }
    let reader = FormReader {
        is_ec2: protocol == Protocol::Ec2,
        has_older_names: protocol == Protocol::Query && !speaks_query(values.operation.service),
    };
    let known = values.operation.members().iter();
    let known = known.filter(|member| member.location != Location::Client);
    let map = reader.members(values, known, &root, &LazyPath::root());
    report_rest(values, &root);
    map
}

/// A name's part with what follows it.
#[derive(Default)]
struct FormNode {
    value: Option<String>,
    name: String,
    name_spot: Spot,
    value_spot: Spot,
    is_read: Cell<bool>,
    parts: BTreeMap<String, FormNode>,
}

impl FormNode {
    fn add(&mut self, name: &Located, value: Option<&Located>) {
        let text = decoded(&name.text);
        let mut node = self;
        for part in text.split('.').take(MOST_PARTS) {
            node = node.parts.entry(part.to_owned()).or_default();
        }
        let written = value.map_or("", |value| &value.text);
        let written = written.trim_end_matches(['\r', '\n']);
        node.value = Some(decoded(written));
        node.name = text;
        node.name_spot = name.spot();
        let spot = value.map(|value| value.spot_of(0..written.len()));
        node.value_spot = spot.unwrap_or_default();
    }

    /// What has a name of one or several parts.
    fn at(&self, name: &str) -> Option<&FormNode> {
        name.split('.')
            .try_fold(self, |node, part| node.parts.get(part))
    }

    fn has_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether it does not come from the input.
    fn is_added(&self) -> bool {
        PLUMBING.contains(&self.name.as_str()) || self.name.starts_with("X-Amz-")
    }

    fn note_added(&self, values: &mut Values<'_>) {
        let meaning = match self.name.as_str() {
            "Action" => Meaning::Operation,
            _ => Meaning::AddedValue,
        };
        values.part(&self.name_spot, Meaning::AddedName);
        values.part(&self.value_spot, meaning);
    }

    fn text(&self) -> Option<&str> {
        self.is_read.set(true);
        self.value.as_deref()
    }

    /// The parts that are numbers, in their order.
    fn numbered(&self) -> Vec<&FormNode> {
        let parts = self.parts.iter();
        let mut numbered: Vec<(u64, &FormNode)> = parts
            .filter_map(|(part, node)| Some((part.parse().ok()?, node)))
            .collect();
        numbered.sort_by_key(|(number, _)| *number);
        numbered.into_iter().map(|(_, node)| node).collect()
    }
}

fn report_rest(values: &mut Values<'_>, root: &FormNode) {
    let mut nodes = vec![root];
    let mut left: Vec<&FormNode> = Vec::new();
    while let Some(node) = nodes.pop() {
        if node.value.is_some() && !node.is_read.get() {
            left.push(node);
        }
        nodes.extend(node.parts.values());
    }
    left.sort_by_key(|node| node.name_spot.span.start);
    for node in left {
        match node.is_added() {
            true => node.note_added(values),
            false => values.unknown("parameter", &node.name, node.name_spot.span.clone()),
        }
    }
}

fn speaks_query(service: &Service) -> bool {
    let mut names = service.metadata.protocol_names();
    names.any(|name| Protocol::named(name) == Some(Protocol::Query))
}

struct FormReader {
    is_ec2: bool,
    /// Whether the model no longer has the names of this protocol: `Attribute.1.Name` for `Attributes`.
    has_older_names: bool,
}

impl FormReader {
    fn members<'s>(
        &self,
        values: &mut Values<'_>,
        known: impl Iterator<Item = &'s Member>,
        node: &FormNode,
        path: &LazyPath<'_>,
    ) -> Map {
        let found = known.filter_map(|member| {
            let path = path.child(&member.name);
            let value = self.member(values, member, &member.name, node, &path)?;
            Some((member.name.clone(), value))
        });
        found.collect()
    }

    /// The value of a member, whose name is in a node.
    fn member(
        &self,
        values: &mut Values<'_>,
        member: &Member,
        usual: &str,
        node: &FormNode,
        path: &LazyPath<'_>,
    ) -> Option<Value> {
        let shape = values.operation.target(member);
        let name = self.name_of(values, member, usual);
        let flattened = member.flattened || shape.flattened;
        if let Kind::List { member: item } = &shape.kind
            && !self.is_ec2
            && flattened
            && let Some(named) = self.wire_name(values, item)
        {
            // The items' name takes the place of the list's own.
            let outer = name.rsplit_once('.').map(|(outer, _)| outer);
            let holder = outer.map_or(Some(node), |outer| node.at(outer));
            let items = holder.and_then(|holder| holder.at(&named));
            let items = items.map(|items| self.items(values, item, items, path));
            return items.or_else(|| self.empty_list(values, node.at(&name)?, path));
        }
        let of_shape = self.named_by_shape(node, &shape.name);
        let own = self.named(node, &name).or(of_shape)?;
        self.value(values, member, own, path)
    }

    /// The part that has the name of a list's shape, as the items of older requests do:
    /// `SendMessageBatchRequestEntry.1.Id` for `SendMessageBatchRequestEntryList`.
    fn named_by_shape<'n>(&self, node: &'n FormNode, shape: &str) -> Option<&'n FormNode> {
        let item = shape
            .strip_suffix("List")
            .filter(|_| self.has_older_names)?;
        node.at(item)
    }

    /// The part of a name, or of an older form of it.
    fn named<'n>(&self, node: &'n FormNode, name: &str) -> Option<&'n FormNode> {
        let older = || {
            let mut letters = name.chars();
            let first = letters.next()?.to_ascii_uppercase();
            let capital: String = std::iter::once(first).chain(letters).collect();
            let single = capital.trim_end_matches('s');
            let others = [
                capital.as_str(),
                single,
                if name == "key" { "Name" } else { single },
            ];
            others.into_iter().find_map(|other| node.at(other))
        };
        node.at(name)
            .or_else(|| older().filter(|_| self.has_older_names))
    }

    fn value(
        &self,
        values: &mut Values<'_>,
        member: &Member,
        node: &FormNode,
        path: &LazyPath<'_>,
    ) -> Option<Value> {
        let shape = values.operation.target(member);
        let flattened = member.flattened || shape.flattened;
        match &shape.kind {
            Kind::Structure(structure) if node.has_parts() => {
                Some(self.structure(values, structure, node, path))
            }
            Kind::List { member: item } if node.has_parts() => {
                let name = self.wire_name(values, item);
                let items = match self.is_ec2 || flattened {
                    true => Some(node),
                    false => node.at(name.as_deref().unwrap_or("member")),
                };
                Some(self.items(values, item, items?, path))
            }
            Kind::List { .. } => self.empty_list(values, node, path),
            Kind::Map { key, value } => {
                let entries = match flattened {
                    true => node,
                    false => node.at("entry")?,
                };
                Some(self.entries(values, [key, value], entries, path))
            }
            _ => {
                let text = node.text()?;
                values.name_part(&node.name_spot, path);
                values.scalar(member, text, &node.value_spot, path)
            }
        }
    }

    fn empty_list(
        &self,
        values: &mut Values<'_>,
        node: &FormNode,
        path: &LazyPath<'_>,
    ) -> Option<Value> {
        let is_empty = node.value.as_deref() == Some("");
        is_empty.then(|| {
            node.is_read.set(true);
            values.name_part(&node.name_spot, path);
            Value::List(Vec::new())
        })
    }

    fn structure(
        &self,
        values: &mut Values<'_>,
        structure: &Structure,
        node: &FormNode,
        path: &LazyPath<'_>,
    ) -> Value {
        Value::Map(self.members(values, structure.members.iter(), node, path))
    }

    fn items(
        &self,
        values: &mut Values<'_>,
        item: &Member,
        node: &FormNode,
        path: &LazyPath<'_>,
    ) -> Value {
        let nodes = node.numbered().into_iter().enumerate();
        let items =
            nodes.filter_map(|(index, node)| self.value(values, item, node, &path.item(index)));
        Value::List(items.collect())
    }

    fn entries(
        &self,
        values: &mut Values<'_>,
        [key, value]: [&Member; 2],
        node: &FormNode,
        path: &LazyPath<'_>,
    ) -> Value {
        let entries = node.numbered().into_iter().filter_map(|entry| {
            let name = self.name_of(values, key, "key");
            let key = self.named(entry, &name)?;
            let name = key.text()?;
            let path = path.child(name);
            values.name_part(&key.name_spot, &path);
            values.name_part(&key.value_spot, &path);
            let value = self.member(values, value, "value", entry, &path)?;
            Some((name.to_owned(), value))
        });
        Value::Map(entries.collect())
    }

    fn wire_name(&self, values: &Values<'_>, member: &Member) -> Option<String> {
        let shape = values.operation.target(member);
        let named = member
            .location_name
            .as_ref()
            .or(shape.location_name.as_ref());
        named.cloned()
    }

    fn name_of(&self, values: &Values<'_>, member: &Member, usual: &str) -> String {
        let named = self.wire_name(values, member);
        if !self.is_ec2 {
            return named.unwrap_or_else(|| usual.to_owned());
        }
        match (&member.query_name, named) {
            (Some(name), _) => name.clone(),
            (None, Some(named)) => capitalized(&named),
            (None, None) => usual.to_owned(),
        }
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
