use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::text::Text;

use crate::state::{DraftStore, Editing, Outputs};
use crate::ui::{CopyState, Copying};

/// Copying the command: one for its buttons and its keys.
pub fn copying_command(store: DraftStore, outputs: Outputs) -> Copying {
    let editing = outputs.command_editing;
    let text = Signal::derive(move || editing.text());
    copying(store, text, editing)
}

/// Copying an output. It is about to be used, so all that is wrong with it is shown.
///
/// `text` is what its pane shows: another one than `editing` has where that is the skeleton.
pub fn copying(store: DraftStore, text: Signal<Arc<Text>>, editing: Editing) -> Copying {
    let copied = move || {
        store.reveal_all();
        let text = text.try_with_untracked(|text| text.to_string());
        text.unwrap_or_default()
    };
    let state = Signal::derive(move || {
        if text.with(|text| *text != editing.text()) {
            return CopyState::Fine;
        }
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        match store
            .diagnostics
            .with(|all| all.iter().filter(is_error).count())
        {
            _ if editing.problem().is_some() => CopyState::AsTyped,
            0 => CopyState::Fine,
            count => CopyState::WithErrors(count),
        }
    });
    Copying::new(editing.output(), copied, state)
}
