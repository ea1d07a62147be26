use std::cell::Cell;
use std::rc::Rc;

use web_sys::Event;

use crate::address::Address;
use crate::browser;
use crate::own_model::{notice, take_dropped_files};
use crate::pages::{Page, page};
use crate::search::search;
use crate::state::{Catalogue, Prefs, Shown, Theme, note_scroll, scroll_of_entry};
use crate::view::{View, el, show};

/// What every part of the page is built from; all of it lives as long as the page.
#[derive(Clone, Copy)]
pub struct App {
    pub catalogue: Catalogue,
    pub prefs: Shown<Prefs>,
    pub address: Shown<Address>,
    /// What was last said to those who do not see the page.
    pub announcement: Shown<String>,
}

/// Builds the page; from then on it is drawn whenever something that it shows has changed.
pub fn start() {
    browser::write_kept();
    show(frame());
}

/// The parts of `index.html` that the program fills, and what it adds to them.
fn frame() -> Vec<View> {
    let address = Address::parse(&browser::hash());
    let mut chosen = Prefs::load();
    chosen.follow(&address);
    let app = App {
        catalogue: Catalogue::new(),
        prefs: Shown::new(chosen),
        address: Shown::new(address),
        announcement: Shown::apart(String::new()),
    };
    let existing = |selector| browser::find(selector).map(|element| View::of(element.into()));
    let announcer = announcer(app.announcement);
    if let Some(body) = browser::document().body() {
        let _ = body.append_child(announcer.element());
    }
    let skip = existing(".skip").map(|view| view.on("click", skip_to_main));
    let header = existing(".top").map(|view| header(view, app));
    let main = existing("#main").map(|view| main(view, app));
    let parts = [skip, header, main, Some(announcer)];
    parts.into_iter().flatten().collect()
}

/// The home page has the search in its middle, every other page in the header.
fn header(view: View, app: App) -> View {
    let is_home = move || app.address.with(Page::of) == Page::Home;
    view.region(is_home, move |is_home| {
        let search = (!is_home).then(|| search(app.catalogue));
        search.into_iter().collect()
    })
    .child(theme_button(app.prefs))
}

/// The page that the address names.
fn main(view: View, app: App) -> View {
    let arrives = Rc::new(Cell::new(false));
    let moves = Rc::clone(&arrives);
    let listener = browser::listen("hashchange", move || {
        app.catalogue.retry();
        let before = app.address.with(Page::of);
        app.address.set(Address::parse(&browser::hash()));
        moves.set(moves.get() || app.address.with(Page::of) != before);
    });
    // A change of the input alone is the form's own business; only another page is built anew.
    let place = move || {
        let (page, plain) = app
            .address
            .with(|address| (Page::of(address), address.plain));
        let settled = page.settled(app.catalogue);
        // A form that is open stays as it is.
        let is_list = matches!(page, Page::Service(_));
        let own = is_list.then(|| app.catalogue.own.version());
        (page, plain, settled, own)
    };
    let scroll = note_scroll(move || {
        let page = app.address.with(Page::of);
        !matches!(page, Page::Operation(..))
    });
    view.child(notice(app.catalogue))
        .region(place, move |(place, ..)| {
            if arrives.get() {
                let arrives = Rc::clone(&arrives);
                browser::next_frame(move || focus_heading(&arrives));
            }
            vec![page(place, app)]
        })
        .keep((listener, scroll, take_dropped_files(app.catalogue)))
}

/// Who comes to another page begins at its head, by eye, by ear and by keyboard, as soon as it has one;
/// who comes back to a list, where it was left.
fn focus_heading(arrives: &Cell<bool>) {
    if let Some(heading) = browser::find("h1").filter(|_| arrives.get()) {
        arrives.set(false);
        browser::focus(&heading);
        browser::scroll_to(scroll_of_entry());
    }
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

/// What changed, for those who do not see it; any part of the page may speak through it.
fn announcer(announcement: Shown<String>) -> View {
    el("p")
        .class("visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .live_text(move || announcement.get())
}
