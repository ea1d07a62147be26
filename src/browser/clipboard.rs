use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, Event, Range};

use super::find;

/// Puts a text on the clipboard, then calls a function with whether the browser allowed it.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    // Outside a secure context (a plain http address) the browser has no clipboard object.
    if clipboard.is_undefined() {
        return then(false);
    }
    // It is called here and not in the task, while the browser still knows that the visitor caused it.
    let written = clipboard.write_text(&text);
    spawn_local(async move { then(JsFuture::from(written).await.is_ok()) });
}

/// Whether the browser lets a page read the clipboard, after asking the visitor.
pub fn can_read_clipboard() -> bool {
    let clipboard = window().navigator().clipboard();
    let has = |name: &str| js_sys::Reflect::has(&clipboard, &name.into());
    !clipboard.is_undefined() && has("readText").unwrap_or(false)
}

/// Reads the text on the clipboard, and calls a function with it, or with nothing where the visitor did not allow it.
pub fn read_clipboard(then: impl FnOnce(Option<String>) + 'static) {
    let text = window().navigator().clipboard().read_text();
    spawn_local(async move {
        let text = JsFuture::from(text).await.ok();
        then(text.and_then(|text| text.as_string()));
    });
}

/// What an event of copying or pasting is about.
pub fn clipboard_of(event: &Event) -> Option<DataTransfer> {
    let event = event.dyn_ref::<ClipboardEvent>();
    event.and_then(ClipboardEvent::clipboard_data)
}

/// Selects the text of the element that a selector finds, so that the visitor can copy it by hand.
pub fn select_text_of(selector: &str) {
    let selection = window().get_selection().ok().flatten();
    if let Some((selection, element)) = selection.zip(find(selector)) {
        let _ = selection.select_all_children(&element);
    }
}

/// The part of the page that the visitor has selected; an empty range where there is only a caret.
pub fn selected_range() -> Option<Range> {
    let selection = window().get_selection().ok().flatten()?;
    selection.get_range_at(0).ok()
}
