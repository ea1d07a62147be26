//! The three panes and the summary of what is remarkable, always in step with the form.

mod command;
mod copy;
mod document;
mod pane;
mod problems;
mod request;

pub use pane::go_to;

use leptos::prelude::*;

use crate::state::{DraftStore, Outputs, Prefs};

use command::CommandPane;
use copy::CopyButton;
use document::DocumentPane;
use problems::{Problems, count};
use request::RequestPane;

/// All outputs: beside the form on a wide screen, a sheet to draw up on a narrow one.
#[component]
pub fn OutputPanes(store: DraftStore, outputs: Outputs, prefs: RwSignal<Prefs>) -> impl IntoView {
    let raised = RwSignal::new(false);
    let command = Signal::derive(move || outputs.command.with(|c| c.text.to_string()));
    let counted = move || store.diagnostics.with(|list| count(list));
    view! {
        <aside class="outputs" aria-label="Outputs" data-raised=move || raised.get().to_string()>
            <div class="sheet-handle">
                <button class="quiet" type="button" aria-expanded=move || raised.get().to_string()
                    on:click=move |_| raised.update(|up| *up = !*up)>
                    {move || if raised.get() { "Hide outputs" } else { "Show outputs" }}
                </button>
                <span class="sheet-count">{counted}</span>
                <CopyButton what="command" text=command name="Copy command" contract=false/>
            </div>
            <div class="sheet">
                <CommandPane store outputs prefs/>
                <DocumentPane store outputs/>
                <RequestPane store outputs prefs/>
                <Problems store/>
            </div>
        </aside>
    }
}
