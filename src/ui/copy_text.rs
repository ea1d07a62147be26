use leptos::prelude::*;

use crate::browser;

use super::{Announcement, Button, Feedback};

/// Copies the short text beside it.
#[component]
pub fn CopyText(
    /// What it is, as in "Copy command".
    what: &'static str,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let announcement = expect_context::<Announcement>();
    let label = Feedback::new("Copy");
    let copied = move |done: bool| {
        label.show(if done { "Copied" } else { "Not copied" });
        announcement.say(match done {
            true => format!("Copied the {what}."),
            false => "The browser did not allow copying.".to_owned(),
        });
    };
    view! {
        <Button
            class="quiet"
            label=Signal::derive(move || format!("Copy {what} {}", text.get()))
            on_click=move |()| browser::copy(text.get_untracked(), copied)
        >
            {move || label.get()}
        </Button>
    }
}
