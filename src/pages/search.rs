use std::cell::RefCell;

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use web_sys::HtmlElement;

use wireform_companions::Suggestion;
use wireform_model::index::{Index, ListedKind};
use wireform_search::{Hit, Priority, find};

use crate::address;
use crate::browser;
use crate::state::{Catalog, Fetched, Pasting, recent};
use crate::ui::{Combobox, Control, NoMatch};

use super::paste::is_command_or_request;

const ID: &str = "search";

/// Nobody reads more than this; typing narrows the list.
const MAX_HITS: usize = 40;

/// Finds a service or an operation and opens it; `/` and Ctrl+K move the focus here.
#[component]
pub fn Search(
    /// What the empty box shows; in the header there is room for little.
    #[prop(default = "Find an operation")]
    placeholder: &'static str,
) -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    let query = RwSignal::new(String::new());
    // Reading it fetches the names, so nothing reads it before the list is opened or something is typed.
    let hits = Memo::new(move |_| {
        let index = catalog.index().ready();
        query.with(|query| hits(catalog, index, query))
    });
    let problem = move || {
        let query = query.read().trim().to_owned();
        if query.is_empty() {
            return String::new();
        }
        match catalog.index() {
            Fetched::Pending => String::new(),
            Fetched::Error => {
                "Could not load the names. Check your connection and try again.".to_owned()
            }
            _ if hits.with(|hits| !hits.is_empty()) => String::new(),
            _ => format!("Nothing matches “{query}”."),
        }
    };
    // Escape also closes the list; the next one leaves the box.
    let clear = move |event: KeyboardEvent| {
        if event.key() == "Escape" && query.with_untracked(|query| !query.is_empty()) {
            event.prevent_default();
            query.set(String::new());
        }
    };
    let pasting = expect_context::<Pasting>();
    // The names alone would open the form without what the options fill in.
    let choose = move |name: String| {
        let typed = query.get_untracked();
        query.set(String::new());
        match typed.contains(" -") && is_command_or_request(&typed) {
            true => pasting.take(&typed),
            false => open(&name),
        }
    };
    let control = Control::new(ID, ID, "Find an AWS operation or service");
    let listener = window_event_listener(ev::keydown, move_focus());
    on_cleanup(move || listener.remove());
    view! {
        <div class="search" role="search" on:keydown=clear>
            <Combobox
                control=control.with_placeholder(placeholder.to_owned())
                value=query
                on_input=move |text| query.set(text)
                suggestions=move |()| {
                    // Fetches the names already while the box is empty.
                    let hits = hits.get();
                    if query.read().trim().is_empty() { opened_recently() } else { hits }
                }
                on_choose=choose
            />
            <NoMatch text=Signal::derive(problem) />
        </div>
    }
}

/// What an empty box offers.
fn opened_recently() -> Vec<Suggestion> {
    let recent = recent().into_iter();
    let suggestion = |(service, operation)| Suggestion {
        text: format!("{service} {operation}"),
        help: "opened recently".to_owned(),
    };
    recent.map(suggestion).collect()
}

fn hits(catalog: Catalog, index: Option<&'static Index>, query: &str) -> Vec<Suggestion> {
    let models = catalog.user_models().all();
    let models = models.iter().map(|model| &model.listed);
    let listed = index.iter().flat_map(|index| &index.services);
    let recent = recent();
    let is_recent = |service: &str, operation: &str| {
        let mut recent = recent.iter();
        recent.any(|known| (known.0.as_str(), known.1.as_str()) == (service, operation))
    };
    let priority = |service: &str, operation: &str| match () {
        () if is_recent(service, operation) => Priority::Recent,
        () if wireform_companions::has_companion(service, operation) => Priority::Special,
        () => Priority::Plain,
    };
    let hits = find(&mut models.chain(listed), query, MAX_HITS, &priority);
    hits.into_iter()
        .map(|hit| suggestion(catalog, hit))
        .collect()
}

fn suggestion(catalog: Catalog, hit: Hit<'_>) -> Suggestion {
    let service = &hit.service.command;
    let mut help = vec![hit.service.title.as_str()];
    let text = match hit.operation {
        Some(operation) => {
            if wireform_companions::has_companion(service, &operation.command) {
                help.push("guided form");
            }
            if operation.deprecated {
                help.push("deprecated");
            }
            match operation.kind {
                ListedKind::Operation => {}
                ListedKind::Command => help.push("CLI command"),
                ListedKind::Absent => help.push("not in the AWS CLI"),
            }
            format!("{service} {}", operation.command)
        }
        None if hit.service.is_own => {
            help.push("CLI commands");
            service.clone()
        }
        None => {
            help.push("all operations");
            service.clone()
        }
    };
    if catalog.user_models().find(service).is_some() {
        help.push("your own model");
    }
    Suggestion {
        text,
        help: help.join(" · "),
    }
}

/// Opens the form of an operation by its service's and its own name, or a service's page by its name.
fn open(name: &str) {
    let (service, operation) = match name.split_once(' ') {
        Some((service, operation)) => (service, Some(operation)),
        None => (name, None),
    };
    browser::set_hash(&address::of(service, operation));
    // The new page's heading gets the focus once it is there; until then the focus leaves the box.
    if let Some(main) = browser::find("#main") {
        browser::focus(&main);
    }
}

/// `/` where nothing is typed and Ctrl+K or Command+K anywhere move the focus to the box, Escape moves it back.
fn move_focus() -> impl Fn(KeyboardEvent) {
    let from = RefCell::new(None::<HtmlElement>);
    move |event| {
        let is_shortcut = event.ctrl_key() || event.meta_key();
        let is_here = || browser::find("#search:focus").is_some();
        let to = match event.key().as_str() {
            "k" if is_shortcut => browser::find("#search"),
            "/" if !is_shortcut && !browser::is_typing() => browser::find("#search"),
            // The first Escape closes the list.
            "Escape" if !event.default_prevented() && is_here() => from.take(),
            _ => None,
        };
        if let Some(to) = to {
            event.prevent_default();
            if !is_here() {
                from.replace(browser::find(":focus"));
            }
            browser::focus(&to);
        }
    }
}
