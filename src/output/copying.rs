use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::text::Text;

use crate::state::Outputs;
use crate::ui::Copying;

/// Copying the command: one for its buttons and its keys.
pub fn copying_command(outputs: Outputs) -> Copying {
    let text = Signal::derive(move || outputs.command.with(|command| Arc::clone(&command.text)));
    copying("command", text)
}

/// Copying an output.
pub fn copying(output: &'static str, text: Signal<Arc<Text>>) -> Copying {
    Copying::new(output, move || {
        let text = text.try_with_untracked(|text| text.to_string());
        text.unwrap_or_default()
    })
}
