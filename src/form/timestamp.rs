use leptos::prelude::*;
use wireform_model::timestamp::iso8601;
use wireform_model::value::Value;

use crate::browser::focus_later;
use crate::ui::{Button, Control};

use super::node::Node;
use super::text::OneLine;

const EXAMPLE: &str = "2030-01-31T12:00:00Z";

/// A timestamp as it is typed, ISO 8601 or epoch seconds, with the browser's own picker behind a button.
#[component]
pub fn TimestampInput(node: Node, control: Control) -> impl IntoView {
    let open = RwSignal::new(false);
    let picker_id = StoredValue::new(format!("{}-picker", node.id()));
    let toggle = move |()| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            focus_later(picker_id.get_value());
        }
    };
    view! {
        <OneLine node control=control.with_example(EXAMPLE) />
        <Button
            class="side"
            label=node.name_of("Pick")
            on_click=toggle
            attr:aria-expanded=move || open.get().to_string()
        >
            "Pick"
        </Button>
        <Show when=move || open.get()>
            <Picker node id=picker_id.get_value() />
        </Show>
    }
}

/// The browser's picker of a date and a time, in UTC as the value is.
#[component]
fn Picker(node: Node, id: String) -> impl IntoView {
    let value = move || {
        let iso = node.with(|value| value.and_then(iso8601));
        iso.map(|text| local(&text)).unwrap_or_default()
    };
    let pick = move |picked: String| {
        // It is empty while a part is missing; the value then stays as it was.
        if let Some(timestamp) = utc(&picked) {
            node.set(Some(Value::String(timestamp)));
        }
    };
    view! {
        <label class="picker">
            <span>"Date and time in UTC"</span>
            <input
                type="datetime-local"
                step="1"
                id=id
                prop:value=value
                on:input:target=move |event| pick(event.target().value())
            />
        </label>
    }
}

/// `2023-11-14T22:13:20`, as the browser's picker writes it, from `2023-11-14T22:13:20.5Z`.
fn local(iso: &str) -> String {
    let text = iso.split(['.', 'Z']).next().unwrap_or_default();
    // The picker needs at least four digits of a year.
    let missing = 4_usize.saturating_sub(text.find('-').unwrap_or(4));
    format!("{}{text}", "0".repeat(missing))
}

/// The picker's value as a timestamp in UTC. The picker leaves out seconds that are zero.
fn utc(picked: &str) -> Option<String> {
    let time = picked.split_once('T')?.1;
    let seconds = if time.len() == "00:00".len() {
        ":00"
    } else {
        ""
    };
    Some(format!("{picked}{seconds}Z"))
}
