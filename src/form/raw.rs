use std::rc::Rc;

use wireform_core::json;
use wireform_core::path::Path;
use wireform_core::value::Value;

use crate::control::Control;
use crate::state::Notation;
use crate::view::{View, el, of, typed_value, with};

use super::node::Node;
use super::parts::Parts;

/// Any value as JSON: for documents, and for a value whose type does not fit its place.
///
/// Text that is no JSON yet stays in the box and is said to be so, while the draft keeps the last value.
pub fn raw(view: View, node: &Node, mut control: Control, _: &Parts) -> View {
    let (own, invalid) = (node.clone(), Rc::clone(&control.invalid));
    control.invalid = Rc::new(move || invalid() || is_unfinished(&own));
    let rows = |node: &Node| {
        let newlines = text(node).matches('\n').count();
        (newlines + 1).clamp(3, 24).to_string()
    };
    let input = control
        .with_example("JSON")
        .dress_text(el("textarea"))
        .class("template")
        .live("rows", of(node, rows))
        .value(of(node, text))
        .on(
            "input",
            with(node, |node, event| {
                let text = typed_value(event);
                let said = read(&text, node.unset_by_emptying);
                node.store.type_in(&node.place, Notation::Json, text, said);
            }),
        );
    view.child(input)
}

/// Whether what is typed at a node's place says no value yet.
pub fn is_unfinished(node: &Node) -> bool {
    let typed = node.store.typed(&node.place);
    typed.is_some_and(|typed| typed.why.is_some())
}

fn text(node: &Node) -> String {
    match node.store.typed(&node.place) {
        Some(typed) => typed.text,
        None => node
            .store
            .at(&node.place, |value| value.map(as_text).unwrap_or_default()),
    }
}

/// The value that a text says; none at all unsets what can be unset.
fn read(text: &str, can_unset: bool) -> Result<Option<Value>, String> {
    if can_unset && text.trim().is_empty() {
        return Ok(None);
    }
    let value = json::read(text);
    value
        .map(Some)
        .map_err(|error| format!("This is no JSON yet: {error}."))
}

fn as_text(value: &Value) -> String {
    json::pretty(value, &Path::root()).to_string()
}
