use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use wireform_core::builtin;
use wireform_core::companion::Suggestion;
use wireform_core::search::{Hit, Index, find};

use crate::address;
use crate::browser;
use crate::control::{Combobox, Control, combobox, finds_nothing};
use crate::state::{Catalogue, Fetched};
use crate::view::{Say, View, el, of, redraw, with};

const ID: &str = "search";

/// More than this nobody reads; typing narrows the list.
const MOST: usize = 40;

/// Finds a service or an operation and opens it; `/` and Ctrl+K lead to it.
pub fn search(catalogue: Catalogue) -> View {
    let finder = Rc::new(Finder {
        catalogue,
        query: RefCell::default(),
        found: RefCell::default(),
    });
    let box_of_search = combobox(Combobox {
        control: control(),
        value: of(&finder, |finder| finder.query.borrow().clone()).into(),
        set: Rc::new(with(&finder, |finder, text: &str| {
            finder.query.replace(text.to_owned());
            redraw();
        })),
        suggestions: Rc::new(of(&finder, |finder| finder.found())),
        paste: None,
        choose: Some(Rc::new(with(&finder, |finder, name: &str| {
            finder.query.take();
            open(name);
        }))),
        adds: None,
    });
    el("div")
        .class("search")
        .attr("role", "search")
        .child(box_of_search)
        .child(finds_nothing(of(&finder, |finder| finder.finds_nothing())))
        .keep(browser::listen_to("keydown", lead_here()))
}

/// What is typed, with what it finds: looked for once, for the list and for the words where that is empty.
struct Finder {
    catalogue: Catalogue,
    query: RefCell<String>,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    query: String,
    /// Of which state of the names it is.
    version: (u32, u32),
    hits: Vec<Suggestion>,
}

impl Finder {
    /// What the query finds among all names; asking for it has them fetched.
    fn found(&self) -> Vec<Suggestion> {
        let names = self.catalogue.index().there();
        let version = self.catalogue.names_version();
        let query = self.query.borrow();
        let mut found = self.found.borrow_mut();
        if (&found.query, found.version) != (&*query, version) {
            *found = Found {
                query: query.clone(),
                version,
                hits: hits(self.catalogue, names, &query),
            };
        }
        found.hits.clone()
    }

    /// What there is to say where the list stays empty.
    fn finds_nothing(&self) -> String {
        let query = self.query.borrow().trim().to_owned();
        if query.is_empty() {
            return String::new();
        }
        match self.catalogue.index() {
            Fetched::Asked => String::new(),
            Fetched::There(_) if !self.found().is_empty() => String::new(),
            Fetched::Failed => "The names could not be fetched. Is there a connection?".to_owned(),
            _ => format!("Nothing is called “{query}”."),
        }
    }
}

fn control() -> Control {
    Control {
        id: ID.to_owned(),
        name: Say::from(|| ID.to_owned()),
        edits_key: false,
        label: Some(Say::from(|| "Find an AWS operation or service".to_owned())),
        placeholder: Say::from(|| "Find any operation, such as s3 put object".to_owned()),
        described_by: Say::from(String::new),
        invalid: Rc::new(|| false),
        required: false,
        secret: false,
    }
}

fn hits(catalogue: Catalogue, names: Option<&'static Index>, query: &str) -> Vec<Suggestion> {
    let own = catalogue.own.all();
    let own = own.iter().map(|own| &own.listed);
    let listed = names.iter().flat_map(|index| &index.services);
    let hits = find(&mut own.chain(listed), query, MOST);
    hits.into_iter()
        .map(|hit| suggestion(catalogue, hit))
        .collect()
}

fn suggestion(catalogue: Catalogue, hit: Hit<'_>) -> Suggestion {
    let service = &hit.service.command;
    let mut help = vec![hit.service.title.as_str()];
    let text = match hit.operation {
        Some(operation) => {
            if builtin::has_companion(service, &operation.command) {
                help.push("with scenarios and rules");
            }
            if operation.deprecated {
                help.push("deprecated");
            }
            format!("{service} {}", operation.command)
        }
        None => {
            help.push("all operations");
            service.clone()
        }
    };
    if catalogue.own.find(service).is_some() {
        help.push("yours");
    }
    Suggestion {
        text,
        help: help.join(" · "),
    }
}

/// Opens the form of an operation by the CLI's two words, or a service's page by its one.
fn open(name: &str) {
    let (service, operation) = match name.split_once(' ') {
        Some((service, operation)) => (service, Some(operation)),
        None => (name, None),
    };
    browser::set_hash(&address::of(service, operation));
    // The page's head takes the focus when it is there; until then it is not in the box.
    if let Some(main) = browser::find("#main") {
        browser::focus(&main);
    }
}

/// `/` where nothing is typed and Ctrl+K or Command+K anywhere lead to the box, Escape leads back.
fn lead_here() -> impl Fn(&Event) {
    let from = RefCell::new(None);
    move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let held = key.ctrl_key() || key.meta_key();
        let is_here = || browser::find("#search:focus").is_some();
        let wanted = match key.key().as_str() {
            "k" if held => browser::find("#search"),
            "/" if !held && !browser::is_typing() => browser::find("#search"),
            // The first Escape closes the list.
            "Escape" if !event.default_prevented() && is_here() => from.take(),
            _ => None,
        };
        if let Some(wanted) = wanted {
            event.prevent_default();
            if !is_here() {
                from.replace(browser::find(":focus"));
            }
            browser::focus(&wanted);
        }
    }
}
