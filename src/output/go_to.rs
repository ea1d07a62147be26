use std::iter::successors;

use leptos::prelude::{GetUntracked, Set};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use wireform_model::path::Path;

use crate::browser;
use crate::state::DraftStore;

/// The attributes that have the JSON Pointer of a control that edits a value or a key.
const EDITS: [&str; 2] = ["name", "data-key"];
/// Those of what adds or removes it.
const CHANGES: [&str; 2] = ["data-add", "data-remove"];

/// Focuses the control of a path or, if there is none, of the nearest path above it;
/// lowers the outputs where they cover the form.
///
/// A folded control cannot be focused; the button that unfolds it is focused instead.
pub fn go_to(store: DraftStore, path: &Path) {
    if store.raised.try_get_untracked() == Some(true) {
        store.raised.set(false);
    }
    let title = || browser::find("#title");
    if let Some(found) = nearest(store, path).map(unfolded).or_else(title) {
        browser::focus(&found);
    }
}

/// Scrolls the control of a path into view, or that of the nearest path above it; the focus stays.
pub fn show(store: DraftStore, path: &Path) {
    if let Some(found) = nearest(store, path).map(unfolded) {
        browser::scroll_to_field(&found);
    }
}

/// The control of a path or, if there is none, of the nearest path above it.
fn nearest(store: DraftStore, path: &Path) -> Option<HtmlElement> {
    let places = successors(Some(path.clone()), Path::parent);
    let mut controls = places
        .take_while(|place| !place.is_root())
        .filter_map(|place| control_of(store, &place));
    controls.next()
}

/// Focuses the control of a global option, in the bar above the panes.
pub fn go_to_option(store: DraftStore, option: &str) {
    if store.raised.try_get_untracked() == Some(false) {
        store.raised.set(true);
    }
    let selector = format!("[data-option={}]", browser::selector_string(option));
    if let Some(control) = browser::find(&selector) {
        browser::focus(&control);
    }
}

fn control_of(store: DraftStore, place: &Path) -> Option<HtmlElement> {
    let pointer = browser::selector_string(place.as_str());
    // The choices of a select take no focus.
    let find = |attribute| browser::find(&format!(".form [{attribute}={pointer}]:not(option)"));
    // Of what has fields inside, the first one.
    let inside = || {
        let fieldset = fieldset_of(store, place)?;
        browser::first_control(&fieldset)
    };
    let edits = EDITS.into_iter().find_map(find);
    edits
        .or_else(inside)
        .or_else(|| CHANGES.into_iter().find_map(find))
        .or_else(|| fieldset_of(store, place))
}

/// The fieldset of a structure, which has no control of its own.
fn fieldset_of(store: DraftStore, path: &Path) -> Option<HtmlElement> {
    let id = browser::selector_string(&store.place_of(path)?.id());
    browser::find(&format!("fieldset[id={id}]"))
}

fn unfolded(control: HtmlElement) -> HtmlElement {
    if control.offset_parent().is_some() {
        return control;
    }
    let group = control.closest(".group").ok().flatten();
    let button = group.and_then(|group| group.query_selector(".folded button").ok().flatten());
    button
        .and_then(|button| button.dyn_into().ok())
        .unwrap_or(control)
}
