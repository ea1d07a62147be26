use leptos::prelude::{GetUntracked, ReadSignal, RwSignal, Set, window};

use super::on_window;

/// Whether a media query matches, for as long as the calling component is mounted.
pub fn media(query: &'static str) -> ReadSignal<bool> {
    let matches = RwSignal::new(matches(query));
    // Every query of the page is about the window's size.
    on_window("resize", move || set_if_other(matches, query));
    matches.read_only()
}

fn set_if_other(signal: RwSignal<bool>, query: &str) {
    let now = matches(query);
    if signal
        .try_get_untracked()
        .is_some_and(|before| before != now)
    {
        signal.set(now);
    }
}

/// Whether fingers point at the screen, and typing opens a keyboard over it.
pub fn has_touch() -> bool {
    matches("(pointer: coarse)")
}

fn matches(query: &str) -> bool {
    let list = window().match_media(query).ok().flatten();
    list.is_some_and(|list| list.matches())
}
