use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::{GetUntracked, on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::Element;
use wireform_model::path::Path;

use crate::browser::{self, next_frame};
use crate::output::{go_to, show};
use crate::state::{Contents, DraftStore};

/// Undo and redo of the whole form: the browser's own knows only one control, and nothing of what was added or removed.
///
/// The keys work wherever the focus is, for as long as the calling component is mounted.
pub fn undo_by_keys(store: DraftStore) {
    let listener = window_event_listener(ev::keydown, move |event| undo_by_key(store, &event));
    on_cleanup(move || listener.remove());
}

fn undo_by_key(store: DraftStore, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_beside_draft(event) {
        return;
    }
    let nearby = browser::places_near_focus();
    let changed = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => store.edit(Contents::undo),
        ("z", true) | ("y", false) => store.edit(Contents::redo),
        _ => return,
    };
    event.prevent_default();
    next_frame(move || {
        keep_focus(store, &nearby);
        // Who edits a text sees there what has changed.
        if let Some(path) = changed.filter(|_| !browser::is_focus_on("[data-editor]")) {
            show(store, &path);
        }
    });
}

/// Whether the key goes to a box whose text is not part of the draft: a filter, or one beside the form.
fn is_beside_draft(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        let selector =
            "[data-filter], [data-draft-name], :is(input, textarea):not(.form *, .cli-options *, [data-editor])";
        target.matches(selector).unwrap_or(false)
    })
}

/// Where the control that had the focus is gone, focuses the nearest row of its list, or its field, or else what is
/// nearest to its place.
fn keep_focus(store: DraftStore, nearby: &[Element]) {
    if browser::is_focus_lost() && !browser::focus_first_place(nearby) {
        let active = store.active.try_get_untracked().flatten();
        go_to(store, &active.unwrap_or_else(Path::root));
    }
}
