//! What an operation takes of a value, and what it does not.

use std::collections::HashSet;

use wireform_model::near::nearest;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, OperationRef, Shape, Structure, json};

use super::attributes::is_attribute;
use super::candidates::fits;
use super::read_only::is_read_only;

/// Takes over what the operation has members for.
pub(super) struct Taker<'m> {
    operation: OperationRef<'m>,
    /// The places of what is left out, each once.
    pub dropped: Vec<String>,
    known: HashSet<String>,
    /// Whether something is left out that is neither a misspelled member nor a value of the wrong form.
    pub drops_more_than_mistakes: bool,
}

/// For no more than so many names it is found out whether they are misspelled.
const MOST_COMPARED: usize = 50;

impl<'m> Taker<'m> {
    pub fn new(operation: OperationRef<'m>) -> Self {
        Taker {
            operation,
            dropped: Vec::new(),
            known: HashSet::new(),
            drops_more_than_mistakes: false,
        }
    }

    /// The entries that are members, and inside of them too.
    pub fn map(&mut self, structure: &Structure, map: &Map, above: &str) -> Map {
        let mut kept = Map::new();
        for (name, value) in map.iter() {
            let place = below(above, name);
            let taken = match structure.member(name) {
                Some(member) => self.value(self.operation.target(member), value, &place),
                None => {
                    self.drop(place, || is_typo(structure, map, name));
                    continue;
                }
            };
            if let Some(taken) = taken {
                kept.push(name, taken);
            }
        }
        kept
    }

    /// The value; `None` where nothing of it is taken.
    fn value(&mut self, shape: &Shape, value: &Value, place: &str) -> Option<Value> {
        if is_attribute(shape) {
            // A plain value may get its type later.
            return Some(value.clone());
        }
        if !fits(shape, value) {
            let text = policy_text(shape, value, place);
            if text.is_none() {
                // Such a mistake alone makes no answer.
                self.drop(place.to_owned(), || true);
            }
            return text;
        }
        let taken = match (&shape.kind, value) {
            (Kind::Structure(structure), Value::Map(map)) if !structure.document => {
                Value::Map(self.map(structure, map, place))
            }
            (Kind::Map { .. }, Value::Map(map)) => Value::Map(self.entries(shape, map, place)),
            (Kind::List { .. }, Value::List(items)) => {
                let part = self.operation.part(shape, "")?;
                let items = items.iter();
                Value::List(
                    items
                        .filter_map(|item| self.value(part, item, place))
                        .collect(),
                )
            }
            _ => value.clone(),
        };
        // What was not empty means something else when it is.
        (value.is_empty() || !taken.is_empty()).then_some(taken)
    }

    fn entries(&mut self, shape: &Shape, map: &Map, place: &str) -> Map {
        let mut kept = Map::new();
        for (name, value) in map.iter() {
            if is_read_only(self.operation, place, name) {
                self.drop(below(place, name), || false);
                continue;
            }
            let part = self.operation.part(shape, name);
            if let Some(value) = part.and_then(|part| self.value(part, value, place)) {
                kept.push(name, value);
            }
        }
        kept
    }

    fn drop(&mut self, place: String, is_mistake: impl FnOnce() -> bool) {
        if self.known.insert(place.clone()) {
            let is_compared = self.dropped.len() < MOST_COMPARED;
            self.drops_more_than_mistakes |= !is_compared || !is_mistake();
            self.dropped.push(place);
        }
    }
}

fn below(above: &str, name: &str) -> String {
    match above {
        "" => name.to_owned(),
        above => format!("{above}.{name}"),
    }
}

/// Whether a name is that of a member that is not there, with a mistake or only its beginning.
fn is_typo(structure: &Structure, map: &Map, name: &str) -> bool {
    let names = structure.members.iter().map(|member| member.name.as_str());
    let mut names = names.filter(|member| !map.contains_key(member));
    nearest(name, &mut names.clone()).is_some() || names.any(|member| member.starts_with(name))
}

/// A policy as the text that a call takes, where the AWS CLI prints it as an object.
fn policy_text(shape: &Shape, value: &Value, place: &str) -> Option<Value> {
    let is_policy = place.ends_with("Policy") || place.ends_with("Document");
    let is_text = matches!(shape.kind, Kind::String) && value.as_map().is_some();
    (is_policy && is_text).then(|| {
        let text = json::compact(value, &Path::root());
        Value::from(text.as_str())
    })
}
