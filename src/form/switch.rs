use wireform_core::value::Value;

use crate::control::Control;
use crate::view::{View, el, of, typed_value, with};

use super::node::Node;
use super::parts::Parts;

/// Yes, no, or not set: three states, so a select and not a check box.
pub fn switch(view: View, node: &Node, control: Control, _: &Parts) -> View {
    let options = [("", "not set"), ("true", "true"), ("false", "false")]
        .map(|(value, words)| el("option").attr("value", value).text(words));
    let select = control
        .dress(el("select"))
        .children(options)
        .value(of(node, chosen))
        .on(
            "change",
            with(node, |node, event| {
                let value = match typed_value(event).as_str() {
                    "true" => Some(Value::Bool(true)),
                    "false" => Some(Value::Bool(false)),
                    _ => None,
                };
                node.store.set(&node.place, value);
            }),
        );
    view.child(select)
}

fn chosen(node: &Node) -> String {
    let value = node.store.at(&node.place, |value| match value {
        Some(Value::Bool(true)) => "true",
        Some(Value::Bool(false)) => "false",
        _ => "",
    });
    value.to_owned()
}
