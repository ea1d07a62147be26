use wireform_core::model::Kind;

use crate::control::Control;
use crate::view::{View, el, of, typed_value, with};

use super::field::typed_number;
use super::node::Node;
use super::parts::Parts;

/// A number as it is typed: a text box, since a browser's number box throws away what it does not understand.
pub fn number(view: View, node: &Node, control: Control, _: &Parts) -> View {
    let input = control
        .dress_text(el("input").attr("type", "text"))
        .attr("inputmode", keyboard(node))
        .class("number")
        .value(of(node, Node::text))
        .on(
            "input",
            with(node, |node, event| {
                let text = typed_value(event);
                let unset = text.is_empty() && node.unset_by_emptying;
                let value = (!unset).then(|| typed_number(&text));
                node.store.set(&node.place, value);
            }),
        );
    view.child(input)
}

/// What a phone's keyboard has to have.
fn keyboard(node: &Node) -> &'static str {
    match node.shape.kind {
        Kind::Float | Kind::Double => "decimal",
        _ => "numeric",
    }
}
