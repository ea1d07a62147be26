//! Inputs of a given size: valid, and always the same.

use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Location, Member, OperationRef, Shape, Structure};

/// A valid input with `count` strings, numbers and other values that contain no others.
///
/// It grows as if somebody filled in a form from the top, level by level:
/// first what is required, then all other members of each structure, then one more item in each list, and so on.
/// If the operation does not allow as many, the input is as large as possible.
pub fn filled(operation: OperationRef<'_>, count: usize) -> Value {
    let input = operation.input();
    let structure = input.and_then(Shape::as_structure);
    let (Some(structure), true) = (structure, count > 0) else {
        return Value::Map(Map::new());
    };
    let mut fill = Fill { operation, made: 0 };
    let mut value = fill.structure(structure, 0);
    let mut left = count.saturating_sub(leaves(&value));
    while left > 0 {
        let before = left;
        fill.grow_structure(&mut value, structure, 0, &mut left);
        if left == before {
            break;
        }
    }
    value
}

/// The number of values that contain no others.
pub fn leaves(value: &Value) -> usize {
    match value {
        Value::List(items) => items.iter().map(leaves).sum(),
        Value::Map(map) => map.iter().map(|(_, value)| leaves(value)).sum(),
        _ => 1,
    }
}

/// Below this depth lists stay as short as they may be.
const DEPTH: usize = 12;

struct Fill<'m> {
    operation: OperationRef<'m>,
    /// How many texts were made, so that no two are equal.
    made: usize,
}

impl Fill<'_> {
    /// Only the required members, or the first member of a union.
    fn structure(&mut self, structure: &Structure, depth: usize) -> Value {
        let members = structure.members.iter();
        let members = members.filter(|member| member.required || structure.union);
        let limit = if structure.union { 1 } else { usize::MAX };
        let entries = members.take(limit).map(|member| {
            let value = self.value(member, depth + 1);
            (member.name.clone(), value)
        });
        Value::Map(entries.collect())
    }

    fn value(&mut self, member: &Member, depth: usize) -> Value {
        let shape = self.operation.target(member);
        match &shape.kind {
            Kind::String => Value::String(self.text(shape)),
            Kind::Blob => Value::from("aGVsbG8gd29ybGQ="),
            Kind::Boolean => Value::Bool(true),
            Kind::Integer | Kind::Long => number(&whole_number(shape).to_string()),
            Kind::Float | Kind::Double => match &shape.min {
                Some(min) => Value::Number(min.clone()),
                None => number("0.5"),
            },
            Kind::Timestamp => Value::from("2030-01-31T12:00:00Z"),
            Kind::List { member } => {
                let items = (0..length(shape, depth)).map(|_| self.value(member, depth + 1));
                Value::List(items.collect())
            }
            Kind::Map { key, value } => {
                let mut map = Map::new();
                for index in 0..length(shape, depth) {
                    let key = self.key(key, index);
                    map.push(key, self.value(value, depth + 1));
                }
                Value::Map(map)
            }
            Kind::Structure(structure) if structure.document => Value::Map(
                [("key".to_owned(), Value::from("value"))]
                    .into_iter()
                    .collect(),
            ),
            Kind::Structure(structure) => self.structure(structure, depth),
        }
    }

    /// Adds a value inside everything that exists, and then to this value itself.
    fn grow(&mut self, value: &mut Value, shape: &Shape, depth: usize, left: &mut usize) {
        match (&shape.kind, &mut *value) {
            (Kind::Structure(structure), _) if !structure.document => {
                self.grow_structure(value, structure, depth, left);
            }
            (Kind::List { member }, Value::List(items)) => {
                let inner = self.operation.target(member);
                for item in items.iter_mut() {
                    self.grow(item, inner, depth + 1, left);
                }
                if has_room(shape, items.len()) {
                    items.extend(self.affordable(member, depth, left));
                }
            }
            (Kind::Map { key, value: member }, Value::Map(map)) => {
                let inner = self.operation.target(member);
                for (_, entry) in map.entries_mut() {
                    self.grow(entry, inner, depth + 1, left);
                }
                let key = self.key(key, map.len());
                if has_room(shape, map.len())
                    && !map.contains_key(&key)
                    && let Some(entry) = self.affordable(member, depth, left)
                {
                    map.push(key, entry);
                }
            }
            _ => {}
        }
    }

    fn grow_structure(
        &mut self,
        value: &mut Value,
        structure: &Structure,
        depth: usize,
        left: &mut usize,
    ) {
        let Value::Map(map) = value else { return };
        for (name, value) in map.entries_mut() {
            if let Some(member) = structure.member(name) {
                let shape = self.operation.target(member);
                self.grow(value, shape, depth + 1, left);
            }
        }
        let unset = structure.members.iter().filter(|member| {
            !structure.union && member.location != Location::Client && !member.deprecated
        });
        let unset: Vec<&Member> = unset
            .filter(|member| !map.contains_key(&member.name))
            .collect();
        for member in unset {
            if let Some(value) = self.affordable(member, depth, left) {
                map.push(member.name.as_str(), value);
            }
        }
        // In the order of the model, as in the form and in the CLI's reference.
        let position = |name: &String| structure.members.iter().position(|m| m.name == *name);
        map.entries_mut().sort_by_key(|(name, _)| position(name));
    }

    /// A value that has no more values than are left to be made.
    fn affordable(&mut self, member: &Member, depth: usize, left: &mut usize) -> Option<Value> {
        let value = self.value(member, depth + 1);
        let size = leaves(&value);
        let fits = (1..=*left).contains(&size);
        *left -= if fits { size } else { 0 };
        fits.then_some(value)
    }

    fn key(&mut self, key: &Member, index: usize) -> String {
        let shape = self.operation.target(key);
        match shape.enumeration.as_slice() {
            [] => self.text(shape),
            names => names[index % names.len()].clone(),
        }
    }

    fn text(&mut self, shape: &Shape) -> String {
        if let Some(first) = shape.enumeration.first() {
            return first.clone();
        }
        self.made += 1;
        let mut text = format!("value-{}", self.made);
        text.truncate(limit(shape.max.as_ref()).unwrap_or(usize::MAX));
        let least = limit(shape.min.as_ref()).unwrap_or(0);
        while text.len() < least {
            text.push('x');
        }
        text
    }
}

/// One item or entry, or as many as the minimum.
fn length(shape: &Shape, depth: usize) -> usize {
    let least = limit(shape.min.as_ref()).unwrap_or(0);
    if depth < DEPTH { least.max(1) } else { least }
}

fn has_room(shape: &Shape, length: usize) -> bool {
    limit(shape.max.as_ref()).is_none_or(|most| length < most)
}

fn whole_number(shape: &Shape) -> usize {
    let most = limit(shape.max.as_ref()).unwrap_or(usize::MAX);
    limit(shape.min.as_ref()).unwrap_or(1).max(1).min(most)
}

fn limit(bound: Option<&Number>) -> Option<usize> {
    bound.and_then(|bound| bound.text().parse().ok())
}

fn number(text: &str) -> Value {
    Number::parse(text).map_or(Value::Null, Value::Number)
}
