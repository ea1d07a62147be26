use web_sys::Event;

use crate::address::Address;
use crate::browser;
use crate::form::form;
use crate::output::output_panes;
use crate::search::search;
use crate::state::{
    Catalogue, DraftStore, Opened, Opening, Outputs, Prefs, Shown, Theme, draft_of_entry, follow,
};
use crate::view::{View, el, show};

/// Where an address that names no operation leads.
const FIRST_OPERATION: (&str, &str) = ("apigatewayv2", "create-integration");

/// Builds the page; from then on it is drawn whenever something that it shows has changed.
pub fn start() {
    browser::write_kept();
    show(frame());
}

/// The parts of `index.html` that the program fills, and what it adds to them.
fn frame() -> Vec<View> {
    let mut chosen = Prefs::load();
    chosen.follow(&Address::parse(&browser::hash()));
    let prefs = Shown::new(chosen);
    let announcement = Shown::new(String::new());
    let catalogue = Catalogue::new();
    let existing = |selector| browser::find(selector).map(|element| View::of(element.into()));
    let announcer = announcer(announcement);
    if let Some(body) = browser::document().body() {
        let _ = body.append_child(announcer.element());
    }
    let skip = existing(".skip").map(|view| view.on("click", skip_to_main));
    let header =
        existing(".top").map(|view| view.child(search(catalogue)).child(theme_button(prefs)));
    let main = existing("#main").map(|view| main(view, catalogue, prefs, announcement));
    let parts = [skip, header, main, Some(announcer)];
    parts.into_iter().flatten().collect()
}

/// The form that the address names.
fn main(
    view: View,
    catalogue: Catalogue,
    prefs: Shown<Prefs>,
    announcement: Shown<String>,
) -> View {
    let address = Shown::new(Address::parse(&browser::hash()));
    let listener = browser::listen("hashchange", move || {
        address.set(Address::parse(&browser::hash()));
    });
    // A change of the input alone is the form's own business; only another operation opens anew.
    let place = move || {
        let first = || (FIRST_OPERATION.0.to_owned(), FIRST_OPERATION.1.to_owned());
        let address = address.read();
        let (service, operation) = address.operation.clone().unwrap_or_else(first);
        let is_settled = catalogue.is_settled(&service);
        (service, operation, address.plain, is_settled)
    };
    view.region(place, move |(service, operation, plain, _)| {
        vec![match Opened::open(catalogue, service, operation, *plain) {
            Opening::Here(opened) => operation_page(opened, prefs, announcement),
            Opening::Waits => el("p").class("nothing").text("Fetching the service …"),
            Opening::Fails(problem) => nothing_here(&problem),
        }]
    })
    .keep(listener)
}

/// The fragment is the page's state, so this link moves the focus by itself.
fn skip_to_main(event: &Event) {
    event.prevent_default();
    if let Some(main) = browser::find("#main") {
        browser::focus(&main);
    }
}

fn theme_button(prefs: Shown<Prefs>) -> View {
    let theme = move || prefs.with(|prefs| prefs.theme);
    let mut set = None;
    el("button")
        .class("quiet")
        .attr("type", "button")
        .live("data-theme", move || theme().as_str().to_owned())
        .live_text(move || {
            let words = match theme() {
                Theme::System => "Theme: system",
                Theme::Light => "Theme: light",
                Theme::Dark => "Theme: dark",
            };
            words.to_owned()
        })
        .each_draw(move || {
            if set.replace(theme()) != Some(theme()) {
                browser::set_theme(theme());
            }
        })
        .on("click", move |_| {
            Prefs::choose(prefs, |prefs| prefs.theme = prefs.theme.next());
        })
}

fn operation_page(opened: Opened, prefs: Shown<Prefs>, announcement: Shown<String>) -> View {
    let address = Address::parse(&browser::hash());
    let unreadable = match &address.input {
        Some(Err(error)) => Some(format!(
            "The input in this address cannot be read: {error}."
        )),
        _ => None,
    };
    let banner = unreadable.map(|text| el("p").class("banner").attr("role", "alert").text(&text));
    let store = DraftStore::new(opened, draft_of_entry(&address), prefs, announcement);
    let outputs = Outputs::new(store, prefs);
    browser::set_title(&format!(
        "{} {} · Wireform",
        opened.service().command,
        opened.api().command
    ));
    let form_side = el("div")
        .class("form-side")
        .children(banner)
        .child(form(store, prefs));
    let workbench = el("div")
        .class("workbench")
        .child(form_side)
        .child(output_panes(store, outputs, prefs));
    follow(workbench, store, prefs)
}

fn nothing_here(problem: &str) -> View {
    let (service, operation) = FIRST_OPERATION;
    let link = el("a")
        .attr("href", &format!("#/{service}/{operation}"))
        .text(&format!("{service} {operation}"));
    el("div")
        .class("nothing")
        .child(el("h1").text("Nothing here"))
        .child(el("p").text(problem))
        .child(el("p").text("Wireform has this form: ").child(link))
}

/// What changed, for those who do not see it; any part of the page may speak through it.
fn announcer(announcement: Shown<String>) -> View {
    el("p")
        .class("visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .live_text(move || announcement.get())
}
