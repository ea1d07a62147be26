use std::sync::Arc;

use leptos::prelude::*;

use wireform_model::cli::Cli;
use wireform_model::cli_options::takes_outfile;

use crate::browser;
use crate::state::{DraftStore, Outputs};
use crate::ui::{Button, CopyButton, Toggle};

use super::copying::copying;
use super::lower_panes::Arrangement;
use super::notes::Notes;
use super::pane::Pane;
use super::pane_text::PaneText;

/// The `--cli-input-json` document, or the skeleton that the CLI generates for it.
#[component]
pub fn DocumentPane(
    store: DraftStore,
    outputs: Outputs,
    arrangement: Arrangement,
) -> impl IntoView {
    let operation = store.operation.operation;
    let skeleton = RwSignal::new(false);
    let text = Memo::new(move |_| match skeleton.get() {
        true => Arc::new(wireform_write::skeleton(operation)),
        false => outputs.document.get(),
    });
    let hint = match takes_outfile(operation, Cli::default()) {
        true => "This command takes no --cli-input-json",
        false => "for --cli-input-json",
    };
    let copying = copying(store, "document", text.into());
    let controls = move || {
        view! {
            <span class="pane-hint">{hint}</span>
            <Toggle
                label="skeleton"
                checked=skeleton
                on_change=move |on| skeleton.set(on)
            />
        }
    };
    let actions = move || {
        view! {
            <Reveal store />
            <Button
                class="copy"
                label="Save document as input.json"
                on_click=move |()| {
                    text.with_untracked(|text| browser::save("input.json", text.as_str()))
                }
            >
                "Save"
            </Button>
            <CopyButton copying attr:data-copy="document" />
        }
    };
    view! {
        <Pane output="document" title="Document" arrangement controls actions>
            <PaneText output="document" label="Document text" text store />
            <Notes notes=outputs.document_notes />
        </Pane>
    }
}

/// The button that shows masked values in all panes. The style sheet hides it while nothing is masked.
#[component]
fn Reveal(store: DraftStore) -> impl IntoView {
    let label = move || match store.reveals.get() {
        true => "Mask secrets",
        false => "Show secrets",
    };
    view! {
        <Button
            class="quiet reveal"
            on_click=move |()| store.reveals.update(|reveals| *reveals = !*reveals)
        >
            {label}
        </Button>
    }
}
