use std::iter::successors;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, Node};

use super::{next_frame, scroll_into_view};

/// The controls that values are edited with.
const CONTROLS: &str = ":is(input, select, textarea)";

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
    scroll_to_field(element);
    let inside = |selector| element.query_selector(selector).ok().flatten();
    let control = inside(":scope[role=radiogroup] :checked")
        .or_else(|| inside(":scope[role=radiogroup] input"))
        .and_then(|control| control.dyn_into().ok());
    let _ = control.as_ref().unwrap_or(element).focus();
}

/// Scrolls a control into view with its label.
pub fn scroll_to_field(control: &HtmlElement) {
    let field = control.closest(".field").ok().flatten();
    scroll_into_view(&field.unwrap_or_else(|| control.clone().into()));
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

/// Focuses the first control of the element with an id, or the element itself where it is one; where there is neither,
/// the element with another id.
pub fn focus_into(id: String, otherwise: String) {
    next_frame(move || {
        let control = find_id(&id).and_then(|element| {
            let is_control = element.matches(CONTROLS).unwrap_or(false);
            let own = is_control.then(|| element.clone());
            own.or_else(|| first_control(&element))
        });
        if let Some(control) = control.or_else(|| find_id(&otherwise)) {
            focus(&control);
        }
    });
}

/// Focuses the first of some elements, by their ids, that is in the document.
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
    is_focus_on(CONTROLS)
}

/// Whether no element has the focus, as after the one that had it is removed.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none() || is_focus_on("body")
}

/// Whether the focus is on an element or inside of it.
pub fn is_focus_inside(element: Option<EventTarget>) -> bool {
    let element = element.and_then(|element| element.dyn_into::<Node>().ok());
    let focused = document().active_element();
    element.is_some_and(|element| element.contains(focused.as_deref()))
}

/// The rows of the list or map in which the focus is, those before it first, each time the nearest one first; then the
/// fields that it is in, from the innermost.
pub fn places_near_focus() -> Vec<Element> {
    let around = |element: &Element, what: &str| element.closest(what).ok().flatten();
    let Some(focused) = document().active_element() else {
        return Vec::new();
    };
    let row = around(&focused, ".entry");
    let before = successors(row.clone(), Element::previous_element_sibling);
    let behind = successors(row, Element::next_element_sibling).skip(1);
    let fields = successors(around(&focused, ".field"), |field| {
        around(&field.parent_element()?, ".field")
    });
    before.chain(behind).chain(fields).collect()
}

/// Focuses the first control of the first one of some places that is still there; returns whether there is one.
pub fn focus_first_place(places: &[Element]) -> bool {
    let mut places = places.iter().filter(|place| place.is_connected());
    let control = places.find_map(|place| first_control(place.dyn_ref()?));
    control.inspect(focus).is_some()
}

/// Whether what has the focus is one of a selector's elements.
pub fn is_focus_on(selector: &str) -> bool {
    let active = document().active_element();
    active.is_some_and(|element| element.matches(selector).unwrap_or(false))
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

/// The first control of a value inside an element that has a box.
pub fn first_control(inside: &HtmlElement) -> Option<HtmlElement> {
    first_shown(inside, CONTROLS)
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
