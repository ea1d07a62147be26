use leptos::prelude::*;

use super::Announcement;
use crate::browser;

use super::{Button, Feedback};

/// What is to be said of a text that is copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CopyState {
    #[default]
    Fine,
    /// A part of it cannot be read.
    AsTyped,
    /// So many errors are shown beside it.
    WithErrors(usize),
}

impl CopyState {
    fn label(self) -> &'static str {
        match self {
            CopyState::AsTyped => "Copied as typed",
            // What is wrong is shown beside the button.
            CopyState::Fine | CopyState::WithErrors(_) => "Copied",
        }
    }

    /// What screen readers announce after `Copied the command`.
    fn remark(self) -> String {
        match self {
            CopyState::Fine => ".".to_owned(),
            CopyState::AsTyped => " as it is typed: a part of it cannot be read.".to_owned(),
            CopyState::WithErrors(1) => ". It has 1 error.".to_owned(),
            CopyState::WithErrors(count) => format!(". It has {count} errors."),
        }
    }
}

/// Copying one output, by any number of buttons and keys, which all show how it went.
#[derive(Clone, Copy)]
pub struct Copying {
    output: &'static str,
    text: Callback<(), String>,
    state: Signal<CopyState>,
    label: Feedback,
    announcement: Announcement,
}

impl Copying {
    /// - `output`: the output's name in `data-output`.
    /// - `text`: the text to copy.
    /// - `state`: what is to be said of the text then.
    pub fn new(
        output: &'static str,
        text: impl Into<Callback<(), String>>,
        state: Signal<CopyState>,
    ) -> Self {
        Copying {
            output,
            text: text.into(),
            state,
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
            let state = self.state.try_get_untracked().unwrap_or_default();
            self.label.show(state.label());
            let remark = state.remark();
            self.announcement
                .say(format!("Copied the {output}{remark}"));
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
