use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use wireform_core::companion::Suggestion;
use wireform_core::search::Hit;

use crate::browser;
use crate::form::{Combobox, Control, combobox};
use crate::state::{Catalogue, Fetched};
use crate::view::{Say, View, el, redraw};

const ID: &str = "search";

/// More than this nobody reads; typing narrows the list.
const MOST: usize = 40;

/// Finds an operation of any service and opens its form; `/` and Ctrl+K lead to it.
pub fn search(catalogue: Catalogue) -> View {
    let query: Rc<RefCell<String>> = Rc::default();
    let (shown, typed, chosen) = (query.clone(), query.clone(), query.clone());
    let box_of_search = combobox(Combobox {
        control: control(),
        value: Say::from(move || shown.borrow().clone()),
        set: Rc::new(move |text| {
            typed.replace(text.to_owned());
            redraw();
        }),
        suggestions: Rc::new(move || found(catalogue, &query.borrow())),
        pastes_into: None,
        choose: Some(Rc::new(move |name| {
            chosen.take();
            open(name);
        })),
    });
    el("div")
        .class("search")
        .attr("role", "search")
        .child(box_of_search)
        .keep(browser::listen_to("keydown", lead_here))
}

fn control() -> Control {
    Control {
        id: ID.to_owned(),
        name: Say::from(|| ID.to_owned()),
        edits_key: false,
        label: Some(Say::from(|| "Find an AWS operation".to_owned())),
        placeholder: Say::from(|| "Find any operation, such as s3 put object".to_owned()),
        described_by: Say::from(String::new),
        invalid: Rc::new(|| false),
        required: false,
        secret: false,
    }
}

fn found(catalogue: Catalogue, query: &str) -> Vec<Suggestion> {
    let Fetched::There(index) = catalogue.index() else {
        return Vec::new();
    };
    let suggestion = |hit: Hit<'_>| Suggestion {
        text: format!("{} {}", hit.service.command, hit.operation),
        help: hit.service.title.clone(),
    };
    index
        .find(query, MOST)
        .into_iter()
        .map(suggestion)
        .collect()
}

/// Opens the form of an operation, by the CLI's two words.
fn open(name: &str) {
    browser::set_hash(&format!("#/{}", name.replace(' ', "/")));
    if let Some(main) = browser::find("#main") {
        browser::focus(&main);
    }
}

/// `/` where nothing is typed, and Ctrl+K or Command+K anywhere.
fn lead_here(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let held = key.ctrl_key() || key.meta_key();
    let wanted = match key.key().as_str() {
        "k" => held,
        "/" => !held && !browser::is_typing(),
        _ => false,
    };
    if let Some(input) = browser::find("#search").filter(|_| wanted) {
        event.prevent_default();
        browser::focus(&input);
    }
}
