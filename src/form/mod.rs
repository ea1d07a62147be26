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
mod json;
mod number;
mod suggest;
mod switch;
mod text;
mod timestamp;
mod token;

mod entries;
mod entry;
mod list;
mod map;
mod members;
mod structure;
mod union;
mod unknown;

mod cli_options;
mod copy_link;
mod facts;
mod form_head;
mod groups;
mod scenarios;

mod guidance;
mod slices;
mod wording;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use wireform_model::path::Path;

use crate::state::DraftStore;

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
            on:focusout=move |_| store.end_step()
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

/// Highlights, in the panes, the spans of the control that has the focus, and lowers the panes where they
/// would cover it.
fn mark_active(store: DraftStore, event: &Event) {
    if store.raised.get_untracked() {
        store.raised.set(false);
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
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
