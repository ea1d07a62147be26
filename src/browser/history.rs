//! The address and the session history, whose entries keep a text as their state.
//!
//! gloo-history keeps states in the page's memory, so that a reload loses them.

use js_sys::Reflect;
use leptos::prelude::window;

use super::storage::{key, session_storage};

/// The part of the location from `#` on.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another page or form by what its address has after `#`.
pub fn set_hash(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// The same, unless that form is open already, whatever is filled in.
pub fn set_hash_unless_open(to: &str) {
    if hash().split('?').next() != Some(to) {
        set_hash(to);
    }
}

/// The whole address as others can open it.
pub fn location() -> String {
    window().location().href().unwrap_or_default()
}

/// The state of the current history entry.
pub fn entry_state() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// What distinguishes the current history entry from others: the first line of its state.
pub fn entry_mark() -> String {
    let state = entry_state().unwrap_or_default();
    state.lines().next().unwrap_or_default().to_owned()
}

/// Goes back to the history entry before.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Adds a history entry.
pub fn push_entry(address: &str, state: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&state.into(), "", Some(address));
    }
}

/// Changes the current history entry.
pub fn replace_entry(address: &str, state: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state.into(), "", Some(address));
    }
}

/// Keeps the address and state of the history entry while its page is being unloaded:
/// changing the entry itself would come too late for a reload.
pub fn keep_for_reload(address: &str, state: &str) {
    if let Some(storage) = session_storage() {
        let kept = [&hash(), &entry_mark(), address, state].join("\n");
        let _ = storage.set_item(&unwritten(), &kept);
    }
}

/// Writes to the current history entry what [`keep_for_reload`] kept, if it is still the same entry.
pub fn write_unwritten() {
    let storage = session_storage();
    let kept = storage
        .as_ref()
        .and_then(|storage| storage.get_item(&unwritten()).ok()?);
    let Some((storage, kept)) = storage.zip(kept) else {
        return;
    };
    let _ = storage.remove_item(&unwritten());
    // Addresses have no newlines; the state after the third newline may have some.
    let mut parts = kept.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    if is_same_entry(next(), next()) {
        replace_entry(next(), next());
    }
}

/// Whether this is the entry whose location was `left`, from `#` on, when its page was unloaded.
fn is_same_entry(left: &str, mark: &str) -> bool {
    let hash = hash();
    match navigation_type().as_deref() {
        // A reload starts with the entry as it was when it was requested; it may have been written since.
        Some("reload") => left.split('?').next() == hash.split('?').next(),
        Some("back_forward") => left == hash && mark == entry_mark(),
        _ => false,
    }
}

/// How the visitor came to the page: `navigate`, `reload`, `back_forward`.
fn navigation_type() -> Option<String> {
    let entries = window().performance()?.get_entries_by_type("navigation");
    let kind = Reflect::get(&entries.get(0), &"type".into()).ok()?;
    kind.as_string()
}

fn unwritten() -> String {
    key("unwritten")
}
