use gloo_file::{Blob, ObjectUrl};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// Downloads a text as a file.
pub fn save(name: &str, text: &str) {
    let anchor = document().create_element("a").ok();
    let anchor = anchor.and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        let url = ObjectUrl::from(Blob::new(text));
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
}
