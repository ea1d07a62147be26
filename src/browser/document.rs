use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Names the page in the browser's tab and history.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Tells the style sheet which colors to use: `light`, `dark` or `system`.
pub fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// Calls a function before the next frame is painted, when the current changes are in the document.
pub fn next_frame(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

/// Scrolls an element into view, no further than necessary.
pub fn scroll_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the page to a position, in pixels from its top.
pub fn scroll_to(y: u32) {
    window().scroll_to_with_x_and_y(0.0, y.into());
}

/// How far the page is scrolled, in whole pixels.
pub fn scrolled() -> u32 {
    window().scroll_y().unwrap_or_default() as u32
}

/// The elements at a point of the window, the topmost first.
pub fn elements_at(x: i32, y: i32) -> impl Iterator<Item = Element> {
    let elements = document().elements_from_point(x as f32, y as f32);
    elements
        .into_iter()
        .filter_map(|element| element.dyn_into().ok())
}

/// How much text an element that it is in has before it, in UTF-16 units; `None` where it is in no such element.
pub fn text_before(element: &Element, around: &str) -> Option<usize> {
    let around = element.closest(around).ok().flatten()?;
    let range = document().create_range().ok()?;
    range.set_start(&around, 0).ok()?;
    range.set_end_before(element).ok()?;
    Some(range.to_string().length() as usize)
}
