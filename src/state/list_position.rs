//! How far a long list was scrolled when it was left, so that Back returns there.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;

use crate::browser;

/// How long the list must rest before its position is noted, in milliseconds.
const STILL: u32 = 150;

/// What comes before the position in the state of the history entry.
const MARK: &str = "scroll ";

/// Notes the position in the history entry while the page is a list, until the owner is disposed.
pub fn note_list_position(is_list: Signal<bool>) {
    let pending = RefCell::new(None);
    let listener = window_event_listener(ev::scroll, move |_| {
        let note = Timeout::new(STILL, move || {
            if is_list.try_get_untracked() == Some(true) {
                let state = format!("{MARK}{}", browser::scrolled());
                browser::replace_entry(&browser::hash(), &state);
            }
        });
        pending.replace(Some(note));
    });
    on_cleanup(move || listener.remove());
}

/// The position that the current history entry notes; the top for a new entry.
pub fn position_of_entry() -> u32 {
    let state = browser::entry_state().unwrap_or_default();
    let noted = state.strip_prefix(MARK);
    noted.and_then(|y| y.parse().ok()).unwrap_or(0)
}
