use leptos::prelude::*;
use wireform_model::Kind;
use wireform_model::value::{Number, Value};

use crate::ui::{Control, TextInput};

use super::node::Node;

/// A number as it is typed: a text box, since a browser's number box discards what it does not understand.
#[component]
pub fn NumberInput(node: Node, control: Control) -> impl IntoView {
    let inputmode = match node.shape.kind {
        Kind::Float | Kind::Double => "decimal",
        _ => "numeric",
    };
    let type_in = move |text: String| {
        let is_unset = text.is_empty() && node.is_unset_by_emptying();
        node.type_value((!is_unset).then(|| typed_number(&text)));
    };
    view! {
        <TextInput
            control
            inputmode
            value=Signal::derive(move || node.text())
            on_input=type_in
            attr:class="number"
        />
    }
}

/// A number where the text is one, else the text as it is.
fn typed_number(text: &str) -> Value {
    Number::parse(text).map_or_else(|| Value::from(text), Value::Number)
}
