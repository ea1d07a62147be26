use std::iter::successors;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, Node};

use super::{next_frame, scroll_into_view};

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten()?;
    found.dyn_into().ok()
}

/// The element with an id, which may be no valid selector.
fn find_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Scrolls a control into view with its label and focuses it; in a group of radio buttons, the one that is chosen.
pub fn focus(element: &HtmlElement) {
    let field = element.closest(".field").ok().flatten();
    scroll_into_view(&field.unwrap_or_else(|| element.clone().into()));
    let inside = |selector| element.query_selector(selector).ok().flatten();
    let control = inside(":scope[role=radiogroup] :checked")
        .or_else(|| inside(":scope[role=radiogroup] input"))
        .and_then(|control| control.dyn_into().ok());
    let _ = control.as_ref().unwrap_or(element).focus();
}

/// Moves the focus to the page itself, below the header: there it stays if what had it is removed.
pub fn focus_main() {
    if let Some(main) = find("#main") {
        focus(&main);
    }
}

/// Focuses the element with an id once the change that shows it is in the document.
pub fn focus_later(id: String) {
    next_frame(move || {
        if let Some(element) = find_id(&id) {
            focus(&element);
        }
    });
}

/// The same for the first id that is in the document.
pub fn focus_first(ids: Vec<String>) {
    next_frame(move || {
        let element = ids.iter().find_map(|id| find_id(id));
        if let Some(element) = element {
            focus(&element);
        }
    });
}

/// Whether the focus is in an element into which text is typed.
pub fn is_typing() -> bool {
    let active = document().active_element();
    active.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

/// Whether no element has the focus, as after the one that had it is removed.
pub fn is_focus_lost() -> bool {
    let active = document().active_element();
    active.is_none_or(|element| element.matches("body").unwrap_or(false))
}

/// Whether the focus is on an element or inside of it.
pub fn is_focus_inside(element: Option<EventTarget>) -> bool {
    let element = element.and_then(|element| element.dyn_into::<Node>().ok());
    let focused = document().active_element();
    element.is_some_and(|element| element.contains(focused.as_deref()))
}

/// The rows of the list or map in which the focus is, those before it first, each time the nearest one first.
pub fn rows_near_focus() -> Vec<Element> {
    let focused = document().active_element();
    let Some(row) = focused.and_then(|focused| focused.closest(".entry").ok().flatten()) else {
        return Vec::new();
    };
    let before = successors(Some(row.clone()), Element::previous_element_sibling);
    let behind = successors(Some(row), Element::next_element_sibling).skip(1);
    before.chain(behind).collect()
}

/// Focuses the first control of the first one of some rows that is still there; returns whether there is one.
pub fn focus_row(rows: &[Element]) -> bool {
    let mut rows = rows.iter().filter(|row| row.is_connected());
    let control = rows.find_map(|row| {
        let row = row.dyn_ref::<HtmlElement>()?;
        first_shown(row, ":is(input, select, textarea)")
    });
    control.inspect(focus).is_some()
}

/// Whether an element has a box in the document.
pub fn is_shown(element: &HtmlElement) -> bool {
    element.get_client_rects().length() > 0
}

/// The first element of a selector inside another one that has a box.
pub fn first_shown(inside: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    let all = inside.query_selector_all(selector).ok()?;
    let mut all = (0..all.length()).filter_map(|index| all.get(index)?.dyn_into().ok());
    all.find(is_shown)
}

/// The elements of a selector inside another one that have a box.
pub fn all_shown(inside: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(all) = inside.query_selector_all(selector) else {
        return Vec::new();
    };
    let all = (0..all.length()).filter_map(|index| all.get(index)?.dyn_into().ok());
    all.filter(is_shown).collect()
}

/// Whether a dialog lies over the page, which then takes no focus.
pub fn is_dialog_open() -> bool {
    find("dialog[open]").is_some()
}

/// A value as a quoted string of a CSS selector.
pub fn selector_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control < ' ' => quoted.push_str(&format!("\\{:x} ", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
