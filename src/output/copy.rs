use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::Announcement;
use crate::browser;

/// Copies one output; it is never blocked, whatever is wrong with the input.
#[component]
pub fn CopyButton(
    /// The output's name in `data-output`.
    what: &'static str,
    text: Signal<String>,
    /// The button's accessible name.
    name: &'static str,
    /// Whether it is the pane's own button, which scripts find by `data-copy`.
    #[prop(default = true)]
    contract: bool,
) -> impl IntoView {
    let Announcement(announce) = expect_context();
    let said = RwSignal::new(None::<&'static str>);
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let done = browser::copy(&text).await;
            if !done && let Some(pane) = browser::find(&format!("[data-output={what}]")) {
                browser::select_text(&pane);
            }
            let words = if done { "Copied" } else { "Press Ctrl+C" };
            said.set(Some(words));
            announce.set(if done {
                format!("The {what} is on the clipboard.")
            } else {
                format!("The browser did not allow copying. The {what} is selected: press Ctrl+C.")
            });
            set_timeout(move || said.set(None), Duration::from_secs(2));
        });
    };
    view! {
        <button class="copy" type="button" aria-label=name data-copy=contract.then_some(what) on:click=copy>
            {move || said.get().unwrap_or("Copy")}
        </button>
    }
}
