use leptos::prelude::*;

use crate::browser;
use crate::state::{DraftStore, input_of_entry, write_entry};
use crate::ui::Announcement;
use crate::ui::{Button, Feedback};

/// What the button then says, and what is announced.
type Outcome = (&'static str, &'static str);

const COPIED: Outcome = ("Link copied", "The link to this form is on the clipboard.");
const WITHOUT_SECRETS: Outcome = (
    "Link copied, without secrets",
    "The link to this form is on the clipboard. Sensitive values are not part of it.",
);
const TOO_LONG: Outcome = (
    "Too long for a link: copy the document",
    "The input is too long for a link. Copy the document instead.",
);
const NOT_ALLOWED: Outcome = (
    "Link is in the address bar",
    "The browser did not allow copying.",
);

/// Copies the address that opens this form as it is now.
#[component]
pub fn CopyLink(store: DraftStore) -> impl IntoView {
    let announcement = expect_context::<Announcement>();
    let label = Feedback::new("Copy link");
    let report = move |(words, announced): Outcome| {
        label.show(words);
        announcement.say(announced);
    };
    let copy = move |()| {
        write_entry(store);
        // The history entry has an input that is too long for the address.
        if input_of_entry().is_some() {
            return report(TOO_LONG);
        }
        let copied = match store.secrets.with_untracked(Vec::is_empty) {
            true => COPIED,
            false => WITHOUT_SECRETS,
        };
        browser::copy(browser::location(), move |done| {
            report(if done { copied } else { NOT_ALLOWED });
        });
    };
    view! {
        <Button class="quiet copy-link" on_click=copy>{move || label.get()}</Button>
    }
}
