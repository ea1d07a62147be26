//! The words of labels and buttons.

use wireform_model::Kind;

use crate::state::{in_sentence, one_item};

use super::node::Node;

/// The text of the button that adds an item to a list: `Add security group ID`.
pub fn add_one(list: Node) -> String {
    format!("Add {}", in_sentence(&one_of(list)))
}

/// What one item of a list is called: `Security group ID`.
pub fn one_of(list: Node) -> String {
    match &list.shape.kind {
        Kind::List { member } => one_item(&list.label(), list.store.operation.target(member)),
        _ => list.label(),
    }
}
