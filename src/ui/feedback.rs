use std::time::Duration;

use leptos::prelude::*;

/// How long an outcome is shown.
const SHOWN: Duration = Duration::from_millis(2500);

/// The label of a button that shows the outcome of its action for a while.
#[derive(Clone, Copy)]
pub struct Feedback {
    usual: &'static str,
    label: RwSignal<&'static str>,
}

impl Feedback {
    /// A label that usually is `usual`.
    pub fn new(usual: &'static str) -> Self {
        Feedback {
            usual,
            label: RwSignal::new(usual),
        }
    }

    pub fn get(self) -> &'static str {
        self.label.get()
    }

    /// Shows an outcome. The button may be gone by then, or before the time is over.
    pub fn show(self, outcome: &'static str) {
        let _ = self.label.try_set(outcome);
        let reset = move || {
            let _ = self.label.try_set(self.usual);
        };
        set_timeout(reset, SHOWN);
    }
}
