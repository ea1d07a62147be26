use leptos::prelude::*;
use wireform_core::companion::Part;

use super::combobox::{Combobox, combobox};
use super::field::Control;
use super::guidance::suggestions;
use super::text::{lines, paste_lines, typed};

/// A text with completions from the companion's guide; one that holds newlines goes without.
pub fn suggest(control: Control) -> AnyView {
    let store = control.node.store;
    let value = store.text(&control.node.place);
    let path = store.path(&control.node.place);
    let multiline = Memo::new(move |_| value.with(|text| text.contains(['\n', '\r'])));
    (move || {
        if multiline.get() {
            return lines(control.clone(), false);
        }
        let node = control.node.clone();
        let paste = node.clone();
        combobox(Combobox {
            id: control.id.clone(),
            name: control.name,
            edits_key: false,
            label: None,
            placeholder: control.placeholder.into(),
            described_by: control.described_by,
            invalid: control.invalid,
            required: node.required,
            value,
            suggestions: suggestions(store, path, Part::Value),
            paste: Some(Callback::new(move |event| paste_lines(&paste, event))),
            set: Callback::new(move |text: String| {
                store.set(&node.place, typed(&text, node.removable));
            }),
        })
    })
    .into_any()
}
