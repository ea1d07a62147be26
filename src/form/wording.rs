//! The words of labels and buttons.

use wireform_model::{Kind, Shape};

use crate::state::{in_sentence, singular};

use super::node::Node;

/// The text of the button that adds an item to a list: `Add security group ID`.
pub fn add_one(list: Node) -> String {
    format!("Add {}", in_sentence(&one_of(list)))
}

/// What one item of a list is called: `Security group ID`.
pub fn one_of(list: Node) -> String {
    let label = list.label();
    let is_abbreviation = label.chars().all(|c| c.is_ascii_uppercase());
    match &list.shape.kind {
        Kind::List { member } if is_abbreviation => {
            kind_of_item(list.store.operation.target(member)).to_owned()
        }
        _ => singular(&label),
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
