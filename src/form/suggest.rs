use leptos::prelude::*;
use wireform_companions::EntryPart;

use crate::ui::{Combobox, Control};

use super::guidance::suggestions;
use super::node::Node;
use super::text::{Lines, is_multiline, paste_lines};

/// A string with suggestions from the companion's guide; one with line breaks has none.
#[component]
pub fn SuggestInput(node: Node, control: Control) -> impl IntoView {
    let multiline = is_multiline(node);
    let one_line = move || {
        view! {
            <Combobox
                control
                value=Signal::derive(move || node.text())
                on_input=move |text: String| node.type_string(&text)
                suggestions=move |()| suggestions(node.store, &node.path(), EntryPart::Value)
                on_paste=move |event| paste_lines(node, &event)
            />
        }
    };
    view! {
        <Show when=move || multiline.get() fallback=one_line>
            <Lines node control />
        </Show>
    }
}
