use leptos::prelude::*;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;

use crate::state::Notation;
use crate::ui::{Control, TextArea};

use super::node::Node;

/// Any value as JSON: for document types, and for a value whose type does not fit its place.
///
/// Text that is not valid JSON yet stays in the box, and the draft keeps the last valid value.
#[component]
pub fn JsonInput(node: Node, control: Control) -> impl IntoView {
    let type_in = move |text: String| {
        let value = read(&text, node.is_unset_by_emptying());
        node.edit(|contents, place| contents.type_text(place, Notation::Json, text, value));
    };
    let rows = move || (text(node).matches('\n').count() + 1).clamp(3, 24);
    view! {
        <TextArea
            control=control.with_example("JSON")
            class="template"
            rows=Signal::derive(rows)
            value=Signal::derive(move || text(node))
            on_input=type_in
        />
    }
}

fn text(node: Node) -> String {
    match node.typed() {
        Some(typed) => typed.text,
        None => node.with(|value| value.map(as_text).unwrap_or_default()),
    }
}

/// The value of a text; an empty one unsets what can be unset.
fn read(text: &str, can_unset: bool) -> Result<Option<Value>, String> {
    if can_unset && text.trim().is_empty() {
        return Ok(None);
    }
    let value = json::read(text);
    value
        .map(Some)
        .map_err(|error| format!("Not valid JSON: {error}."))
}

fn as_text(value: &Value) -> String {
    json::pretty(value, &Path::root()).to_string()
}
