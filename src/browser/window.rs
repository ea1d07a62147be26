use leptos::prelude::{on_cleanup, window_event_listener_untyped};

/// Calls a function at each event of a kind that reaches the window, for as long as the calling component is mounted.
pub fn on_window(kind: &'static str, listener: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(kind, move |_| listener());
    on_cleanup(move || handle.remove());
}
