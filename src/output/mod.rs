//! The three panes and the summary of what is remarkable, always in step with the form.

mod choice;
mod command;
mod copy;
mod document;
mod go_to;
mod pane;
mod problems;
mod request;

pub use go_to::go_to;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::browser;
use crate::state::{DraftStore, Outputs, Prefs, Shown};
use crate::view::{View, el};

use command::command_pane;
use copy::copy_button;
use document::document_pane;
use problems::{count, problems};
use request::request_pane;

/// All outputs: beside the form on a wide screen, a sheet to draw up on a narrow one.
pub fn output_panes(store: DraftStore, outputs: Outputs, prefs: Shown<Prefs>) -> View {
    let raised = store.raised;
    let command = move || outputs.command.with(|command| command.text.to_string());
    let raise = el("button")
        .class("quiet")
        .attr("type", "button")
        .live("aria-expanded", move || raised.get().to_string())
        .live_text(move || {
            if raised.get() {
                "Hide outputs"
            } else {
                "Show outputs"
            }
            .to_owned()
        })
        .on("click", move |_| raised.update(|up| *up = !*up));
    let counted = move || store.diagnostics.with(|list| count(list));
    let handle = el("div")
        .class("sheet-handle")
        .child(raise)
        .child(el("span").class("sheet-count").live_text(counted))
        .child(copy_button(store, "command", command));
    let sheet = el("div")
        .class("sheet")
        .child(command_pane(store, outputs, prefs))
        .child(document_pane(store, outputs))
        .child(request_pane(store, outputs, prefs))
        .child(problems(store));
    el("aside")
        .class("outputs")
        .attr("aria-label", "Outputs")
        .live("data-raised", move || raised.get().to_string())
        .on("keydown", move |event| lower(store, event))
        .when("data-revealed", "", move || store.reveals.get())
        .child(handle)
        .child(sheet)
}

/// Escape draws the sheet down, and the focus stays with the button that draws it up.
fn lower(store: DraftStore, event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    if store.raised.get() && key.as_deref() == Some("Escape") {
        store.raised.set(false);
        if let Some(raise) = browser::find(".sheet-handle button") {
            browser::focus(&raise);
        }
    }
}
