//! Files that are dropped on the page: values of the fields that they are dropped on, texts that fill in a form, and the
//! visitor's own models.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, File, FileList, HtmlInputElement};

use crate::browser;
use crate::state::{Catalog, Pasting};

use super::paste::is_source;
use super::user_models::{say, say_unreadable, take_model};

/// Reads files that are dropped anywhere on the page, except on controls that take files themselves.
pub fn take_dropped_files(catalog: Catalog, pasting: Pasting) {
    let over = window_event_listener(ev::dragover, |event| {
        if files(&event).is_some() {
            event.prevent_default();
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        let Some(files) = files(&event) else { return };
        event.prevent_default();
        match (file_input_near(&event), files.get(0)) {
            (Some(input), Some(_)) => choose(&input, &files),
            (None, Some(file)) => take(catalog, pasting, file),
            (_, None) => {}
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}

/// The files of a drag that is not over a control that takes files itself.
fn files(event: &DragEvent) -> Option<FileList> {
    let takes_files = "input[type=file], [data-takes-files]";
    let data = event.data_transfer()?;
    let has_files = data.types().includes(&"Files".into(), 0);
    let elsewhere = matches!(target(event)?.closest(takes_files), Ok(Some(_)));
    data.files().filter(|_| has_files && !elsewhere)
}

fn target(event: &DragEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The control by which a file is chosen for the field that one is dropped on.
fn file_input_near(event: &DragEvent) -> Option<HtmlInputElement> {
    let field = target(event)?.closest(".field").ok().flatten()?;
    let input = field.query_selector("input[type=file]").ok().flatten()?;
    let is_own = input.closest(".field").ok().flatten().as_ref() == Some(&field);
    input.dyn_into().ok().filter(|_| is_own)
}

/// Chooses files as if it were done with the control.
fn choose(input: &HtmlInputElement, files: &FileList) {
    input.set_files(Some(files));
    if let Ok(event) = Event::new("change") {
        let _ = input.dispatch_event(&event);
    }
}

fn take(catalog: Catalog, pasting: Pasting, file: File) {
    // The names that AWS uses are fetched while the file is read.
    let _ = untrack(|| catalog.list());
    let name = file.name();
    spawn_local(async move {
        match browser::read_text(file).await {
            Some(text) if fills_in_a_form(&name, &text) => pasting.take(&text),
            Some(text) if is_json(&name) => take_model(catalog, &name, &text),
            Some(_) => say(
                catalog,
                format!(
                    "{name} is not a service model, nor a text that fills in a form. To use it as a value, drop it on a field that takes a file."
                ),
            ),
            None => say_unreadable(catalog, &name),
        }
    });
}

/// Whether the text of a file is a command, a request, or a document that is no model.
fn fills_in_a_form(name: &str, text: &str) -> bool {
    let is_model = ["\"metadata\"", "\"operations\"", "\"shapes\""]
        .into_iter()
        .any(|key| text.contains(key));
    let is_whole = !is_json(name) || text.trim_end().ends_with(['}', ']']);
    let is_text = !text.contains('\0') && !text.contains(char::REPLACEMENT_CHARACTER);
    is_text && is_whole && !is_model && is_source(text)
}

fn is_json(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".json")
}
