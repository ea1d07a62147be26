//! The content of one member where an input is expected, as the files in AWS's manuals have it.

use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Member, OperationRef, Shape, json};

use super::candidates::fits;

/// The label, the message and the input with the document as its only member it could be.
pub(super) fn offer(operation: OperationRef<'_>, input: &Value) -> Option<(String, String, Value)> {
    if is_about_input(operation, input) {
        return None;
    }
    let (member, reason, value) = policy(operation, input).or_else(|| content(operation, input))?;
    let label = format!("Use as {}", member.name);
    let mut map = Map::new();
    map.push(member.name.as_str(), value);
    Some((label, reason, Value::Map(map)))
}

/// Whether a document, or an item of it, is empty or has a member of the input.
fn is_about_input(operation: OperationRef<'_>, input: &Value) -> bool {
    let has_member = |map: &Map| map.iter().any(|(name, _)| operation.member(name).is_some());
    match input {
        Value::Map(map) => map.is_empty() || has_member(map),
        Value::List(items) => {
            items.is_empty() || items.iter().filter_map(Value::as_map).any(has_member)
        }
        _ => true,
    }
}

type Found<'m> = Option<(&'m Member, String, Value)>;

/// The only member that is a structure with all of these keys, or a list with such items.
fn content<'m>(operation: OperationRef<'m>, input: &Value) -> Found<'m> {
    let is_it = |member: &&Member| is_content(operation, operation.target(member), input);
    let member = only(operation.members().iter().filter(is_it))?;
    let name = &member.name;
    let reason = match input {
        Value::List(_) => format!("This array has the items of `{name}`."),
        _ => format!("These are the members of `{name}`, not those of the input."),
    };
    Some((member, reason, input.clone()))
}

fn is_content(operation: OperationRef<'_>, shape: &Shape, value: &Value) -> bool {
    match (&shape.kind, value) {
        (Kind::Structure(structure), Value::Map(map)) if !structure.document => {
            map.iter().all(|(name, value)| {
                let member = structure.member(name);
                member.is_some_and(|member| fits(operation.target(member), value))
            })
        }
        (Kind::List { .. }, Value::List(items)) => {
            let part = operation.part(shape, "");
            part.is_some_and(|part| items.iter().all(|item| is_item(operation, part, item)))
        }
        _ => false,
    }
}

fn is_item(operation: OperationRef<'_>, shape: &Shape, item: &Value) -> bool {
    match item {
        Value::Map(map) => !map.is_empty() && is_content(operation, shape, item),
        Value::String(_) => matches!(shape.kind, Kind::String),
        _ => false,
    }
}

/// A policy, which the only member for one has as a string.
fn policy<'m>(operation: OperationRef<'m>, input: &Value) -> Found<'m> {
    let map = input.as_map()?;
    if !map.contains_key("Version") || !map.contains_key("Statement") {
        return None;
    }
    let is_policy = |member: &&Member| {
        let shape = operation.target(member);
        let name = member.name.to_ascii_lowercase();
        let is_text = matches!(shape.kind, Kind::String) && shape.enumeration.is_empty();
        is_text && (name.ends_with("policy") || name.ends_with("policydocument"))
    };
    let member = only(operation.members().iter().filter(is_policy))?;
    let reason = format!(
        "This is a policy. `{}` expects it as a string in `{}`.",
        operation.operation.command, member.name
    );
    let text = json::compact(input, &Path::root());
    Some((member, reason, Value::from(text.as_str())))
}

fn only<'m>(mut found: impl Iterator<Item = &'m Member>) -> Option<&'m Member> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
