//! The form, in the order in which a person decides.
//!
//! [`NodeField`](widget::NodeField) is the one recursive point: from a shape to its widget.

mod node;
mod widget;

mod field;
mod fieldset;
mod head;
mod help;
mod limits;
mod meaning;
mod diagnostics;

mod text;
mod number;
mod switch;
mod choice;
mod suggest;
mod blob;
mod timestamp;
mod token;
mod json;

mod structure;
mod members;
mod union;
mod list;
mod map;
mod entry;
mod unknown;

mod form_head;
mod copy_link;
mod facts;
mod scenarios;
mod outfile;
mod groups;

mod guidance;
mod slices;
mod wording;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use wireform_core::path::Path;

use crate::state::DraftStore;

use facts::Facts;
use form_head::FormHead;
use groups::Groups;
use outfile::Outfile;
use scenarios::Scenarios;
use slices::Slices;
use unknown::UnknownSection;

/// The form of an operation: what it is, the facts beside the request, where to start, and its members.
#[component]
pub fn Form(store: DraftStore) -> impl IntoView {
    Slices::provide();
    view! {
        <form
            class="form"
            aria-labelledby="title"
            on:submit=|event| event.prevent_default()
            on:focusin=move |event| mark_active(store, &event.into())
            on:focusout=move |_| store.end_step()
            on:keydown=move |event| undo_by_key(store, &event)
        >
            <FormHead store />
            <Facts store />
            <Scenarios store />
            <Outfile store />
            <Groups store />
            <UnknownSection store />
        </form>
    }
}

/// Marks, in the panes, the spans of the control that has the focus, and takes the panes away where they
/// would cover it.
fn mark_active(store: DraftStore, event: &Event) {
    if store.raised.get_untracked() {
        store.raised.set(false);
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let pointer = target.and_then(|element| {
        let name = element.get_attribute("name");
        name.or_else(|| element.get_attribute("data-key"))
    });
    let path = pointer.and_then(|pointer| Path::parse(&pointer));
    let path = path.filter(|path| !path.is_root());
    if store.active.with_untracked(|active| *active != path) {
        store.active.set(path);
    }
}

/// The browser's own undo knows one control alone, and nothing of what was added or removed.
fn undo_by_key(store: DraftStore, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => store.undo(),
        ("z", true) | ("y", false) => store.redo(),
        _ => return,
    }
    event.prevent_default();
}
