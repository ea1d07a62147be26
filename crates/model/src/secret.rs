//! Values that the model calls sensitive: passwords, keys, names of people.

use std::collections::HashSet;

use crate::lazy_path::LazyPath;
use crate::near::is_misspelt;
use crate::path::Path;
use crate::value::{Map, Value};
use crate::{Kind, OperationRef, Shape, ShapeId};

/// The input without its sensitive values, for a link or a browser's history.
///
/// A sensitive member, entry or item is left out, and so is a member that the model does not know, where its name is
/// probably a misspelt one of a sensitive member beside it.
pub fn without_secrets(operation: OperationRef<'_>, input: &Value) -> Value {
    open_part(operation, operation.input(), input).unwrap_or(Value::Map(Map::new()))
}

/// Whether the value at a path is sensitive, or part of something that is.
pub fn is_secret(operation: OperationRef<'_>, path: &Path) -> bool {
    let mut shape = operation.input();
    for segment in path.segments() {
        shape = shape.and_then(|shape| operation.part(shape, &segment));
        if shape.is_some_and(|shape| shape.sensitive) {
            return true;
        }
    }
    shape.is_some_and(|shape| shape.sensitive)
}

/// Whether what is typed for the value at a path may be, or contain, something sensitive; so it may where the model
/// knows no such place.
pub fn may_have_secrets(operation: OperationRef<'_>, path: &Path) -> bool {
    let Some(shape) = operation.shape_at(path) else {
        return true;
    };
    is_secret(operation, path) || contains_secrets(operation, shape)
}

/// Whether values of a shape are, or may contain, something sensitive.
fn contains_secrets(operation: OperationRef<'_>, shape: &Shape) -> bool {
    // A shape may contain itself.
    let mut seen = HashSet::new();
    let mut next = parts(shape);
    while let Some(id) = next.pop() {
        if seen.insert(id) {
            next.extend(parts(operation.shape(id)));
        }
    }
    shape.sensitive || seen.into_iter().any(|id| operation.shape(id).sensitive)
}

/// The shapes of a shape's members, items, or keys and entries.
fn parts(shape: &Shape) -> Vec<ShapeId> {
    match &shape.kind {
        Kind::Structure(structure) => structure.members.iter().map(|it| it.shape).collect(),
        Kind::List { member } => vec![member.shape],
        Kind::Map { key, value } => vec![key.shape, value.shape],
        _ => Vec::new(),
    }
}

/// The places of the sensitive values of an input, in order, and of what is probably one; what is part of one is not
/// listed itself.
pub fn secrets(operation: OperationRef<'_>, input: &Map) -> Vec<Path> {
    let mut found = Vec::new();
    match operation.input() {
        Some(shape) if shape.sensitive => found.push(Path::root()),
        Some(shape) => find_in_map(operation, shape, input, &LazyPath::root(), &mut found),
        None => {}
    }
    found
}

fn find(
    operation: OperationRef<'_>,
    shape: Option<&Shape>,
    value: &Value,
    place: &LazyPath<'_>,
    found: &mut Vec<Path>,
) {
    let Some(shape) = shape else { return };
    match value {
        _ if shape.sensitive => found.push(place.path()),
        Value::Map(map) => find_in_map(operation, shape, map, place, found),
        Value::List(items) => {
            let part = operation.part(shape, "");
            for (index, item) in items.iter().enumerate() {
                find(operation, part, item, &place.item(index), found);
            }
        }
        _ => {}
    }
}

fn find_in_map(
    operation: OperationRef<'_>,
    shape: &Shape,
    map: &Map,
    place: &LazyPath<'_>,
    found: &mut Vec<Path>,
) {
    for (name, value) in map.iter() {
        let part = operation.part(shape, name);
        match part.is_none() && is_misspelt_secret(operation, shape, name) {
            true => found.push(place.child(name).path()),
            false => find(operation, part, value, &place.child(name), found),
        }
    }
}

/// Whether a name is like that of a member of a structure which is, or may contain, something sensitive.
fn is_misspelt_secret(operation: OperationRef<'_>, shape: &Shape, name: &str) -> bool {
    let members = shape.as_structure().map(|it| it.members.as_slice());
    let mut members = members.unwrap_or_default().iter();
    members.any(|member| {
        is_misspelt(name, &member.name) && contains_secrets(operation, operation.target(member))
    })
}

/// The part of a value that is not secret; `None` where all of it is.
///
/// A value may have another type than its shape's: what takes the place of secrets counts as one.
fn open_part(operation: OperationRef<'_>, shape: Option<&Shape>, value: &Value) -> Option<Value> {
    let Some(shape) = shape else {
        return Some(value.clone());
    };
    match value {
        _ if shape.sensitive => None,
        Value::Map(map) => {
            let mut kept = Map::new();
            for (name, value) in map.iter() {
                let part = operation.part(shape, name);
                if part.is_none() && is_misspelt_secret(operation, shape, name) {
                    continue;
                }
                if let Some(value) = open_part(operation, part, value) {
                    kept.push(name, value);
                }
            }
            Some(Value::Map(kept))
        }
        Value::List(items) => {
            let part = operation.part(shape, "");
            let items = items.iter();
            let kept = items.filter_map(|item| open_part(operation, part, item));
            Some(Value::List(kept.collect()))
        }
        other => Some(other.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Service;
    use crate::json;

    const MODEL: &str = r#"{
        "metadata": {"protocol": "json", "endpointPrefix": "x", "serviceId": "X"},
        "operations": {"Put": {"name": "Put", "input": {"shape": "PutRequest"}}},
        "shapes": {
            "PutRequest": {"type": "structure", "members": {
                "Name": {"shape": "Plain"}, "Password": {"shape": "Secret"},
                "Tags": {"shape": "Tags"}, "Keys": {"shape": "Keys"}, "Users": {"shape": "Users"},
                "Whole": {"shape": "Whole"}, "Wholes": {"shape": "Wholes"}}},
            "Plain": {"type": "string"},
            "Secret": {"type": "string", "sensitive": true},
            "Tags": {"type": "map", "key": {"shape": "Plain"}, "value": {"shape": "Secret"}},
            "Keys": {"type": "list", "member": {"shape": "Secret"}},
            "Users": {"type": "list", "member": {"shape": "User"}},
            "User": {"type": "structure", "members": {"Id": {"shape": "Plain"}, "Key": {"shape": "Secret"}}},
            "Wholes": {"type": "list", "member": {"shape": "Whole"}},
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
    fn what_contains_a_secret_may_have_one() {
        let service = Service::from_json(MODEL, Some("x")).unwrap();
        let operation = service.operation("put").unwrap();
        let may = |path: &str| may_have_secrets(operation, &Path::parse(path).unwrap());
        for path in [
            "",
            "/Password",
            "/Tags",
            "/Users",
            "/Users/0",
            "/Whole",
            "/Unknown",
        ] {
            assert!(may(path), "{path}");
        }
        for path in ["/Name", "/Users/0/Id"] {
            assert!(!may(path), "{path}");
        }
    }

    #[test]
    fn secrets_are_left_out_wherever_they_stand() {
        assert_left(r#"{"Name":"a","Password":"b"}"#, r#"{"Name":"a"}"#);
        assert_left(
            r#"{"Tags":{"a":"b"},"Name":"c"}"#,
            r#"{"Tags":{},"Name":"c"}"#,
        );
        assert_left(r#"{"Keys":["a","b"]}"#, r#"{"Keys":[]}"#);
        assert_left(
            r#"{"Users":[{"Id":"1","Key":"a"},{"Key":"b","Id":"2"}]}"#,
            r#"{"Users":[{"Id":"1"},{"Id":"2"}]}"#,
        );
        assert_left(r#"{"Whole":{"Id":"1"}}"#, "{}");
        assert_left(r#"{"Wholes":[{"Id":"1"}]}"#, r#"{"Wholes":[]}"#);
        assert_left(
            r#"{"Keys":{"a":"b"},"Tags":["c"]}"#,
            r#"{"Keys":{},"Tags":[]}"#,
        );
    }

    #[test]
    fn what_is_probably_a_secret_is_left_out() {
        assert_left(
            r#"{"Pasword":"a","password":"b","Nam":"c"}"#,
            r#"{"Nam":"c"}"#,
        );
        assert_left(
            r#"{"Users":[{"Keys":"a","Idd":"1"}]}"#,
            r#"{"Users":[{"Idd":"1"}]}"#,
        );
        assert_left(
            r#"{"Usrs":[{"Key":"a"}],"Passphrase":"b"}"#,
            r#"{"Passphrase":"b"}"#,
        );
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
    fn secrets_are_found_wherever_they_stand() {
        let service = Service::from_json(MODEL, Some("x")).unwrap();
        let operation = service.operation("put").unwrap();
        for (input, expected) in [
            (
                r#"{"Name":"a","Users":[{"Id":"1"},{"Key":"b"}],"Whole":{"Id":"c"}}"#,
                "/Users/1/Key /Whole",
            ),
            (r#"{"Tags":{"a":"b","c/d":"e"}}"#, "/Tags/a /Tags/c~1d"),
            (r#"{"Tags":["a"],"Keys":{"b":"c"}}"#, "/Tags/0 /Keys/b"),
            (r#"{"Name":"a","Users":[{"Id":"1"}]}"#, ""),
            (r#"{"Pasword":"a","Nam":"b"}"#, "/Pasword"),
        ] {
            let input = json::read(input).unwrap();
            let found = secrets(operation, input.as_map().unwrap());
            let found: Vec<&str> = found.iter().map(Path::as_str).collect();
            assert_eq!(found.join(" "), expected);
        }
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is() {
        for input in [
            r#"{"Name":"a","Name":"b","Unknown":{"Password":1e400}}"#,
            r#"{"Name":null,"Users":"no list","Tags":1}"#,
            "[1]",
        ] {
            assert_left(input, input);
        }
    }
}
