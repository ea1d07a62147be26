//! Plain JSON where DynamoDB's attribute values are meant: `{"Year": 1998}` for `{"Year": {"N": "1998"}}`.

use wireform_model::value::{Map, Value};
use wireform_model::{Kind, OperationRef, Shape, Structure};

/// The label, the message and the input with attribute values, where something is none and could be one.
pub(super) fn offer(operation: OperationRef<'_>, input: &Value) -> Option<(String, String, Value)> {
    let mut typing = AttributeTyping {
        operation,
        count: 0,
    };
    let typed = typing.value(operation.input()?, input);
    let (label, message) = match typing.count {
        0 => return None,
        1 => (
            "Add its type".to_owned(),
            "One attribute has no type, such as {\"S\": …} or {\"N\": …}.".to_owned(),
        ),
        count => (
            "Add their types".to_owned(),
            format!("{count} attributes have no type, such as {{\"S\": …}} or {{\"N\": …}}."),
        ),
    };
    Some((label, message, typed))
}

struct AttributeTyping<'m> {
    operation: OperationRef<'m>,
    /// How many values got a type.
    count: usize,
}

impl<'m> AttributeTyping<'m> {
    fn value(&mut self, shape: &'m Shape, value: &Value) -> Value {
        if is_attribute(shape) {
            return self.attribute(shape, value);
        }
        self.inside(shape, value)
    }

    /// The same value with its members, entries and items typed.
    fn inside(&mut self, shape: &'m Shape, value: &Value) -> Value {
        match value {
            Value::Map(map) => {
                let entries = map.iter().map(|(name, value)| {
                    let typed = match self.operation.part(shape, name) {
                        Some(part) => self.value(part, value),
                        None => value.clone(),
                    };
                    (name.to_owned(), typed)
                });
                Value::Map(entries.collect())
            }
            Value::List(items) => match self.operation.part(shape, "") {
                Some(part) => {
                    Value::List(items.iter().map(|item| self.value(part, item)).collect())
                }
                None => value.clone(),
            },
            _ => value.clone(),
        }
    }

    fn attribute(&mut self, shape: &'m Shape, value: &Value) -> Value {
        if self.is_typed(shape, value) {
            return self.inside(shape, value);
        }
        self.count += 1;
        let typed = |name: &str, value: Value| {
            let mut map = Map::new();
            map.push(name, value);
            Value::Map(map)
        };
        match value {
            Value::Null => typed("NULL", Value::Bool(true)),
            Value::Bool(_) => typed("BOOL", value.clone()),
            Value::Number(number) => typed("N", Value::from(number.text())),
            Value::String(_) => typed("S", value.clone()),
            Value::List(items) => {
                let items = items.iter().map(|item| self.attribute(shape, item));
                typed("L", Value::List(items.collect()))
            }
            Value::Map(map) => {
                let entries = map
                    .iter()
                    .map(|(name, value)| (name.to_owned(), self.attribute(shape, value)));
                typed("M", Value::Map(entries.collect()))
            }
        }
    }

    /// Whether a value has one member of the shape, with a value that fits.
    fn is_typed(&self, shape: &Shape, value: &Value) -> bool {
        let Some(map) = value.as_map() else {
            return false;
        };
        let [(name, value)] = map.entries() else {
            return false;
        };
        let part = self.operation.part(shape, name);
        part.is_some_and(|part| match &part.kind {
            Kind::String | Kind::Blob => value.as_str().is_some(),
            Kind::Boolean => value.as_bool().is_some(),
            Kind::List { .. } => value.as_list().is_some(),
            _ => value.as_map().is_some(),
        })
    }
}

/// Whether a shape is DynamoDB's attribute value, by its members.
pub(super) fn is_attribute(shape: &Shape) -> bool {
    const NAMES: [&str; 6] = ["S", "N", "BOOL", "NULL", "L", "M"];
    let has = |structure: &Structure| NAMES.iter().all(|name| structure.member(name).is_some());
    shape.as_structure().is_some_and(has)
}
