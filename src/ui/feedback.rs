use std::borrow::Cow;
use std::time::Duration;

use leptos::prelude::*;

/// How long an outcome is shown.
const SHOWN: Duration = Duration::from_millis(2500);

/// The label of a button that shows the outcome of its action for a while.
#[derive(Clone, Copy)]
pub struct Feedback {
    usual: &'static str,
    label: RwSignal<Cow<'static, str>>,
}

impl Feedback {
    /// A label that usually is `usual`.
    pub fn new(usual: &'static str) -> Self {
        Feedback {
            usual,
            label: RwSignal::new(usual.into()),
        }
    }

    pub fn get(self) -> Cow<'static, str> {
        self.label.get()
    }

    /// Shows an outcome. The button may be gone by then, or before the time is over.
    pub fn show(self, outcome: impl Into<Cow<'static, str>>) {
        let _ = self.label.try_set(outcome.into());
        let reset = move || {
            let _ = self.label.try_set(self.usual.into());
        };
        set_timeout(reset, SHOWN);
    }
}
