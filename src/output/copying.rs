use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::text::Text;

use crate::state::{DraftStore, Outputs};
use crate::ui::Copying;

/// Copying the command: one for its buttons and its keys.
pub fn copying_command(store: DraftStore, outputs: Outputs) -> Copying {
    let text = Signal::derive(move || outputs.command_editing.text());
    copying(store, "command", text)
}

/// Copying an output. It is about to be used, so all that is wrong with it is shown.
pub fn copying(store: DraftStore, output: &'static str, text: Signal<Arc<Text>>) -> Copying {
    Copying::new(output, move || {
        store.reveal_all();
        let text = text.try_with_untracked(|text| text.to_string());
        text.unwrap_or_default()
    })
}
