use crate::browser;
use crate::state::{DraftStore, Prefs, Shown, input_of_entry, write_address};
use crate::view::{View, el};

/// How long the button says what it did, in milliseconds.
const SAID: u32 = 3000;

/// What the button says then, and what is said to those who do not see it.
type Said = (&'static str, &'static str);

const COPIED: Said = ("Link copied", "The link to this form is on the clipboard.");
const WITHOUT_SECRETS: Said = (
    "Link copied, without secrets",
    "The link to this form is on the clipboard. What AWS calls sensitive is not in it.",
);
const TOO_LONG: Said = (
    "Too long for a link: copy the document",
    "What is filled in is too long for a link. Copy the document instead.",
);
const NOT_ALLOWED: Said = (
    "Link is in the address bar",
    "The browser did not allow copying.",
);

/// Copies the address that opens this form as it is now.
pub fn copy_link(store: DraftStore, prefs: Shown<Prefs>) -> View {
    let label = Shown::new("Copy link");
    el("button")
        .attr("type", "button")
        .class("quiet copy-link")
        .live_text(move || label.get().to_owned())
        .on("click", move |_| {
            write_address(store, prefs);
            let say = move |(words, said): Said| {
                label.set(words);
                store.announcement.set(said.to_owned());
                browser::after(SAID, move || label.set("Copy link")).forget();
            };
            // The history entry holds what the address cannot.
            if input_of_entry().is_some() {
                return say(TOO_LONG);
            }
            let copied = match store.secrets.read().is_empty() {
                true => COPIED,
                false => WITHOUT_SECRETS,
            };
            browser::copy(&browser::location(), move |done| {
                say(if done { copied } else { NOT_ALLOWED });
            });
        })
}
