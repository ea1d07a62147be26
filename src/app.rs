use leptos::ev;
use leptos::prelude::*;

use crate::address::Address;
use crate::browser;
use crate::form::Form;
use crate::output::OutputPanes;
use crate::state::{DraftStore, Opened, Outputs, Prefs, Theme, draft_of_entry, follow};

/// Where an address that names no operation leads.
const FIRST_OPERATION: (&str, &str) = ("apigatewayv2", "create-integration");

/// The whole page: its header, and the form that the address names.
#[component]
pub fn App() -> impl IntoView {
    browser::write_kept();
    let mut chosen = Prefs::load();
    chosen.follow(&Address::parse(&browser::hash()));
    let prefs = RwSignal::new(chosen);
    provide_context(prefs);
    provide_context(Announcement(RwSignal::new(String::new())));
    Effect::new(move |_| browser::set_theme(prefs.with(|prefs| prefs.theme)));

    let address = RwSignal::new(Address::parse(&browser::hash()));
    let listener = window_event_listener(ev::hashchange, move |_| {
        address.set(Address::parse(&browser::hash()));
    });
    on_cleanup(move || listener.remove());
    // A change of the input alone is the form's own business; only another operation opens anew.
    let place = Memo::new(move |_| {
        address.with(|address| {
            let first = || (FIRST_OPERATION.0.to_owned(), FIRST_OPERATION.1.to_owned());
            (
                address.operation.clone().unwrap_or_else(first),
                address.plain,
            )
        })
    });
    view! {
        <a class="skip" href="#main" on:click=skip_to_main>"Skip to the form"</a>
        <Header prefs/>
        <main id="main" tabindex="-1">
            {move || {
                let ((service, operation), plain) = place.get();
                match Opened::open(&service, &operation, plain) {
                    Ok(opened) => operation_page(opened, prefs).into_any(),
                    Err(problem) => nothing_here(problem).into_any(),
                }
            }}
        </main>
        <Announcer/>
    }
}

/// The fragment is the page's state, so this link moves the focus by itself.
fn skip_to_main(event: ev::MouseEvent) {
    event.prevent_default();
    if let Some(main) = browser::find("#main") {
        browser::focus(&main);
    }
}

#[component]
fn Header(prefs: RwSignal<Prefs>) -> impl IntoView {
    let theme = move || prefs.with(|prefs| prefs.theme);
    let title = move || match theme() {
        Theme::System => "Theme: system",
        Theme::Light => "Theme: light",
        Theme::Dark => "Theme: dark",
    };
    view! {
        <header class="top">
            <a class="brand" href="#/">
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M2 6h5c5 0 5 12 10 12h5M2 18h5c2 0 3.200-1.900 4.300-4.200M22 6h-5c-2 0-3.200 1.900-4.300 4.200"/>
                </svg>
                "Wireform"
            </a>
            <p class="promise">"Nothing you type leaves this page."</p>
            <button
                class="quiet"
                type="button"
                data-theme=move || theme().as_str()
                on:click=move |_| Prefs::choose(prefs, |prefs| prefs.theme = prefs.theme.next())
            >
                {title}
            </button>
        </header>
    }
}

fn operation_page(opened: Opened, prefs: RwSignal<Prefs>) -> impl IntoView {
    let address = Address::parse(&browser::hash());
    let unreadable = match &address.input {
        Some(Err(error)) => Some(format!(
            "The input in this address cannot be read: {error}."
        )),
        _ => None,
    };
    let store = DraftStore::new(opened, draft_of_entry(&address), prefs);
    let outputs = Outputs::new(store, prefs);
    follow(store, prefs);
    browser::set_title(&format!(
        "{} {} · Wireform",
        opened.service().command,
        opened.api().command
    ));
    view! {
        <div class="workbench">
            <div class="form-side">
                {unreadable.map(|text| view! { <p class="banner" role="alert">{text}</p> })}
                <Form store prefs/>
            </div>
            <OutputPanes store outputs prefs/>
        </div>
    }
}

fn nothing_here(problem: String) -> impl IntoView {
    let (service, operation) = FIRST_OPERATION;
    view! {
        <div class="nothing">
            <h1>"Nothing here"</h1>
            <p>{problem}</p>
            <p>
                "Wireform has this form: "
                <a href=format!("#/{service}/{operation}")>{format!("{service} {operation}")}</a>
            </p>
        </div>
    }
}

/// What changed, for those who do not see it; any part of the page may speak through it.
#[derive(Clone, Copy)]
pub struct Announcement(pub RwSignal<String>);

#[component]
fn Announcer() -> impl IntoView {
    let Announcement(text) = expect_context();
    view! { <p class="visually-hidden" role="status" aria-live="polite">{move || text.get()}</p> }
}
