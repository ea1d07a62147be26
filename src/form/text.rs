use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wireform_core::companion::Hint;
use wireform_core::value::Value;

use super::field::Control;
use super::node::Node;

/// A text on one line; one that holds newlines is shown on as many as it needs.
pub fn text(control: Control) -> AnyView {
    let store = control.node.store;
    let value = store.text(&control.node.place);
    let multiline = Memo::new(move |_| value.with(|text| text.contains(['\n', '\r'])));
    (move || {
        if multiline.get() {
            lines(control.clone(), false)
        } else {
            one_line(control.clone())
        }
    })
    .into_any()
}

fn one_line(control: Control) -> AnyView {
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
    let on_paste = node.clone();
    view! {
        <input
            type="text"
            id=id
            name=move || name.get()
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            placeholder=move || placeholder.get()
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get().then_some("true")
            aria-required=node.required.then_some("true")
            prop:value=move || value.get()
            on:input:target=move |event| {
                store.set(&place, typed(&event.target().value(), node.removable));
            }
            on:paste=move |event| paste_lines(&on_paste, event)
        />
    }
    .into_any()
}

/// A text on several lines; `template` is for code, in which columns matter.
pub fn lines(control: Control, template: bool) -> AnyView {
    labelled_lines(control, template, None)
}

fn labelled_lines(control: Control, template: bool, label: Option<Memo<String>>) -> AnyView {
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
    let rows = Memo::new(move |_| {
        let least = if template { 4 } else { 2 };
        value
            .with(|text| text.matches('\n').count() + 1)
            .clamp(least, 24)
    });
    view! {
        <textarea
            id=id
            name=move || name.get()
            class=if template { "template" } else { "lines" }
            rows=move || rows.get().to_string()
            autocomplete="off"
            autocapitalize="none"
            spellcheck=if template { "false" } else { "true" }
            placeholder=move || placeholder.get()
            aria-label=move || label.map(|label| format!("Value of {}", label.get()))
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get().then_some("true")
            prop:value=move || value.get()
            on:input:target=move |event| {
                store.set(&place, typed(&event.target().value(), node.removable));
            }
        ></textarea>
    }
    .into_any()
}

/// The lines of an entry's value, which has its key for a label.
#[expect(
    clippy::too_many_arguments,
    reason = "they are the control's attributes, one each"
)]
pub fn entry_lines(
    node: Node,
    id: String,
    name: Memo<String>,
    label: Memo<String>,
    placeholder: Signal<String>,
    described_by: Memo<String>,
    invalid: Memo<bool>,
    template: bool,
) -> AnyView {
    let hint = Memo::new(|_| Hint::default());
    let placeholder = Memo::new(move |_| placeholder.get());
    let control = Control {
        node,
        id,
        name,
        described_by,
        invalid,
        hint,
        placeholder,
    };
    labelled_lines(control, template, Some(label))
}

/// A member whose text is deleted is unset; an entry's or item's text is then empty.
pub fn typed(text: &str, removable: bool) -> Option<Value> {
    (!text.is_empty() || !removable).then(|| Value::from(text))
}

/// An `<input>` drops the newlines of what is pasted into it, so the page puts it in by itself.
pub fn paste_lines(node: &Node, event: ev::ClipboardEvent) {
    let data = event
        .clipboard_data()
        .and_then(|data| data.get_data("text").ok());
    let Some(pasted) = data.filter(|text| text.trim_end_matches('\n').contains('\n')) else {
        return;
    };
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = target else { return };
    event.prevent_default();
    let selection = |end: Result<Option<u32>, _>| end.ok().flatten().unwrap_or(0) as usize;
    let text: Vec<u16> = input.value().encode_utf16().collect();
    let start = selection(input.selection_start()).min(text.len());
    let end = selection(input.selection_end()).clamp(start, text.len());
    let inserted: Vec<u16> = pasted.encode_utf16().collect();
    let whole = [&text[..start], &inserted, &text[end..]].concat();
    node.store.set(
        &node.place,
        Some(Value::String(String::from_utf16_lossy(&whole))),
    );
    super::field::focus_later(node.id());
}
