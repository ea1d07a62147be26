use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};

use crate::ui::Copying;

/// Ctrl+Enter or Command+Enter copies the command, wherever the focus is, for as long as the calling component
/// is mounted.
pub fn copy_by_keys(copying: Copying) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let is_chord = (event.ctrl_key() || event.meta_key()) && event.key() == "Enter";
        if is_chord && !event.alt_key() && !event.shift_key() && !event.repeat() {
            event.prevent_default();
            copying.run();
        }
    });
    on_cleanup(move || listener.remove());
}
