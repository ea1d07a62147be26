use leptos::prelude::*;
use wireform_core::value::Value;

use super::field::Control;

/// Yes, no, or not set: three states, so a select and not a check box.
pub fn switch(control: Control) -> AnyView {
    let Control {
        node,
        id,
        name,
        described_by,
        invalid,
        ..
    } = control;
    let store = node.store;
    let value = store.value(&node.place);
    let place = node.place.clone();
    let chosen = move || match value.get() {
        Some(Value::Bool(true)) => "true",
        Some(Value::Bool(false)) => "false",
        _ => "",
    };
    view! {
        <select
            id=id
            name=move || name.get()
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get().then_some("true")
            prop:value=chosen
            on:change:target=move |event| {
                let value = match event.target().value().as_str() {
                    "true" => Some(Value::Bool(true)),
                    "false" => Some(Value::Bool(false)),
                    _ => None,
                };
                store.set(&place, value);
            }
        >
            <option value="">"not set"</option>
            <option value="true">"true"</option>
            <option value="false">"false"</option>
        </select>
    }
    .into_any()
}
