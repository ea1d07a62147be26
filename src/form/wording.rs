//! The words of labels and buttons.

use wireform_model::{Kind, Shape};

use super::node::Node;

/// The text of the button that adds an item to a list: `Add security group ID`.
pub fn add_one(list: Node) -> String {
    let label = list.label();
    let is_abbreviation = label.chars().all(|c| c.is_ascii_uppercase());
    let item = match &list.shape.kind {
        Kind::List { member } if is_abbreviation => {
            kind_of_item(list.store.operation.target(member)).to_owned()
        }
        _ => in_sentence(&singular(&label)),
    };
    format!("Add {item}")
}

/// What an item of a list is called: `Tags`, `Tag set` and `Tag list` contain tags.
fn singular(label: &str) -> String {
    for collection in [" set", " list"] {
        if let Some(items) = label.strip_suffix(collection) {
            return singular(items);
        }
    }
    let endings = [
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
    ];
    for (plural, singular) in endings {
        if let Some(stem) = label.strip_suffix(plural) {
            return format!("{stem}{singular}");
        }
    }
    match label.strip_suffix('s') {
        Some(stem) if !label.ends_with("ss") && !label.ends_with("us") => stem.to_owned(),
        _ => label.to_owned(),
    }
}

/// A label as it is written in a sentence: a first word with more capitals, such as `ID` or `CloudWatch`, keeps them.
pub fn in_sentence(label: &str) -> String {
    let word = label.split(' ').next().unwrap_or_default();
    let mut characters = label.chars();
    match characters.next() {
        Some(first) if !word.chars().skip(1).any(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => label.to_owned(),
    }
}

/// What an item is called in a list that is named by an abbreviation.
fn kind_of_item(shape: &Shape) -> &'static str {
    match shape.kind {
        Kind::Structure(_) | Kind::Map { .. } | Kind::List { .. } => "item",
        _ => kind_of_value(shape),
    }
}

/// The kind of value that a shape has, in a few words.
pub fn kind_of_value(shape: &Shape) -> &'static str {
    match &shape.kind {
        Kind::Structure(structure) if structure.document => "JSON",
        Kind::Structure(structure) if structure.union => "one of several",
        Kind::Structure(_) => "structure",
        Kind::Map { .. } => "map",
        Kind::List { .. } => "list",
        Kind::Boolean => "true or false",
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => "number",
        Kind::Timestamp => "timestamp",
        Kind::Blob => "bytes",
        Kind::String if !shape.enumeration.is_empty() => "choice",
        Kind::String => "string",
    }
}
