//! Members in the query of a URL.

use std::collections::HashMap;

use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Location, Member};

use crate::Meaning;

use super::form_body::decoded;
use super::located::{Located, Spot};
use super::plumbing::is_plumbing_parameter;
use super::sent_request::SentRequest;
use super::values::Values;

/// Adds the members of a query; what has no member of its own goes into the map that takes the rest.
pub(super) fn add(map: &mut Map, values: &mut Values<'_>, request: &SentRequest) {
    let operation = values.operation;
    let uri = &values.operation.operation.http.request_uri;
    let (_, fixed) = uri.split_once('?').unwrap_or((uri, ""));
    let fixed: Vec<&str> = fixed
        .split('&')
        .map(|pair| pair.split('=').next().unwrap_or(pair))
        .collect();
    let members = values.operation.members();
    let of_query: Vec<&Member> = members
        .iter()
        .filter(|member| member.location == Location::QueryString)
        .collect();
    let is_map = |member: &&&Member| matches!(operation.target(member).kind, Kind::Map { .. });
    let rest = of_query.iter().find(is_map).copied();
    let mut entries = QueryEntries::default();
    for (name, value) in &request.query {
        let text = value
            .as_ref()
            .map_or_else(String::new, |value| decoded(&value.text));
        let decoded_name = decoded(&name.text);
        let own = of_query.iter().filter(|member| !is_map(member));
        let mut own = own.filter(|member| member.wire_name() == decoded_name);
        let pair = QueryPair {
            name: &decoded_name,
            text: &text,
            name_at: name,
            at: value.as_ref(),
        };
        match (own.next(), rest) {
            (Some(member), _) => add_parameter(map, values, member, &pair),
            _ if fixed.contains(&name.text.as_str()) => {
                values.part(&name.spot(), Meaning::Operation);
                values.part(&pair.spot(), Meaning::Operation);
            }
            _ if is_plumbing_parameter(&decoded_name) => {
                values.part(&name.spot(), Meaning::AddedName);
                values.part(&pair.spot(), Meaning::AddedValue);
            }
            (None, Some(member)) => entries.add(values, member, &pair),
            (None, None) => values.unknown("parameter", &decoded_name, name.span.clone()),
        }
    }
    if let (Some(member), true) = (rest, entries.is_there) {
        let entries = Map::from_iter(entries.entries);
        map.push(member.name.as_str(), Value::Map(entries));
    }
}

/// A parameter of the query without its escapes.
struct QueryPair<'p> {
    name: &'p str,
    text: &'p str,
    name_at: &'p Located,
    at: Option<&'p Located>,
}

impl QueryPair<'_> {
    fn spot(&self) -> Spot {
        self.at.map(Located::spot).unwrap_or_default()
    }
}

/// A list has a pair for each item.
fn add_parameter(map: &mut Map, values: &mut Values<'_>, member: &Member, pair: &QueryPair<'_>) {
    let root = LazyPath::root();
    let path = root.child(&member.name);
    let name = pair.name_at.spot();
    let Kind::List { member: item } = &values.operation.target(member).kind else {
        values.name_part(&name, &path);
        if let Some(value) = values.scalar(member, pair.text, &pair.spot(), &path) {
            map.set(&member.name, value);
        }
        return;
    };
    let path = path.item(item_count(map, &member.name));
    values.name_part(&name, &path);
    let value = values.scalar(item, pair.text, &pair.spot(), &path);
    push_to(map, &member.name, value);
}

/// The entries of the map that takes the parameters without a member of their own.
#[derive(Default)]
struct QueryEntries {
    entries: Vec<(String, Value)>,
    /// Where each is, by its key.
    places: HashMap<String, usize>,
    is_there: bool,
}

impl QueryEntries {
    /// An entry has a pair, or several where it is a list.
    fn add(&mut self, values: &mut Values<'_>, member: &Member, pair: &QueryPair<'_>) {
        let Kind::Map { value: inner, .. } = &values.operation.target(member).kind else {
            return;
        };
        self.is_there = true;
        let root = LazyPath::root();
        let path = root.child(&member.name);
        let path = path.child(pair.name);
        let spot = pair.spot();
        values.name_part(&pair.name_at.spot(), &path);
        let place = self.places.get(pair.name);
        let known = place.and_then(|place| Some(&mut self.entries.get_mut(*place)?.1));
        let Kind::List { member: item } = &values.operation.target(inner).kind else {
            let value = values.scalar(inner, pair.text, &spot, &path);
            match (known, value) {
                (Some(known), Some(value)) => *known = value,
                (None, Some(value)) => self.push(pair.name, value),
                (_, None) => {}
            }
            return;
        };
        match known {
            Some(Value::List(items)) => {
                let path = path.item(items.len());
                items.extend(values.scalar(item, pair.text, &spot, &path));
            }
            _ => {
                let value = values.scalar(item, pair.text, &spot, &path.item(0));
                self.push(pair.name, Value::List(value.into_iter().collect()));
            }
        }
    }

    fn push(&mut self, name: &str, value: Value) {
        self.places.insert(name.to_owned(), self.entries.len());
        self.entries.push((name.to_owned(), value));
    }
}

fn item_count(map: &Map, name: &str) -> usize {
    let items = map.get(name).and_then(Value::as_list);
    items.map_or(0, <[Value]>::len)
}

fn push_to(map: &mut Map, name: &str, value: Option<Value>) {
    match map.get_mut(name) {
        Some(Value::List(items)) => items.extend(value),
        _ => map.set(name, Value::List(value.into_iter().collect())),
    }
}
