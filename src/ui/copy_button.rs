use leptos::prelude::*;

use super::Announcement;
use crate::browser;

use super::{Button, Feedback};

/// Copies one output. It is never blocked, whatever is wrong with the input.
#[component]
pub fn CopyButton(
    /// The output's name in `data-output`.
    output: &'static str,
    /// The text to copy.
    #[prop(into)]
    text: Callback<(), String>,
) -> impl IntoView {
    let announcement = expect_context::<Announcement>();
    let label = Feedback::new("Copy");
    let copied = move |done: bool| {
        if !done {
            browser::select_text_of(&format!("[data-output={output}]"));
        }
        label.show(if done { "Copied" } else { "Press Ctrl+C" });
        announcement.say(if done {
            format!("Copied the {output}.")
        } else {
            format!("The browser did not allow copying. The {output} is selected: press Ctrl+C.")
        });
    };
    view! {
        <Button
            class="copy"
            label=format!("Copy {output}")
            on_click=move |()| browser::copy(text.run(()), copied)
        >
            {move || label.get()}
        </Button>
    }
}
