use std::cell::RefCell;

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::{on_cleanup, window_event_listener};
use web_sys::HtmlElement;

use crate::browser;

/// The parts of the page in their order, each with where its focus begins.
///
/// What was removed can be undone for some seconds, so that is a part of its own while it is there.
const PARTS: &[(&str, &[&str])] = &[
    ("header.top", &["#search", "a"]),
    (
        "main .form, main:not(:has(.form))",
        &[":is(input, select, textarea)", "[tabindex], a"],
    ),
    (".removal", &["button"]),
    ("[data-pane=command]", PANE),
    ("[data-pane=document]", PANE),
    ("[data-pane=request]", PANE),
];

/// Where the focus begins in a pane.
const PANE: &[&str] = &[".pane-editor", ".pane-text[tabindex]", "button"];

/// F6 goes to the next part of the page and Shift+F6 to the one before, each time to where the focus was in it.
pub fn move_between_parts() {
    let left = RefCell::new(Vec::<HtmlElement>::new());
    let listener = window_event_listener(ev::keydown, move |event| {
        if is_f6(&event) && !browser::is_dialog_open() {
            event.prevent_default();
            move_focus(&mut left.borrow_mut(), event.shift_key());
        }
    });
    on_cleanup(move || listener.remove());
}

fn is_f6(event: &KeyboardEvent) -> bool {
    event.key() == "F6" && !event.ctrl_key() && !event.meta_key() && !event.alt_key()
}

/// - `left`: the controls that had the focus when F6 left their parts.
fn move_focus(left: &mut Vec<HtmlElement>, backwards: bool) {
    let parts = PARTS.iter().filter_map(|(part, starts)| {
        let part = browser::find(part)?;
        browser::is_shown(&part).then_some((part, *starts))
    });
    let parts: Vec<_> = parts.collect();
    let focused = browser::find(":focus");
    let here = focused.as_ref();
    let at = parts
        .iter()
        .position(|(part, _)| part.contains(here.map(AsRef::as_ref)));
    let count = parts.len();
    let next = match (at, backwards) {
        (Some(at), false) => at + 1,
        (Some(at), true) => at + count - 1,
        // From nowhere to the form.
        (None, _) => 1,
    };
    left.retain(|control| control.is_connected() && Some(control) != here);
    left.extend(focused);
    let Some((part, starts)) = parts.get(next % count.max(1)) else {
        return;
    };
    let was_left = left
        .iter()
        .rev()
        .find(|control| part.contains(Some(control)));
    let was_left = was_left
        .filter(|control| browser::is_shown(control))
        .cloned();
    let start = || {
        let mut starts = starts.iter();
        starts.find_map(|start| browser::first_shown(part, start))
    };
    if let Some(control) = was_left.or_else(start) {
        browser::focus(&control);
    }
}
