//! Values that the model calls sensitive: passwords, keys, names of people.

use crate::model::{Kind, OperationRef, Shape};
use crate::path::Path;
use crate::value::{Map, Value};

/// The input without its sensitive values, as it may stand in a link or a browser's history.
///
/// A sensitive member or entry is left out, a sensitive item becomes `null`, so that the others keep their places.
pub fn without_secrets(operation: OperationRef<'_>, input: &Value) -> Value {
    let shape = operation
        .operation
        .input
        .map(|id| operation.service.shape(id));
    match shape {
        Some(shape) => open_part(operation, shape, input).unwrap_or(Value::Map(Map::new())),
        None => input.clone(),
    }
}

/// Whether what stands at a path is sensitive, or part of something that is.
pub fn is_secret(operation: OperationRef<'_>, path: &Path) -> bool {
    let mut shape = operation
        .operation
        .input
        .map(|id| operation.service.shape(id));
    for segment in path.segments() {
        shape = shape.and_then(|shape| operation.part(shape, &segment));
        if shape.is_some_and(|shape| shape.sensitive) {
            return true;
        }
    }
    shape.is_some_and(|shape| shape.sensitive)
}

/// The place of the first sensitive value in an input.
pub fn first_secret(operation: OperationRef<'_>, input: &Map) -> Option<Path> {
    let shape = operation.service.shape(operation.operation.input?);
    let root = Path::root();
    match shape.sensitive {
        true => Some(root),
        false => first_member(operation, shape, input, &root),
    }
}

fn first_in(
    operation: OperationRef<'_>,
    shape: &Shape,
    value: &Value,
    path: &Path,
) -> Option<Path> {
    if shape.sensitive {
        return Some(path.clone());
    }
    match (&shape.kind, value) {
        (_, Value::Map(map)) => first_member(operation, shape, map, path),
        (Kind::List { member }, Value::List(items)) => {
            let target = operation.target(member);
            let mut items = items.iter().enumerate();
            items.find_map(|(index, item)| first_in(operation, target, item, &path.item(index)))
        }
        _ => None,
    }
}

fn first_member(
    operation: OperationRef<'_>,
    shape: &Shape,
    map: &Map,
    path: &Path,
) -> Option<Path> {
    map.iter().find_map(|(name, value)| {
        let shape = operation.part(shape, name)?;
        first_in(operation, shape, value, &path.child(name))
    })
}

/// What of a value is no secret; `None` where all of it is one.
fn open_part(operation: OperationRef<'_>, shape: &Shape, value: &Value) -> Option<Value> {
    if shape.sensitive {
        return None;
    }
    match (&shape.kind, value) {
        (Kind::Structure(structure), Value::Map(map)) => Some(open_entries(map, |name, value| {
            match structure.member(name) {
                Some(member) => open_part(operation, operation.target(member), value),
                None => Some(value.clone()),
            }
        })),
        (Kind::Map { value: member, .. }, Value::Map(map)) => {
            let target = operation.target(member);
            Some(open_entries(map, |_, value| {
                open_part(operation, target, value)
            }))
        }
        (Kind::List { member }, Value::List(items)) => {
            let target = operation.target(member);
            let open = |item| open_part(operation, target, item).unwrap_or(Value::Null);
            Some(Value::List(items.iter().map(open).collect()))
        }
        _ => Some(value.clone()),
    }
}

fn open_entries(map: &Map, open: impl Fn(&str, &Value) -> Option<Value>) -> Value {
    let mut kept = Map::new();
    for (name, value) in map.iter() {
        if let Some(value) = open(name, value) {
            kept.push(name, value);
        }
    }
    Value::Map(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use crate::model::Service;

    const MODEL: &str = r#"{
        "metadata": {"protocol": "json", "endpointPrefix": "x", "serviceId": "X"},
        "operations": {"Put": {"name": "Put", "input": {"shape": "PutRequest"}}},
        "shapes": {
            "PutRequest": {"type": "structure", "members": {
                "Name": {"shape": "Plain"}, "Password": {"shape": "Secret"},
                "Tags": {"shape": "Tags"}, "Keys": {"shape": "Keys"}, "Users": {"shape": "Users"},
                "Whole": {"shape": "Whole"}}},
            "Plain": {"type": "string"},
            "Secret": {"type": "string", "sensitive": true},
            "Tags": {"type": "map", "key": {"shape": "Plain"}, "value": {"shape": "Secret"}},
            "Keys": {"type": "list", "member": {"shape": "Secret"}},
            "Users": {"type": "list", "member": {"shape": "User"}},
            "User": {"type": "structure", "members": {"Id": {"shape": "Plain"}, "Key": {"shape": "Secret"}}},
            "Whole": {"type": "structure", "sensitive": true, "members": {"Id": {"shape": "Plain"}}}
        }
    }"#;

    #[track_caller]
    fn assert_left(input: &str, left: &str) {
        let service = Service::from_json(MODEL, Some("x")).unwrap();
        let operation = service.operation("put").unwrap();
        let open = without_secrets(operation, &json::read(input).unwrap());
        assert_eq!(json::compact(&open, &Path::root()).to_string(), left);
    }

    #[test]
    fn secrets_are_left_out_wherever_they_stand() {
        assert_left(r#"{"Name":"a","Password":"b"}"#, r#"{"Name":"a"}"#);
        assert_left(
            r#"{"Tags":{"a":"b"},"Name":"c"}"#,
            r#"{"Tags":{},"Name":"c"}"#,
        );
        assert_left(r#"{"Keys":["a","b"]}"#, r#"{"Keys":[null,null]}"#);
        assert_left(
            r#"{"Users":[{"Id":"1","Key":"a"},{"Key":"b","Id":"2"}]}"#,
            r#"{"Users":[{"Id":"1"},{"Id":"2"}]}"#,
        );
        assert_left(r#"{"Whole":{"Id":"1"}}"#, "{}");
    }

    #[test]
    fn paths_of_secrets_are_told() {
        let service = Service::from_json(MODEL, Some("x")).unwrap();
        let operation = service.operation("put").unwrap();
        let is_secret = |path: &str| is_secret(operation, &Path::parse(path).unwrap());
        for path in [
            "/Password",
            "/Tags/a",
            "/Users/0/Key",
            "/Whole",
            "/Whole/Id",
        ] {
            assert!(is_secret(path), "{path}");
        }
        for path in [
            "",
            "/Name",
            "/Tags",
            "/Users/0/Id",
            "/Unknown",
            "/Name/Password",
        ] {
            assert!(!is_secret(path), "{path}");
        }
    }

    #[test]
    fn the_first_secret_is_found() {
        let service = Service::from_json(MODEL, Some("x")).unwrap();
        let operation = service.operation("put").unwrap();
        for (input, expected) in [
            (
                r#"{"Name":"a","Users":[{"Id":"1"},{"Key":"b"}]}"#,
                Some("/Users/1/Key"),
            ),
            (r#"{"Tags":{"a":"b"}}"#, Some("/Tags/a")),
            (r#"{"Name":"a","Users":[{"Id":"1"}]}"#, None),
        ] {
            let found = first_secret(operation, json::read(input).unwrap().as_map().unwrap());
            assert_eq!(found.as_ref().map(Path::as_str), expected, "{input}");
        }
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is() {
        for input in [
            r#"{"Name":"a","Name":"b","Unknown":{"Password":1e400}}"#,
            r#"{"Name":null,"Users":"no list","Tags":[1]}"#,
            "[1]",
        ] {
            assert_left(input, input);
        }
    }
}
