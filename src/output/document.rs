use std::sync::Arc;

use leptos::prelude::*;

use wireform_model::cli::Cli;
use wireform_model::cli_options::takes_outfile;

use crate::browser;
use crate::state::{DraftStore, Outputs};
use crate::ui::{Button, CopyButton, Toggle};

use super::arrangement::Arrangement;
use super::copying::copying;
use super::notes::Notes;
use super::offers::Offers;
use super::pane::Pane;
use super::pane_problem::PaneProblem;
use super::pane_text::PaneText;

/// The `--cli-input-json` document, or the skeleton that the CLI generates for it.
#[component]
pub fn DocumentPane(
    store: DraftStore,
    outputs: Outputs,
    arrangement: Arrangement,
) -> impl IntoView {
    let operation = store.operation.operation;
    let editing = outputs.document_editing;
    let skeleton = RwSignal::new(false);
    let text = Memo::new(move |_| match skeleton.get() {
        true => Arc::new(wireform_write::skeleton(operation)),
        false => editing.text(),
    });
    let hint = match takes_outfile(operation, Cli::default()) {
        true => "This command takes no --cli-input-json",
        false => "for --cli-input-json",
    };
    let copying = copying(store, text.into(), editing);
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
            {move || {
                let editing = (!skeleton.get()).then_some(editing);
                view! { <PaneText output="document" label="Document text" text editing store /> }
            }}
            <PaneProblem editing />
            <div class="pane-offers" aria-live="polite">
                {move || {
                    // The button that had the focus is gone.
                    let on_choose = move |()| browser::focus_later(editing.id());
                    view! { <Offers store offers=editing.offers() on_choose /> }
                }}
            </div>
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
