use crate::browser;
use crate::state::{DraftStore, Shown};
use crate::view::{Say, View, el};

/// How long the button says what it did, in milliseconds.
const SAID: u32 = 2000;

/// Copies one output; it is never blocked, whatever is wrong with the input.
///
/// `what` is the output's name in `data-output`.
pub fn copy_button(store: DraftStore, what: &'static str, text: impl Into<Say>) -> View {
    let said = Shown::apart("Copy");
    let text = text.into();
    let copy = move |_: &_| {
        browser::copy(&text.now(), move |done| {
            if !done && let Some(pane) = browser::find(&format!("[data-output={what}]")) {
                browser::select_text(&pane);
            }
            said.set(if done { "Copied" } else { "Press Ctrl+C" });
            store.announcement.set(if done {
                format!("The {what} is on the clipboard.")
            } else {
                format!("The browser did not allow copying. The {what} is selected: press Ctrl+C.")
            });
            browser::after(SAID, move || said.set("Copy")).forget();
        });
    };
    el("button")
        .class("copy")
        .attr("type", "button")
        .attr("aria-label", &format!("Copy {what}"))
        .live_text(move || said.get().to_owned())
        .on("click", copy)
}
