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

mod actions;
mod beginning;
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
mod optional_members;
mod structure;
mod table;
mod union;
mod unknown;

mod cli_options;
mod copy_link;
mod examples;
mod facts;
mod file;
mod follow_up;
mod form_head;
mod groups;
mod paste_button;
mod saved_drafts;
mod scenarios;
mod start_from;
mod start_tab;

mod guidance;
mod leaving;
mod slices;
mod wording;

pub use beginning::BEGUN;
pub use entrance::focus_first_field;
pub use paste_button::PasteButton;

use leptos::prelude::*;
use web_sys::Event;

use crate::browser::is_focus_inside;
use crate::state::DraftStore;

use beginning::{begin_with_first_field, was_untouched};
use cli_options::CliOptions;
use facts::Facts;
use form_head::FormHead;
use groups::Groups;
use leaving::{Leaving, edited};
use slices::Slices;
use start_from::StartFrom;
use unknown::UnknownSection;

/// The form of an operation: what it is, the facts that are not part of the request, where to start, and its members.
#[component]
pub fn Form(store: DraftStore) -> impl IntoView {
    Slices::provide();
    let leaving = Leaving::new(store);
    begin_with_first_field(store);
    view! {
        <form
            class="form"
            aria-labelledby="title"
            on:submit=|event| event.prevent_default()
            on:focusin=move |event| mark_active(store, &event.into())
            on:focusout=move |event| {
                let event = event.into();
                if !was_untouched(&event) {
                    leaving.leave(&event);
                }
            }
            on:click=move |event| {
                was_untouched(&event.into());
            }
            // A script may fill in a control without ever giving it the focus.
            on:input=move |event| {
                was_untouched(&event);
                if !is_focus_inside(event.target()) {
                    leaving.leave(&event);
                }
            }
        >
            <FormHead store />
            <Facts store />
            <StartFrom store />
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
    let path = edited(event).map(|(_, path)| path);
    if store.active.with_untracked(|active| *active != path) {
        store.active.set(path);
    }
}
