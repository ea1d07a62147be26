//! Applies the fix of a diagnostic to a draft.

use crate::diagnostic::{Edit, Fix};
use crate::draft::Draft;
use crate::value::{Map, Value};
use crate::{OperationRef, Shape};

/// Applies a diagnostic's fix to a draft: all edits of the input in their order, and the global option.
///
/// - A new member of a structure goes before the first that comes later in the model, a new entry of a map to its end.
/// - Where an edit sets a value, a parent that is missing or cannot have members becomes an object.
/// - Of duplicate keys the last one is edited, and all are removed.
/// - An index into a list names an existing item; an edit of any other item changes nothing.
pub fn apply_fix(operation: OperationRef<'_>, draft: &mut Draft, fix: &Fix) {
    for edit in &fix.edits {
        apply_edit(operation, &mut draft.input, edit);
    }
    if let Some((name, value)) = &fix.option {
        draft.options.set(name, Some(value));
    }
}

fn apply_edit(operation: OperationRef<'_>, input: &mut Value, edit: &Edit) {
    let names: Vec<_> = edit.path.segments().collect();
    let Some((last, parents)) = names.split_last() else {
        return;
    };
    let creates = edit.value.is_some();
    let mut shape = operation.input();
    let mut parent = input;
    for name in parents {
        let Some(child) = child_mut(shape, parent, name, creates) else {
            return;
        };
        parent = child;
        shape = shape.and_then(|shape| operation.part(shape, name));
    }
    match parent {
        Value::List(items) => edit_item(items, last, edit.value.as_ref()),
        _ => edit_member(shape, parent, last, edit.value.as_ref()),
    }
}

/// The value below another by its name or index; `creates` makes it an object where it is missing.
fn child_mut<'v>(
    shape: Option<&Shape>,
    parent: &'v mut Value,
    name: &str,
    creates: bool,
) -> Option<&'v mut Value> {
    if let Value::List(items) = parent {
        return items.get_mut(name.parse::<usize>().ok()?);
    }
    if creates && parent.as_map().is_none_or(|map| !map.contains_key(name)) {
        edit_member(shape, parent, name, Some(&Value::Map(Map::new())));
    }
    parent.as_map_mut()?.get_mut(name)
}

/// Sets or removes a member or an entry; to set one, anything but an object is replaced by one.
fn edit_member(shape: Option<&Shape>, parent: &mut Value, name: &str, value: Option<&Value>) {
    if value.is_some() && parent.as_map().is_none() {
        *parent = Value::Map(Map::new());
    }
    let Some(map) = parent.as_map_mut() else {
        return;
    };
    match (value.cloned(), shape.and_then(Shape::as_structure)) {
        (Some(value), Some(structure)) => structure.set_in_order(map, name, value),
        (Some(value), None) => map.set(name, value),
        (None, _) => map.remove(name),
    }
}

fn edit_item(items: &mut Vec<Value>, index: &str, value: Option<&Value>) {
    let index = index.parse().unwrap_or(usize::MAX);
    if let Some(item) = items.get_mut(index) {
        match value {
            Some(value) => item.clone_from(value),
            None => drop(items.remove(index)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Service;
    use crate::json;
    use crate::path::Path;

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "svc", "serviceId": "Svc", "protocol": "json"},
        "operations": {"Call": {"name": "Call", "input": {"shape": "Input"}}},
        "shapes": {
            "Input": {"type": "structure", "members": {
                "A": {"shape": "Text"}, "Tls": {"shape": "Tls"}, "B": {"shape": "Text"},
                "Tags": {"shape": "Tags"}, "All": {"shape": "All"}}},
            "Tls": {"type": "structure", "members": {"Name": {"shape": "Text"}, "Port": {"shape": "Text"}}},
            "All": {"type": "list", "member": {"shape": "Tls"}},
            "Tags": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Tls"}},
            "Text": {"type": "string"}
        }
    }"#;

    /// An input after one fix, whose edits are paths with new values.
    fn fixed(input: &str, edits: &[(&str, Option<&str>)]) -> String {
        let service = Service::from_json(MODEL, None).unwrap();
        let edits = edits.iter().map(|(path, value)| Edit {
            path: Path::parse(path).unwrap(),
            value: value.map(|value| json::read(value).unwrap()),
        });
        let fix = Fix {
            label: String::new(),
            edits: edits.collect(),
            option: None,
        };
        let mut draft = Draft {
            input: json::read(input).unwrap(),
            ..Draft::default()
        };
        apply_fix(service.operation("Call").unwrap(), &mut draft, &fix);
        json::compact(&draft.input, &Path::root()).to_string()
    }

    #[test]
    fn a_new_member_goes_where_the_model_has_it() {
        assert_eq!(
            fixed(r#"{"A":"1","B":"2"}"#, &[("/Tls", Some("null"))]),
            r#"{"A":"1","Tls":null,"B":"2"}"#
        );
        assert_eq!(
            fixed(
                r#"{"Tags":{"k":{"Port":"1"}}}"#,
                &[("/Tags/k/Name", Some("2"))]
            ),
            r#"{"Tags":{"k":{"Name":2,"Port":"1"}}}"#
        );
    }

    #[test]
    fn all_edits_are_applied_in_order() {
        assert_eq!(
            fixed(r#"{"Aa":"1"}"#, &[("/Aa", None), ("/A", Some("1"))]),
            r#"{"A":1}"#
        );
    }

    #[test]
    fn a_missing_parent_becomes_an_object() {
        let set_name = [("/Tls/Name", Some("1"))];
        assert_eq!(
            fixed(r#"{"A":"1","B":"2"}"#, &set_name),
            r#"{"A":"1","Tls":{"Name":1},"B":"2"}"#
        );
        assert_eq!(fixed(r#"{"Tls":"x"}"#, &set_name), r#"{"Tls":{"Name":1}}"#);
        assert_eq!(fixed("null", &set_name), r#"{"Tls":{"Name":1}}"#);
    }

    #[test]
    fn to_remove_what_is_not_there_changes_nothing() {
        for input in [r#"{"A":"1"}"#, r#"{"Tls":"x"}"#, "null", r#"{"All":[]}"#] {
            assert_eq!(
                fixed(input, &[("/Tls/Name", None), ("/All/0", None)]),
                input
            );
        }
    }

    #[test]
    fn the_last_of_duplicate_keys_is_edited_and_all_are_removed() {
        let input = r#"{"A":"1","A":"2","Tags":{"k":{"Name":"1"},"k":{"Name":"2"}}}"#;
        assert_eq!(
            fixed(input, &[("/A", Some("3")), ("/Tags/k/Name", Some("3"))]),
            r#"{"A":"1","A":3,"Tags":{"k":{"Name":"1"},"k":{"Name":3}}}"#
        );
        assert_eq!(
            fixed(input, &[("/A", None), ("/Tags/k", None)]),
            r#"{"Tags":{}}"#
        );
    }

    #[test]
    fn an_index_names_an_item_of_a_list() {
        let input = r#"{"All":[{"Port":"1"},{"Port":"2"}]}"#;
        assert_eq!(
            fixed(input, &[("/All/1/Name", Some("3")), ("/All/0", Some("{}"))]),
            r#"{"All":[{},{"Name":3,"Port":"2"}]}"#
        );
        assert_eq!(
            fixed(input, &[("/All/0", None)]),
            r#"{"All":[{"Port":"2"}]}"#
        );
        for path in ["/All/2", "/All/x", "/All/2/Name", "/All/x/Name"] {
            assert_eq!(fixed(input, &[(path, Some("1"))]), input);
        }
    }
}
