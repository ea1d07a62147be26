//! The address follows the draft, and the draft follows the address.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wireform_core::draft::Draft;
use wireform_core::json;
use wireform_core::path::Path;

use crate::address::{self, Address};
use crate::browser;

use super::{DraftStore, Opened, Prefs};

/// An address longer than this is cut off by some program on its way;
/// the history entry itself keeps the draft then.
const MAX_ADDRESS: usize = 60_000;

/// The least time between two writes, in milliseconds.
/// Safari allows 100 writes in 10 seconds, Firefox and Chromium 200.
const LEAST_BETWEEN: f64 = 150.0;

/// Keeps address and draft in step for the life of a form.
///
/// Typing replaces the current history entry; [`remember_now`] makes a new one.
pub fn follow(store: DraftStore, prefs: RwSignal<Prefs>) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let written = StoredValue::new(0.0);
    Effect::new(move |first: Option<()>| {
        store.draft.track();
        prefs.track();
        if first.is_none() || pending.with_value(Option::is_some) {
            return;
        }
        let replace = move || {
            pending.set_value(None);
            written.set_value(browser::now());
            write_entry(store, prefs, browser::replace_entry);
        };
        // In a task of its own even when it is due: the panes come first.
        let due = written.get_value() + LEAST_BETWEEN - browser::now();
        let wait = Duration::from_millis(due.max(0.0) as u64);
        pending.set_value(set_timeout_with_handle(replace, wait).ok());
    });
    let leave = window_event_listener_untyped("pagehide", move |_| {
        if pending.with_value(Option::is_some) {
            write_entry(store, prefs, browser::keep_for_reload);
        }
    });
    let back = window_event_listener(ev::popstate, move |_| restore(store, prefs));
    on_cleanup(move || {
        if let Some(waiting) = pending.try_get_value().flatten() {
            waiting.clear();
        }
        leave.remove();
        back.remove();
    });
}

/// Makes a history entry of the draft as it is, so that Back returns to it after a big change.
pub fn remember_now(store: DraftStore, prefs: RwSignal<Prefs>) {
    write_entry(store, prefs, browser::replace_entry);
    write_entry(store, prefs, browser::push_entry);
}

/// Brings the address up to date at once.
pub fn write_address(store: DraftStore, prefs: RwSignal<Prefs>) {
    write_entry(store, prefs, browser::replace_entry);
}

/// The draft that the address or, for a long one, the history entry holds.
pub fn draft_of_entry(address: &Address) -> Draft {
    let mut draft = address.draft();
    if let Some(Ok(input)) = browser::entry_state().as_deref().map(json::read) {
        draft.input = input;
    }
    draft
}

fn write_entry(store: DraftStore, prefs: RwSignal<Prefs>, write: fn(&str, Option<&str>)) {
    let opened: Opened = store.opened;
    store.draft.with_untracked(|draft| {
        prefs.with_untracked(|prefs| {
            let service = &opened.service().command;
            let operation = &opened.api().command;
            let address = address::format(service, operation, draft, prefs);
            if address.len() <= MAX_ADDRESS {
                return write(&address, None);
            }
            let bare = Draft {
                facts: draft.facts.clone(),
                ..Draft::default()
            };
            let address = address::format(service, operation, &bare, prefs);
            let input = json::compact(&draft.input, &Path::root());
            write(&address, Some(input.as_str()));
        });
    });
}

/// Takes the draft from the current history entry, when it is for the form that is open.
fn restore(store: DraftStore, prefs: RwSignal<Prefs>) {
    let address = Address::parse(&browser::hash());
    let opened = store.opened;
    let here = (
        opened.service().command.clone(),
        opened.api().command.clone(),
    );
    if address.operation.as_ref() != Some(&here) {
        return;
    }
    let draft = draft_of_entry(&address);
    if store.draft.with_untracked(|current| *current != draft) {
        store.draft.set(draft);
    }
    prefs.update(|prefs| prefs.follow(&address));
}
