//! What this browser remembers, as plain text.
//!
//! Not gloo-storage, whose `raw()` panics where a visitor has switched storage off: the page works without storage.

use leptos::prelude::window;
use web_sys::Storage;

/// The value that is stored under a name.
pub fn stored(name: &str) -> Option<String> {
    local_storage()?.get_item(&key(name)).ok().flatten()
}

/// Stores a value under a name, and returns whether the browser accepted it: its storage may be full.
pub fn store(name: &str, value: &str) -> bool {
    local_storage().is_some_and(|storage| storage.set_item(&key(name), value).is_ok())
}

/// Removes the value that is stored under a name.
pub fn forget(name: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(&key(name));
    }
}

/// The value that is stored under a name for as long as this tab is open.
pub fn stored_in_tab(name: &str) -> Option<String> {
    session_storage()?.get_item(&key(name)).ok().flatten()
}

/// Stores a value under a name for as long as this tab is open; an empty one is removed.
pub fn store_in_tab(name: &str, value: &str) {
    let Some(storage) = session_storage() else {
        return;
    };
    let _ = match value {
        "" => storage.remove_item(&key(name)),
        value => storage.set_item(&key(name), value),
    };
}

pub(super) fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Several programs may share an origin, so every key begins with the name of this one.
pub(super) fn key(name: &str) -> String {
    format!("wireform.{name}")
}

fn local_storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
