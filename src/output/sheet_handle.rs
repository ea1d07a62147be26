use leptos::prelude::*;

use crate::state::{DraftStore, Outputs};
use crate::ui::{Button, CopyButton};

use super::problems::count;

/// What a narrow screen always shows of the outputs: the button that raises them, the number of problems,
/// and the copy button.
#[component]
pub fn SheetHandle(store: DraftStore, outputs: Outputs) -> impl IntoView {
    let raised = store.raised;
    let label = move || match raised.get() {
        true => "Hide outputs",
        false => "Show outputs",
    };
    let counted = move || {
        let counted = store.diagnostics.with(|found| count(found));
        counted.unwrap_or_else(|| "No problems found".to_owned())
    };
    view! {
        <div class="sheet-handle">
            <Button
                class="quiet"
                on_click=move |()| raised.update(|raised| *raised = !*raised)
                attr:aria-expanded=move || raised.get().to_string()
            >
                {label}
            </Button>
            <span class="sheet-count">{counted}</span>
            <CopyButton
                output="command"
                text=move |()| outputs.command.with_untracked(|command| command.text.to_string())
            />
        </div>
    }
}
