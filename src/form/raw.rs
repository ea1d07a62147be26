use leptos::prelude::*;
use wireform_core::json;
use wireform_core::path::Path;
use wireform_core::value::Value;

use super::field::Control;

/// Any value as JSON: for documents, and for a value whose type does not fit its place.
///
/// Text that is no JSON yet is kept here and said to be so, while the draft keeps the last value.
pub fn raw(control: Control) -> AnyView {
    let Control {
        node,
        id,
        name,
        described_by,
        invalid,
        ..
    } = control;
    let store = node.store;
    let place = node.place.clone();
    let value = store.value(&place);
    let unfinished = RwSignal::new(None::<(String, String)>);
    let shown = move || match unfinished.get() {
        Some((text, _)) => text,
        None => value.with(|value| value.as_ref().map(as_text).unwrap_or_default()),
    };
    view! {
        <textarea
            id=id
            name=move || name.get()
            class="template"
            rows="3"
            autocomplete="off"
            spellcheck="false"
            aria-describedby=move || described_by.get()
            aria-invalid=move || (invalid.get() || unfinished.with(Option::is_some)).then_some("true")
            prop:value=shown
            on:input:target=move |event| {
                let text = event.target().value();
                if text.trim().is_empty() {
                    unfinished.set(None);
                    return store.set(&place, None);
                }
                match json::read(&text) {
                    Ok(value) => {
                        unfinished.set((as_text(&value) != text).then(|| (text, String::new())));
                        store.set(&place, Some(value));
                    }
                    Err(error) => unfinished.set(Some((text, format!("Not JSON yet: {error}")))),
                }
            }
        ></textarea>
        <p class="hint">{move || unfinished.get().map(|(_, problem)| problem)}</p>
    }
    .into_any()
}

fn as_text(value: &Value) -> String {
    json::pretty(value, &Path::root()).to_string()
}
