//! Blobs: their texts in an input, and the bytes that the CLI reads from these.

use crate::base64;
use crate::cli::Cli;
use crate::lazy_path::LazyPath;
use crate::path::Path;
use crate::value::{Map, Value};
use crate::{Kind, OperationRef, Shape};

/// The bytes that a CLI makes of a blob's text: v2 reads Base64, v1 sends the text itself.
///
/// `None` where v2 refuses the text.
pub fn bytes(text: &str, cli: Cli) -> Option<Vec<u8>> {
    match cli {
        Cli::V1 => Some(text.as_bytes().to_vec()),
        Cli::V2 => base64::decode(text),
    }
}

/// The text that a CLI turns into some bytes; `None` for v1 where they are not UTF-8.
pub fn text(bytes: &[u8], cli: Cli) -> Option<String> {
    match cli {
        Cli::V1 => std::str::from_utf8(bytes).ok().map(str::to_owned),
        Cli::V2 => Some(base64::encode(bytes)),
    }
}

/// A value whose blobs are written for another CLI.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvertedBlobs {
    /// The value with its blobs rewritten.
    pub value: Value,
    /// The paths in it of the blobs whose bytes the other CLI cannot be given; their texts are as they were.
    pub not_expressible: Vec<Path>,
    /// The paths in it of the blobs whose texts CLI v2 rejects; they are as they were.
    pub not_readable: Vec<Path>,
    /// How many blobs were rewritten.
    pub count: usize,
}

/// Writes the blobs of the value at a path of an operation's input so that another CLI sends the same bytes.
///
/// A text that CLI v2 refuses stays as it is: it was meant as text.
pub fn convert_blobs(
    operation: OperationRef<'_>,
    at: &Path,
    value: &Value,
    [from, to]: [Cli; 2],
) -> ConvertedBlobs {
    let mut converter = BlobConverter {
        operation,
        from,
        to,
        not_expressible: Vec::new(),
        not_readable: Vec::new(),
        count: 0,
    };
    let value = converter.value(operation.shape_at(at), value, &LazyPath::root());
    ConvertedBlobs {
        value,
        not_expressible: converter.not_expressible,
        not_readable: converter.not_readable,
        count: converter.count,
    }
}

/// Converts the blobs of a value from one CLI to another.
struct BlobConverter<'a> {
    operation: OperationRef<'a>,
    from: Cli,
    to: Cli,
    not_expressible: Vec<Path>,
    not_readable: Vec<Path>,
    count: usize,
}

impl BlobConverter<'_> {
    fn value(&mut self, shape: Option<&Shape>, value: &Value, place: &LazyPath<'_>) -> Value {
        let Some(shape) = shape else {
            return value.clone();
        };
        let operation = self.operation;
        match (value, &shape.kind) {
            (Value::String(text), Kind::Blob) => Value::String(self.text(text, place)),
            (Value::Map(map), _) => {
                let mut converted = Map::new();
                for (name, value) in map.iter() {
                    let part = operation.part(shape, name);
                    converted.push(name, self.value(part, value, &place.child(name)));
                }
                Value::Map(converted)
            }
            (Value::List(items), _) => {
                let part = operation.part(shape, "");
                let items = items.iter().enumerate();
                let converted =
                    items.map(|(index, item)| self.value(part, item, &place.item(index)));
                Value::List(converted.collect())
            }
            (other, _) => other.clone(),
        }
    }

    fn text(&mut self, before: &str, place: &LazyPath<'_>) -> String {
        let Some(bytes) = bytes(before, self.from) else {
            self.not_readable.push(place.path());
            return before.to_owned();
        };
        match text(&bytes, self.to) {
            Some(text) => {
                self.count += 1;
                text
            }
            None => {
                self.not_expressible.push(place.path());
                before.to_owned()
            }
        }
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
        let convert = |at: &Path, value: &str, from_and_to| {
            let value = json::read(value).unwrap();
            convert_blobs(operation, at, &value, from_and_to)
        };
        let root = Path::root();
        let v2 = r#"{"Name":"aGk=","Data":"aGk=","More":[{"a":"/w==","b":"hello","c":1}],"Else":"aGk="}"#;
        let v1 =
            r#"{"Name":"aGk=","Data":"hi","More":[{"a":"/w==","b":"hello","c":1}],"Else":"aGk="}"#;
        let converted = convert(&root, v2, [Cli::V2, Cli::V1]);
        assert_eq!(converted.value, json::read(v1).unwrap());
        assert_eq!(
            converted.not_expressible,
            [root.child("More").item(0).child("a")]
        );
        assert_eq!(
            converted.not_readable,
            [root.child("More").item(0).child("b")]
        );
        assert_eq!(converted.count, 1);
        let data = root.child("Data");
        let converted = convert(&data, r#""hi""#, [Cli::V1, Cli::V2]);
        assert_eq!(converted.value, json::read(r#""aGk=""#).unwrap());
        assert_eq!(converted.not_expressible, []);
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
