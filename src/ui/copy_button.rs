use leptos::prelude::*;

use super::Announcement;
use crate::browser;

use super::{Button, Feedback};

/// Copying one output, by any number of buttons and keys, which all show how it went.
#[derive(Clone, Copy)]
pub struct Copying {
    output: &'static str,
    text: Callback<(), String>,
    is_broken: Signal<bool>,
    label: Feedback,
    announcement: Announcement,
}

impl Copying {
    /// - `output`: the output's name in `data-output`.
    /// - `text`: the text to copy.
    /// - `is_broken`: whether a part of the text cannot be read, which is said then.
    pub fn new(
        output: &'static str,
        text: impl Into<Callback<(), String>>,
        is_broken: Signal<bool>,
    ) -> Self {
        Copying {
            output,
            text: text.into(),
            is_broken,
            label: Feedback::new("Copy"),
            announcement: expect_context::<Announcement>(),
        }
    }

    /// Copies the text as it is now, and says so.
    pub fn run(self) {
        if let Some(text) = self.text.try_run(()) {
            browser::copy(text, move |done| self.report(done));
        }
    }

    fn report(self, is_done: bool) {
        let output = self.output;
        if is_done {
            let is_broken = self.is_broken.try_get_untracked().unwrap_or_default();
            let (label, how) = match is_broken {
                true => (
                    "Copied as typed",
                    " as it is typed: a part of it cannot be read",
                ),
                false => ("Copied", ""),
            };
            self.label.show(label);
            self.announcement.say(format!("Copied the {output}{how}."));
            return;
        }
        browser::select_text_of(&format!("[data-output={output}]"));
        self.label.show("Press Ctrl+C");
        self.announcement.say(format!(
            "The browser did not allow copying. The {output} is selected: press Ctrl+C."
        ));
    }
}

/// Copies one output. It is never blocked, whatever is wrong with the input.
#[component]
pub fn CopyButton(copying: Copying) -> impl IntoView {
    view! {
        <Button
            class="copy"
            label=format!("Copy {}", copying.output)
            on_click=move |()| copying.run()
        >
            {move || copying.label.get()}
        </Button>
    }
}
