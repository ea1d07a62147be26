//! The three outputs and the summary of diagnostics, always in step with the form.
//!
//! Each output is a [`Pane`](pane::Pane) with a [`PaneText`](pane_text::PaneText), which shows keyed [`lines`].

mod arrangement;
mod caret;
mod command;
mod copying;
mod document;
mod editor_text;
mod explanation;
mod go_to;
mod lines;
mod lower_panes;
mod masked_note;
mod mounted;
mod notes;
mod offers;
mod pane;
mod pane_editor;
mod pane_problem;
mod pane_text;
mod pointed_help;
mod problems;
mod remembered;
mod request;
mod sheet_handle;
mod summary;

pub use copying::copying_command;
pub use go_to::{go_to, show};
pub use offers::Offers;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser;
use crate::options::OptionBar;
use crate::state::{DraftStore, Outputs};
use crate::ui::Copying;

use command::CommandPane;
use lower_panes::LowerPanes;
use problems::Problems;
use sheet_handle::SheetHandle;

/// All outputs: beside the form on a wide screen, in a sheet over it on a narrow one.
#[component]
pub fn OutputPanes(store: DraftStore, outputs: Outputs, copying: Copying) -> impl IntoView {
    view! {
        <aside
            class="outputs"
            aria-label="Outputs"
            data-raised=move || store.raised.get().to_string()
            data-revealed=move || store.reveals.get().then_some("")
            on:keydown=move |event| lower_on_escape(store, &event)
        >
            <SheetHandle store copying />
            <div class="sheet">
                <OptionBar store />
                <CommandPane store outputs copying />
                <LowerPanes store outputs />
                <Problems store />
            </div>
        </aside>
    }
}

/// Escape lowers the sheet and focuses the button that raises it.
fn lower_on_escape(store: DraftStore, event: &KeyboardEvent) {
    if store.raised.get_untracked() && event.key() == "Escape" {
        store.raised.set(false);
        if let Some(raise) = browser::find(".sheet-handle button") {
            browser::focus(&raise);
        }
    }
}
