//! The form, in the order in which a person decides.
//!
//! [`node`] is the one recursive point: from a shape to its widget.

mod blob;
mod choice;
mod clear;
mod copy_link;
mod diagnostics;
mod entry;
mod facts;
mod field;
mod group;
mod guidance;
mod help;
mod limits;
mod list;
mod map;
mod meaning;
mod node;
mod number;
mod optional;
mod outfile;
mod parts;
mod raw;
mod scenarios;
mod segments;
mod structure;
mod suggest;
mod switch;
mod text;
mod timestamp;
mod token;
mod union;
mod unknown;

pub use diagnostics::{line, refuser_words};

use web_sys::Event;
use wireform_core::path::Path;

use crate::state::{DraftStore, Prefs, Shown};
use crate::view::{View, el, target};

use clear::clear;
use copy_link::copy_link;
use facts::facts;
use group::groups;
use help::help;
use outfile::outfile;
use scenarios::scenarios;
use unknown::unknown_members;

/// The form of an operation: what it is, what to tell beside the request, where to start, and its members.
pub fn form(store: DraftStore, prefs: Shown<Prefs>) -> View {
    let opened = store.opened;
    let about = match opened.companion {
        Some(companion) => el("p").text(&companion.summary),
        None => help("about", move || opened.has_texts(), move || opened.about()),
    };
    let service = format!("aws {} ", opened.service().command);
    let title = el("h1")
        .attr("id", "title")
        .attr("tabindex", "-1")
        .child(el("span").class("service").text(&service))
        .text(&opened.api().command);
    let deprecated = opened.api().deprecated.then(|| {
        let words = "AWS calls this operation deprecated.";
        el("p").class("deprecated").text(words)
    });
    let head = el("header")
        .class("form-head")
        .child(title)
        .child(clear(store))
        .child(copy_link(store, prefs))
        .children(deprecated)
        .child(about);
    el("form")
        .class("form")
        .attr("aria-labelledby", "title")
        .on("submit", Event::prevent_default)
        .on("focusin", move |event| mark(store, event))
        .each_draw(move || store.begin_draw())
        .child(head)
        .children(facts(store))
        .children(scenarios(store, prefs))
        .children(outfile(store))
        .children(groups(store))
        .child(unknown_members(store))
}

/// Marks, in the panes, the spans of the control that has the focus, and takes the panes away where they would cover it.
fn mark(store: DraftStore, event: &Event) {
    if store.raised.get() {
        store.raised.set(false);
    }
    let pointer = target(event).and_then(|element| {
        let name = element.get_attribute("name");
        name.or_else(|| element.get_attribute("data-key"))
    });
    let path = pointer.and_then(|text| Path::parse(&text));
    store.active.set(path.filter(|path| !path.is_root()));
}
