//! The text that stands for a blob in an input, and the bytes that it stands for.

use crate::base64;
use crate::draft::Cli;
use crate::lazy_path::LazyPath;
use crate::path::Path;
use crate::value::{Map, Value};
use crate::{Kind, OperationRef, Shape};

/// What a blob's text stands for: v2 reads base64, v1 takes the text itself.
///
/// `None` where v2 refuses the text.
pub fn bytes(text: &str, cli: Cli) -> Option<Vec<u8>> {
    match cli {
        Cli::V1 => Some(text.as_bytes().to_vec()),
        Cli::V2 => base64::decode(text),
    }
}

/// The text that stands for some bytes; `None` where v1 has none, since they are no UTF-8.
pub fn text(bytes: &[u8], cli: Cli) -> Option<String> {
    match cli {
        Cli::V1 => std::str::from_utf8(bytes).ok().map(str::to_owned),
        Cli::V2 => Some(base64::encode(bytes)),
    }
}

/// A value as another CLI has to be given it.
#[derive(Clone, Debug, PartialEq)]
pub struct CarriedOver {
    /// The value with its blobs rewritten.
    pub value: Value,
    /// The places in it of the blobs of which the other CLI cannot be given the bytes; their texts are as they were.
    pub left: Vec<Path>,
}

/// Writes the blobs of the value at a place of an operation's input so that they stand for the same bytes in another CLI.
///
/// A text that stands for no bytes stays as it is: it was meant as a text.
pub fn carry_over(
    operation: OperationRef<'_>,
    at: &Path,
    value: &Value,
    [from, to]: [Cli; 2],
) -> CarriedOver {
    let mut way = Way {
        operation,
        from,
        to,
        left: Vec::new(),
    };
    let value = way.carry(operation.shape_at(at), value, &LazyPath::root());
    let left = way.left;
    CarriedOver { value, left }
}

/// From one CLI to another.
struct Way<'a> {
    operation: OperationRef<'a>,
    from: Cli,
    to: Cli,
    left: Vec<Path>,
}

impl Way<'_> {
    fn carry(&mut self, shape: Option<&Shape>, value: &Value, place: &LazyPath<'_>) -> Value {
        let Some(shape) = shape else {
            return value.clone();
        };
        let operation = self.operation;
        match (value, &shape.kind) {
            (Value::String(text), Kind::Blob) => Value::String(self.text(text, place)),
            (Value::Map(map), _) => {
                let mut carried = Map::new();
                for (name, value) in map.iter() {
                    let part = operation.part(shape, name);
                    carried.push(name, self.carry(part, value, &place.child(name)));
                }
                Value::Map(carried)
            }
            (Value::List(items), _) => {
                let part = operation.part(shape, "");
                let items = items.iter().enumerate();
                let carried = items.map(|(index, item)| self.carry(part, item, &place.item(index)));
                Value::List(carried.collect())
            }
            (other, _) => other.clone(),
        }
    }

    fn text(&mut self, before: &str, place: &LazyPath<'_>) -> String {
        let Some(bytes) = bytes(before, self.from) else {
            return before.to_owned();
        };
        text(&bytes, self.to).unwrap_or_else(|| {
            self.left.push(place.path());
            before.to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Service;
    use crate::json;

    #[test]
    fn the_other_cli_gets_the_same_bytes() {
        let service = Service::from_json(
            r#"{
                "metadata": {"endpointPrefix": "x"},
                "operations": {"Put": {"input": {"shape": "In"}}},
                "shapes": {
                    "In": {"type": "structure", "members": {
                        "Name": {"shape": "Text"}, "Data": {"shape": "Bytes"}, "More": {"shape": "Mores"}}},
                    "Mores": {"type": "list", "member": {"shape": "ByName"}},
                    "ByName": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Bytes"}},
                    "Text": {"type": "string"}, "Bytes": {"type": "blob"}
                }
            }"#,
            None,
        );
        let service = service.unwrap();
        let operation = service.operation("put").unwrap();
        let carry = |at: &Path, value: &str, way| {
            let value = json::read(value).unwrap();
            carry_over(operation, at, &value, way)
        };
        let root = Path::root();
        let v2 = r#"{"Name":"aGk=","Data":"aGk=","More":[{"a":"/w==","b":"hello","c":1}],"Else":"aGk="}"#;
        let v1 =
            r#"{"Name":"aGk=","Data":"hi","More":[{"a":"/w==","b":"hello","c":1}],"Else":"aGk="}"#;
        let carried = carry(&root, v2, [Cli::V2, Cli::V1]);
        assert_eq!(carried.value, json::read(v1).unwrap());
        assert_eq!(carried.left, [root.child("More").item(0).child("a")]);
        let data = root.child("Data");
        let carried = carry(&data, r#""hi""#, [Cli::V1, Cli::V2]);
        assert_eq!(carried.value, json::read(r#""aGk=""#).unwrap());
        assert_eq!(carried.left, []);
    }

    #[test]
    fn bytes_and_their_texts() {
        assert_eq!(text(b"hi", Cli::V2).as_deref(), Some("aGk="));
        assert_eq!(text(b"hi", Cli::V1).as_deref(), Some("hi"));
        assert_eq!(text(b"\xff", Cli::V1), None);
        assert_eq!(bytes("aGk=", Cli::V2).as_deref(), Some(&b"hi"[..]));
        assert_eq!(bytes("aGk=", Cli::V1).as_deref(), Some(&b"aGk="[..]));
        assert_eq!(bytes("not base64", Cli::V2), None);
    }
}
