//! A model of one's own: taken from a file that is dropped on the page or chosen, and named.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};
use wireform_core::model::Service;

use crate::address;
use crate::browser;
use crate::state::{Catalogue, Notice, forget};
use crate::view::{View, el, target};

/// Takes files that are dropped anywhere on the page, but for controls that take files themselves.
pub fn take_dropped_files(catalogue: Catalogue) -> (EventListener, EventListener) {
    let over = browser::listen_to("dragover", |event| {
        if files(event).is_some() {
            event.prevent_default();
        }
    });
    let drop = browser::listen_to("drop", move |event| {
        if let Some(files) = files(event) {
            event.prevent_default();
            files
                .get(0)
                .into_iter()
                .for_each(|file| take(catalogue, file));
        }
    });
    (over, drop)
}

/// The files of a drag that no control has a use for.
fn files(event: &Event) -> Option<web_sys::FileList> {
    let takes_files = "input[type=file], [data-takes-files]";
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let has_files = data.types().includes(&"Files".into(), 0);
    let elsewhere = target(event).is_some_and(|at| matches!(at.closest(takes_files), Ok(Some(_))));
    data.files().filter(|_| has_files && !elsewhere)
}

/// Lets a model's file be chosen.
pub fn file_button(catalogue: Catalogue) -> View {
    let input = el("input")
        .class("visually-hidden")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on("change", move |event| {
            let target = event.target();
            let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            let file = input.files().and_then(|files| files.get(0));
            file.into_iter().for_each(|file| take(catalogue, file));
            // The same file, when it is chosen again, has changed again.
            input.set_value("");
        });
    el("label")
        .class("file-button")
        .text("Choose a model …")
        .child(input)
}

/// Takes a model of one's own away.
pub fn remove_button(catalogue: Catalogue, command: &str) -> View {
    let name = command.to_owned();
    el("button")
        .class("remove")
        .attr("type", "button")
        .attr("aria-label", &format!("Remove the model {command}"))
        .text("×")
        .on("click", move |_| {
            forget(&name);
            catalogue.own.remove(&name);
        })
}

fn take(catalogue: Catalogue, file: File) {
    // The list tells which names are taken; it is on its way while the file is read.
    let _ = catalogue.list();
    let name = file.name();
    browser::read_file(&file, move |text| {
        let notice = match text {
            Some(text) => read(catalogue, &name, text),
            None => Some(Notice::Said(format!(
                "{name} cannot be read by this browser."
            ))),
        };
        catalogue.own.notice.set(notice);
    });
}

/// Takes a model in and opens it, or gives what is to be said or asked before.
fn read(catalogue: Catalogue, file: &str, text: String) -> Option<Notice> {
    let service = match Service::from_json(&text, None) {
        Ok(service) if service.operations.is_empty() => {
            return Some(Notice::Said(format!("{file} has no operations.")));
        }
        Ok(service) => service,
        Err(error) => return Some(Notice::Said(format!("{file} is {error}."))),
    };
    let name = own_name(&service, file);
    if catalogue.is_taken(&name) {
        return Some(Notice::AsksForName { taken: name, text });
    }
    keep(catalogue, service, &name, &text)
}

fn keep(catalogue: Catalogue, service: Service, name: &str, text: &str) -> Option<Notice> {
    let is_kept = catalogue.own.add(service, name, text);
    browser::set_hash(&address::of(name, None));
    (!is_kept).then(|| {
        Notice::Said(format!(
            "The model {name} is here until this page is closed: it is too large for what the browser lets the page keep."
        ))
    })
}

/// The name that `aws configure add-model` gives it, or else the file's.
///
/// Source: `awscli/customizations/configure/addmodel.py`.
fn own_name(service: &Service, file: &str) -> String {
    let stem = file.split('.').next().unwrap_or_default();
    let names = [&service.metadata.endpoint_prefix, &service.command, stem];
    let names = names.map(word);
    let named = names.into_iter().find(|name| !name.is_empty());
    named.unwrap_or_else(|| "own".to_owned())
}

/// A name as a word of the command line.
fn word(name: &str) -> String {
    let name = name.trim().to_ascii_lowercase();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    name.chars()
        .map(|c| if is_plain(c) { c } else { '-' })
        .collect()
}

/// What there is to say or to ask about a model, above every page.
pub fn notice(catalogue: Catalogue) -> View {
    let notice = catalogue.own.notice;
    el("div")
        .class("notice")
        .attr("aria-live", "assertive")
        .region(
            move || notice.get(),
            move |now| match now {
                None => Vec::new(),
                Some(Notice::Said(words)) => vec![el("p").text(words), close(catalogue)],
                Some(Notice::AsksForName { taken, text }) => {
                    vec![ask_for_name(catalogue, taken, text), close(catalogue)]
                }
            },
        )
}

fn close(catalogue: Catalogue) -> View {
    el("button")
        .class("remove")
        .attr("type", "button")
        .attr("aria-label", "Close")
        .text("×")
        .on("click", move |_| catalogue.own.notice.set(None))
}

/// A service of AWS is not hidden by one of one's own.
fn ask_for_name(catalogue: Catalogue, taken: &str, text: &str) -> View {
    const ID: &str = "own-name";
    let free = format!("{taken}-own");
    let input = el("input")
        .attr("id", ID)
        .attr("type", "text")
        .attr("value", &free)
        .attr("autocomplete", "off");
    let text = text.to_owned();
    let label = format!("AWS has a service {taken}. The name of yours:");
    browser::focus_later(ID.to_owned());
    el("form")
        .child(el("label").attr("for", ID).text(&label))
        .child(input)
        .child(el("button").text("Use this name"))
        .on("submit", move |event| {
            event.prevent_default();
            let typed = browser::find(&format!("#{ID}"));
            let typed = typed.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
            let name = typed.map(|input| word(&input.value())).unwrap_or_default();
            if name.is_empty() || catalogue.is_taken(&name) {
                return;
            }
            if let Ok(service) = Service::from_json(&text, None) {
                let notice = keep(catalogue, service, &name, &text);
                catalogue.own.notice.set(notice);
            }
        })
}
