use leptos::prelude::*;

use crate::state::DraftStore;
use crate::ui::{Button, CopyButton, Copying};

use super::summary::{ALL_CLEAR, in_short};

/// What a narrow screen always shows of the outputs: the button that raises them, the number of problems,
/// and the copy button.
#[component]
pub fn SheetHandle(store: DraftStore, copying: Copying) -> impl IntoView {
    let raised = store.raised;
    let label = move || match raised.get() {
        true => "Hide outputs",
        false => "Show outputs",
    };
    let counted = move || in_short(store).unwrap_or_else(|| ALL_CLEAR.to_owned());
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
            <CopyButton copying />
        </div>
    }
}
