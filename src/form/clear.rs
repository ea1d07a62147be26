use wireform_core::draft::Draft;

use crate::browser;
use crate::state::{DraftStore, remember_now};
use crate::view::{View, el};

/// Empties the form; it is there while something is filled in.
pub fn clear(store: DraftStore) -> View {
    let is_empty = move || store.draft.with(|draft| *draft == Draft::default());
    el("button")
        .attr("type", "button")
        .class("quiet clear")
        .when("hidden", "", is_empty)
        .text("Clear all")
        .on("click", move |_| {
            remember_now(store, store.prefs);
            store.clear();
            store
                .announcement
                .set("The form is empty. Back brings back what was here.".to_owned());
            // The button goes with what it took away.
            if let Some(title) = browser::find("#title") {
                browser::focus(&title);
            }
        })
}
