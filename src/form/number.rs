use leptos::prelude::*;

use super::field::{Control, typed_number};

/// A number as it is typed: a text box, since a browser's number box throws away what it does not understand.
pub fn number(control: Control) -> AnyView {
    let Control {
        node,
        id,
        name,
        described_by,
        invalid,
        placeholder,
        ..
    } = control;
    let store = node.store;
    let value = store.text(&node.place);
    let place = node.place.clone();
    view! {
        <input
            type="text"
            inputmode="numeric"
            class="number"
            id=id
            name=move || name.get()
            autocomplete="off"
            placeholder=move || placeholder.get()
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get().then_some("true")
            aria-required=node.required.then_some("true")
            prop:value=move || value.get()
            on:input:target=move |event| {
                let text = event.target().value();
                let unset = text.is_empty() && node.removable;
                store.set(&place, (!unset).then(|| typed_number(&text)));
            }
        />
    }
    .into_any()
}
