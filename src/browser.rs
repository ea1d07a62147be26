//! The little that the page asks of the browser beside views: storage, history, clipboard, download, focus, time.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{
    Blob, ClipboardEvent, DataTransfer, Document, Element, Event, EventTarget, File,
    HtmlAnchorElement, HtmlElement, HtmlInputElement, Node, Range, ResizeObserver, Response,
    ScrollIntoViewOptions, ScrollLogicalPosition, Url, Window,
};

use wireform_core::write::Shell;

use crate::state::Theme;

/// The window, which every page has.
pub fn window() -> Window {
    web_sys::window().unwrap_throw()
}

/// The document, which every window has.
pub fn document() -> Document {
    window().document().unwrap_throw()
}

/// Calls a function at each event of a kind that reaches the window, until the listener is dropped.
pub fn listen(kind: &'static str, mut listener: impl FnMut() + 'static) -> EventListener {
    listen_to(kind, move |_| listener())
}

/// The same for a function that looks at the event and may prevent what the browser would do.
pub fn listen_to(kind: &'static str, listener: impl FnMut(&Event) + 'static) -> EventListener {
    let listener: Box<dyn FnMut(&Event)> = Box::new(listener);
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), kind, options, listener)
}

/// Calls a function before the next frame is painted, when what has changed is drawn.
pub fn next_frame(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    let callback = Closure::once_into_js(then);
    let _ = window().request_animation_frame(callback.unchecked_ref());
}

/// Calls a function at first and whenever an element has another size, after it was laid out and before it is painted.
pub fn on_resize(element: &Element, then: impl FnMut() + 'static) {
    let then: Box<dyn FnMut()> = Box::new(then);
    let callback = Closure::wrap(then).into_js_value();
    // It goes with the element.
    if let Ok(observer) = ResizeObserver::new(callback.unchecked_ref()) {
        observer.observe(element);
    }
}

/// Calls a function when the event that is being handled has been, before the browser paints.
pub fn soon(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    let callback = Closure::once_into_js(then);
    window().queue_microtask(callback.unchecked_ref());
}

/// Calls a function after some milliseconds, unless the timer is dropped before.
pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) -> Timeout {
    let then: Box<dyn FnOnce()> = Box::new(then);
    Timeout::new(milliseconds, then)
}

/// A value that this browser remembers; `None` also where storage is switched off.
pub fn stored(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&key(name)).ok().flatten()
}

/// Remembers a value, if the browser lets the page; where storage is switched off or full, the page works without.
pub fn store(name: &str, value: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(&key(name), value).is_ok())
}

/// Forgets a value.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(&key(name));
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

/// Goes to another place of the page.
pub fn set_hash(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Whether what has the focus takes text.
pub fn is_typing() -> bool {
    let active = document().active_element();
    active.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

/// Changes the current history entry.
pub fn replace_entry(address: &str, state: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state.into(), "", Some(address));
    }
}

/// Adds a history entry.
pub fn push_entry(address: &str, state: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&state.into(), "", Some(address));
    }
}

/// Keeps what the history entry of a page that is going away shall hold:
/// a change of the entry itself would come too late for a reload.
pub fn keep_for_reload(address: &str, state: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let kept = [&hash(), &entry_mark(), address, state].join("\n");
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
    // No address holds a newline, and what is behind the third may.
    let mut parts = kept.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    if comes_again(next(), next()) {
        replace_entry(next(), next());
    }
}

/// Whether the page is there again whose location was `left`, from `#` on, when it went away.
fn comes_again(left: &str, mark: &str) -> bool {
    let hash = hash();
    match arrival().as_deref() {
        // It begins with the entry as it was when the reload was asked for, which may have been written since.
        Some("reload") => left.split('?').next() == hash.split('?').next(),
        Some("back_forward") => left == hash && mark == entry_mark(),
        _ => false,
    }
}

/// What tells the current history entry from others: the first line of what it holds.
pub fn entry_mark() -> String {
    let state = entry_state().unwrap_or_default();
    state.lines().next().unwrap_or_default().to_owned()
}

/// The way that led to the page: `navigate`, `reload`, `back_forward`.
fn arrival() -> Option<String> {
    let entries = window().performance()?.get_entries_by_type("navigation");
    Reflect::get(&entries.get(0), &"type".into())
        .ok()?
        .as_string()
}

/// What the current history entry holds beside its address.
pub fn entry_state() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Puts a text on the clipboard and then says whether the browser let the page do so.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // Outside a secure context (a plain http address) there is no clipboard object at all.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return then(false);
    }
    let written = navigator.clipboard().write_text(text);
    settle(&written, Box::new(|outcome| then(outcome.is_some())));
}

/// What is done with the text of a file, or with why there is none.
pub type TakeText = Box<dyn FnOnce(Result<&str, Lack>)>;

/// Why something of the site is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The site does not have it, or it cannot be read.
    Missing,
    /// It could not be fetched this time.
    Failed,
}

/// Fetches a file of the site and hands on its text.
pub fn fetch(address: &str, then: TakeText) {
    let text_of = |response: Option<JsValue>| {
        let response: Response = response.ok_or(Lack::Failed)?.unchecked_into();
        match response.status() {
            _ if response.ok() => response.text().map_err(|_| Lack::Failed),
            404 | 410 => Err(Lack::Missing),
            _ => Err(Lack::Failed),
        }
    };
    let response = window().fetch_with_str(address);
    settle(
        &response,
        Box::new(move |response| match text_of(response) {
            Ok(text) => settle(
                &text,
                Box::new(|text| {
                    let text = text.and_then(|text| text.as_string());
                    then(text.as_deref().ok_or(Lack::Failed));
                }),
            ),
            Err(lack) => then(Err(lack)),
        }),
    );
}

/// Fetches a part of the program that stands apart from it, and tells whether it is there.
pub fn fetch_part(name: &str, then: Box<dyn FnOnce(bool)>) {
    let load = Reflect::get(&window(), &"wireformPart".into()).ok();
    let load = load.and_then(|load| load.dyn_into::<Function>().ok());
    let promise = load.and_then(|load| load.call1(&JsValue::UNDEFINED, &name.into()).ok());
    match promise {
        Some(promise) => settle(
            promise.unchecked_ref(),
            Box::new(move |part| then(part.is_some())),
        ),
        // A program that was not cut has all its parts in itself.
        None => soon(|| then(true)),
    }
}

/// Reads a file that the visitor gave and hands on its text; `None` where the browser cannot.
pub fn read_file(file: &Blob, then: impl FnOnce(Option<String>) + 'static) {
    let then = |text: Option<JsValue>| then(text.and_then(|text| text.as_string()));
    settle(&file.text(), Box::new(then));
}

/// Calls a function once a promise is kept, with its value, or broken.
fn settle(promise: &Promise, then: Box<dyn FnOnce(Option<JsValue>)>) {
    let then = Rc::new(Cell::new(Some(then)));
    let [kept, broken] = [true, false].map(|is_kept| {
        let then = Rc::clone(&then);
        let call: Box<dyn FnMut(JsValue)> = Box::new(move |value| {
            if let Some(then) = then.take() {
                then(Some(value).filter(|_| is_kept));
            }
        });
        Closure::wrap(call)
    });
    let _ = promise.then2(&kept, &broken);
    // The promise calls one of them later, and nobody can tell when it needs neither.
    kept.forget();
    broken.forget();
}

/// What an event of copying or pasting is about.
pub fn clipboard_of(event: &Event) -> Option<DataTransfer> {
    let event = event.dyn_ref::<ClipboardEvent>();
    event.and_then(ClipboardEvent::clipboard_data)
}

/// Selects an element's text, so that the visitor can copy it by hand.
pub fn select_text(element: &HtmlElement) {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(element);
    }
}

/// What of the page the visitor has selected, be it only where the caret stands.
pub fn selected_range() -> Option<Range> {
    let selection = window().get_selection().ok().flatten()?;
    selection.get_range_at(0).ok()
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

/// Brings a control into view with its label and gives it the focus; of several in a group the one that is chosen.
pub fn focus(element: &HtmlElement) {
    let field = element.closest(".field").ok().flatten();
    scroll_into_view(&field.unwrap_or_else(|| element.clone().into()));
    let inside = |selector| element.query_selector(selector).ok().flatten();
    let control = inside(":scope[role=radiogroup] :checked")
        .or_else(|| inside(":scope[role=radiogroup] input"))
        .and_then(|control| control.dyn_into().ok());
    let _ = control.as_ref().unwrap_or(element).focus();
}

/// Scrolls no further than it takes to see an element.
pub fn scroll_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the page to so many pixels below its top.
pub fn scroll_to(y: u32) {
    window().scroll_to_with_x_and_y(0.0, y.into());
}

/// How many pixels of the page are above the window.
///
/// A whole number: what reads and writes fractions would weigh as much as a fifth of the home page.
pub fn scrolled() -> u32 {
    window().scroll_y().unwrap_or_default() as u32
}

/// Whether what has the focus is inside of an element.
pub fn is_focus_inside(element: Option<EventTarget>) -> bool {
    let element = element.and_then(|element| element.dyn_into::<Node>().ok());
    let focused = document().active_element();
    element.is_some_and(|element| element.contains(focused.as_deref()))
}

/// Gives the element with an id the focus once the change that shows it is drawn.
pub fn focus_later(id: String) {
    next_frame(move || {
        if let Some(element) = find(&format!("#{id}")) {
            focus(&element);
        }
    });
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

/// The file that was just chosen in a file input.
pub fn chosen_file(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    // Choosing the same file again is to be heard of again.
    input.set_value("");
    file
}

/// Reads a file in the page and hands on its bytes; `None` where it cannot be read.
pub fn read_bytes(file: &File, then: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let bytes = |buffer: JsValue| Uint8Array::new(&buffer).to_vec();
    settle(
        &file.array_buffer(),
        Box::new(move |buffer| then(buffer.map(bytes))),
    );
}

/// Does what a click on an element would do.
pub fn click(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// Bytes that nobody can foretell.
pub fn random_bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
