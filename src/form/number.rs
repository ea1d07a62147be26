use crate::view::{View, el, of, typed_value, with};

use super::control::Control;
use super::field::typed_number;
use super::node::Node;
use super::parts::Parts;

/// A number as it is typed: a text box, since a browser's number box throws away what it does not understand.
pub fn number(view: View, node: &Node, control: Control, _: &Parts) -> View {
    let input = control
        .dress_text(el("input").attr("type", "text"))
        .attr("inputmode", "numeric")
        .class("number")
        .value(of(node, Node::text))
        .on(
            "input",
            with(node, |node, event| {
                let text = typed_value(event);
                let unset = text.is_empty() && node.removable;
                let value = (!unset).then(|| typed_number(&text));
                node.store.set(&node.place, value);
            }),
        );
    view.child(input)
}
