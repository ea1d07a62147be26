//! The form, in the order in which a person decides.
//!
//! A [`Node`](node::Node) is one place of it; [`NodeField`](widget::NodeField) shows a node with the widget that fits
//! its shape, and is the only point where the form calls itself. Each widget has a file of its own.

mod node;
mod widget;

mod diagnostics;
mod field;
mod fieldset;
mod head;
mod help;
mod limits;
mod meaning;

mod blob;
mod choice;
mod code;
mod json;
mod number;
mod suggest;
mod switch;
mod text;
mod timestamp;
mod token;

mod entrance;
mod entries;
mod entry;
mod list;
mod map;
mod members;
mod structure;
mod table;
mod union;
mod unknown;

mod cli_options;
mod copy_link;
mod facts;
mod file;
mod follow_up;
mod form_head;
mod groups;
mod scenarios;

mod guidance;
mod slices;
mod wording;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, FocusEvent};
use wireform_model::path::Path;

use crate::browser::is_focus_inside;
use crate::state::{DraftStore, Edits};

use cli_options::CliOptions;
use facts::Facts;
use form_head::FormHead;
use groups::Groups;
use scenarios::Scenarios;
use slices::Slices;
use unknown::UnknownSection;

/// The form of an operation: what it is, the facts that are not part of the request, where to start, and its members.
#[component]
pub fn Form(store: DraftStore) -> impl IntoView {
    Slices::provide();
    view! {
        <form
            class="form"
            aria-labelledby="title"
            on:submit=|event| event.prevent_default()
            on:focusin=move |event| mark_active(store, &event.into())
            on:focusout=move |event| leave(store, &event.into())
            // A script may fill in a control without ever giving it the focus.
            on:input=move |event| {
                if !is_focus_inside(event.target()) {
                    leave(store, &event);
                }
            }
        >
            <FormHead store />
            <Facts store />
            <Scenarios store />
            <CliOptions store />
            <Groups store />
            <UnknownSection store />
        </form>
    }
}

/// Shows what is wrong with a value once its control has lost the focus.
fn leave(store: DraftStore, event: &Event) {
    store.end_step();
    let Some((edits, place)) =
        edited(event).and_then(|(edits, path)| Some((edits, store.place_of(&path)?)))
    else {
        return;
    };
    // From the key of an entry, the focus goes on to its value.
    if edits == Edits::Value || !stays_in_entry(event) {
        store.leave(place, edits);
    }
}

/// What an event's control edits, and the path of that value.
fn edited(event: &Event) -> Option<(Edits, Path)> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let (edits, pointer) = match element.get_attribute("name") {
        Some(name) => (Edits::Value, name),
        None => (Edits::Key, element.get_attribute("data-key")?),
    };
    let path = Path::parse(&pointer).filter(|path| !path.is_root())?;
    Some((edits, path))
}

/// Whether the focus moves to another control of the same entry.
fn stays_in_entry(event: &Event) -> bool {
    let element = |target: Option<EventTarget>| target?.dyn_into::<Element>().ok();
    let next = event
        .dyn_ref::<FocusEvent>()
        .and_then(|event| element(event.related_target()));
    let entry = element(event.target()).and_then(|control| control.closest(".entry").ok()?);
    next.is_some_and(|next| entry.is_some_and(|entry| entry.contains(Some(&next))))
}

/// Highlights, in the panes, the spans of the control that has the focus, and lowers the panes where they
/// would cover it.
fn mark_active(store: DraftStore, event: &Event) {
    if store.raised.get_untracked() {
        store.raised.set(false);
    }
    let path = edited(event).map(|(_, path)| path);
    if store.active.with_untracked(|active| *active != path) {
        store.active.set(path);
    }
}
