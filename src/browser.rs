//! The little that the page asks of the browser beside the DOM: storage, history, clipboard, download.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, HtmlAnchorElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

use wireform_core::write::Shell;

use crate::state::Theme;

/// A value that this browser remembers; `None` also where storage is switched off.
pub fn stored(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&key(name)).ok().flatten()
}

/// Remembers a value; where storage is switched off or full, the page works without.
pub fn store(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&key(name), value);
    }
}

/// The shell that a visitor is likely to paste into:
/// on Windows the PowerShell that comes with it, elsewhere a POSIX shell.
pub fn likely_shell() -> Shell {
    let agent = window().navigator().user_agent().unwrap_or_default();
    if agent.contains("Windows") {
        Shell::WindowsPowerShell
    } else {
        Shell::Posix
    }
}

/// Lets the style sheet know which colours are wanted.
pub fn set_theme(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme.as_str());
    }
}

/// Names the page in the browser's tab and history.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The whole address as others can open it.
pub fn location() -> String {
    window().location().href().unwrap_or_default()
}

/// Several programs may share an origin, so every key says whose it is.
fn key(name: &str) -> String {
    format!("wireform.{name}")
}

/// The location from `#` on.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Changes the current history entry.
pub fn replace_entry(address: &str, state: Option<&str>) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state_value(state), "", Some(address));
    }
}

/// Adds a history entry.
pub fn push_entry(address: &str, state: Option<&str>) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&state_value(state), "", Some(address));
    }
}

/// Keeps what a page that is going away had no time to write to its history entry:
/// a change of the entry would come too late for a reload.
pub fn keep_for_reload(address: &str, state: Option<&str>) {
    if let Ok(Some(storage)) = window().session_storage() {
        let kept = [&hash(), address, state.unwrap_or_default()].join("\n");
        let _ = storage.set_item(&key("unwritten"), &kept);
    }
}

/// Writes to the current history entry what its page had kept, if it is still the same entry.
pub fn write_kept() {
    let storage = window().session_storage().ok().flatten();
    let kept = storage
        .as_ref()
        .and_then(|storage| storage.get_item(&key("unwritten")).ok()?);
    let Some((storage, kept)) = storage.zip(kept) else {
        return;
    };
    let _ = storage.remove_item(&key("unwritten"));
    // Neither an address nor compact JSON holds a newline.
    let mut parts = kept.splitn(3, '\n');
    if parts.next() == Some(&hash())
        && let Some((address, state)) = parts.next().zip(parts.next())
    {
        replace_entry(address, Some(state).filter(|state| !state.is_empty()));
    }
}

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// What the current history entry holds beside its address.
pub fn entry_state() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

fn state_value(state: Option<&str>) -> JsValue {
    state.map_or(JsValue::NULL, JsValue::from_str)
}

/// Puts a text on the clipboard; false where the browser does not let the page.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Outside a secure context (a plain http address) there is no clipboard object at all.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// Selects an element's text, so that the visitor can copy it by hand.
pub fn select_text(element: &HtmlElement) {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(element);
    }
}

/// Hands a text to the visitor as a file.
pub fn save(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence(&parts) else {
        return;
    };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    let anchor = document().create_element("a").ok();
    if let Some(anchor) = anchor.and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    let _ = Url::revoke_object_url(&url);
}

/// Brings a control into view with its label and gives it the focus.
pub fn focus(element: &HtmlElement) {
    let field = element.closest(".field").ok().flatten();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    field
        .unwrap_or_else(|| element.clone().into())
        .scroll_into_view_with_scroll_into_view_options(&options);
    let _ = element.focus();
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten()?;
    found.dyn_into().ok()
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
