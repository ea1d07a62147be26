use std::rc::Rc;

use wireform_core::draft::Cli;
use wireform_core::write;

use crate::browser;
use crate::state::{DraftStore, Outputs, Shown};
use crate::view::{View, el};

use super::choice::toggle;
use super::copy::copy_button;
use super::pane::pane_text;

/// The `--cli-input-json` document, and the skeleton that it would start from.
pub fn document_pane(store: DraftStore, outputs: Outputs) -> View {
    let skeleton = Shown::new(false);
    let version = move || {
        let (draft, prefs) = outputs.version();
        (draft, prefs.wrapping_add(skeleton.version()))
    };
    let text = move || {
        if skeleton.get() {
            Rc::new(write::skeleton(store.opened.operation))
        } else {
            outputs.document.get()
        }
    };
    let hint = match write::takes_outfile(store.opened.operation, Cli::default()) {
        true => "no --cli-input-json here",
        false => "for --cli-input-json",
    };
    let save = el("button")
        .class("copy")
        .attr("type", "button")
        .attr("aria-label", "Save document as input.json")
        .text("Save")
        .on("click", move |_| {
            browser::save("input.json", &text().to_string())
        });
    let copy = copy_button(store, "document", move || text().to_string());
    let head = el("div")
        .class("pane-head")
        .child(el("h2").attr("id", "pane-document").text("Document"))
        .child(el("span").class("pane-hint").text(hint))
        .child(toggle(
            "skeleton",
            move || skeleton.get(),
            move |on| skeleton.set(on),
        ))
        .child(reveal(store))
        .child(save)
        .child(copy.attr("data-copy", "document"));
    el("section")
        .class("pane")
        .attr("aria-labelledby", "pane-document")
        .child(head)
        .child(pane_text("document", "Document", version, text, store))
}

/// Shows what is masked in all panes; it is there while something is.
fn reveal(store: DraftStore) -> View {
    let words = move || {
        let shown = store.reveals.get();
        if shown {
            "Mask secrets"
        } else {
            "Show secrets"
        }
        .to_owned()
    };
    el("button")
        .class("quiet reveal")
        .attr("type", "button")
        .live_text(words)
        .on("click", move |_| {
            store.reveals.update(|shown| *shown = !*shown)
        })
}
