use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::Announcement;
use crate::browser;
use crate::state::{DraftStore, Prefs, write_address};

/// Copies the address that opens this form as it is now.
#[component]
pub fn CopyLink(store: DraftStore, prefs: RwSignal<Prefs>) -> impl IntoView {
    let Announcement(announce) = expect_context();
    let label = RwSignal::new("Copy link");
    let copy = move |_| {
        write_address(store, prefs);
        spawn_local(async move {
            let (words, said) = if browser::copy(&browser::location()).await {
                ("Link copied", "The link to this form is on the clipboard.")
            } else {
                (
                    "Link is in the address bar",
                    "The browser did not allow copying.",
                )
            };
            label.set(words);
            announce.set(said.to_owned());
            set_timeout(move || label.set("Copy link"), Duration::from_secs(2));
        });
    };
    view! {
        <button type="button" class="quiet copy-link" on:click=copy>
            {label}
        </button>
    }
}
