use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use wireform_core::path::Path;

use crate::browser;
use crate::state::DraftStore;

/// Gives the focus to the control of a place or, where it has none, to the nearest above it,
/// and takes the outputs away where they stand over the form.
///
/// A control that is folded away cannot take it; the button that shows it does.
pub fn go_to(store: DraftStore, path: &Path) {
    if store.raised.get() {
        store.raised.set(false);
    }
    let mut next = Some(path.clone());
    while let Some(path) = next.filter(|path| !path.is_root()) {
        let pointer = browser::selector_string(path.as_str());
        let selectors = ["name", "data-key", "data-add", "data-remove"];
        let found = selectors
            .iter()
            .find_map(|attribute| browser::find(&format!(".form [{attribute}={pointer}]")));
        if let Some(control) = found {
            return browser::focus(&unfolded(control));
        }
        next = path.parent();
    }
    // What is gone leaves no other place than the whole form.
    if let Some(title) = browser::find("#title") {
        browser::focus(&title);
    }
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
