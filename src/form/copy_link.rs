use crate::browser;
use crate::state::{DraftStore, Prefs, Shown, write_address};
use crate::view::{View, el};

/// How long the button says what it did, in milliseconds.
const SAID: u32 = 2000;

/// Copies the address that opens this form as it is now.
pub fn copy_link(store: DraftStore, prefs: Shown<Prefs>) -> View {
    let label = Shown::new("Copy link");
    el("button")
        .attr("type", "button")
        .class("quiet copy-link")
        .live_text(move || label.get().to_owned())
        .on("click", move |_| {
            write_address(store, prefs);
            browser::copy(&browser::location(), move |done| {
                let (words, said) = if done {
                    ("Link copied", "The link to this form is on the clipboard.")
                } else {
                    (
                        "Link is in the address bar",
                        "The browser did not allow copying.",
                    )
                };
                label.set(words);
                store.announcement.set(said.to_owned());
                browser::after(SAID, move || label.set("Copy link")).forget();
            });
        })
}
