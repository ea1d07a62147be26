use leptos::ev::{self, MouseEvent};
use leptos::mount::mount_to_body;
use leptos::prelude::*;

use crate::address::Address;
use crate::browser;
use crate::pages::{
    CurrentPage, KeyList, Notices, Page, PasteFailure, Search, move_between_parts,
    take_dropped_files, take_pasted_text,
};
use crate::state::{
    Catalog, Lasting, Location, Pasting, PrefsStore, Theme, note_list_position, position_of_entry,
};
use crate::ui::{Announcement, Announcer, Button};

/// Shows the page in place of what `index.html` shows while the program loads.
pub fn start() {
    browser::write_unwritten();
    if let Some(loading) = browser::find("#loading") {
        loading.remove();
    }
    mount_to_body(App);
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let address = Lasting::new(Address::parse(&browser::hash()));
    let page = Memo::new(move |_| address.with(Page::of));
    let catalog = Catalog::new();
    let prefs = PrefsStore::load();
    address.with_untracked(|address| prefs.follow(address));
    let announcement = Announcement::new();
    provide_context(catalog);
    provide_context(prefs);
    provide_context(Location::new(address));
    provide_context(announcement);
    let pasting = Pasting::new(catalog, prefs);
    provide_context(pasting);

    let arrival = Arrival::new();
    let listener = window_event_listener(ev::hashchange, move |_| {
        catalog.retry();
        let before = page.get_untracked();
        address.update(|address| *address = Address::parse(&browser::hash()));
        if page.get_untracked() != before {
            arrival.begin();
        }
    });
    on_cleanup(move || listener.remove());
    note_list_position(Signal::derive(move || page.get().is_list()));
    take_dropped_files(catalog, pasting);
    take_pasted_text(pasting);
    move_between_parts();

    view! {
        <a class="skip" href="#main" on:click=skip_to_main>
            "Skip to the content"
        </a>
        <header class="top">
            <Brand />
            // The home page has the search in its middle.
            <Show when=move || page.get() != Page::Home>
                <Search />
            </Show>
            <div class="top-actions">
                <ThemeButton />
                <KeyList />
            </div>
        </header>
        <main id="main" tabindex="-1">
            <Notices />
            <PasteFailure />
            <CurrentPage on_build=move || arrival.complete_later() />
        </main>
        <Announcer announcement />
    }
}

/// The link home, and the promise.
#[component]
fn Brand() -> impl IntoView {
    view! {
        <a class="brand" href="#/">
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M2 6h5c5 0 5 12 10 12h5M2 18h5c2 0 3.200-1.900 4.300-4.200M22 6h-5c-2 0-3.200 1.900-4.300 4.200" />
            </svg>
            "Wireform"
        </a>
        <p class="promise">"Nothing you type leaves this page."</p>
    }
}

/// The button that switches from one theme to the next.
#[component]
fn ThemeButton() -> impl IntoView {
    let prefs = expect_context::<PrefsStore>();
    let theme = Memo::new(move |_| prefs.with(|prefs| prefs.theme));
    Effect::new(move || browser::set_theme(theme.get().as_str()));
    let label = Memo::new(move |_| format!("Theme: {}", theme.get().as_str()));
    // A disc that is half dark, a sun, a moon.
    let shape = move || match theme.get() {
        Theme::System => "M12 3a9 9 0 1 0 0 18z M12 3a9 9 0 0 1 0 18",
        Theme::Light => {
            "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600 19 19M19 5l-1.400 1.400M6.400 17.600 5 19"
        }
        Theme::Dark => "M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500",
    };
    view! {
        <Button
            class="icon"
            label
            attr:title=move || label.get()
            attr:data-theme=move || theme.get().as_str()
            on_click=move |()| prefs.choose(|prefs| prefs.theme = prefs.theme.next())
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d=shape />
            </svg>
        </Button>
    }
}

/// The visitor's way to another page, which ends when that page has its heading.
#[derive(Clone, Copy)]
struct Arrival(StoredValue<bool>);

impl Arrival {
    fn new() -> Self {
        Arrival(StoredValue::new(false))
    }

    fn begin(self) {
        self.0.set_value(true);
    }

    /// Moves the focus to the heading of the new page, once it is in the document, and scrolls to its top,
    /// or to where a list was left.
    fn complete_later(self) {
        if !self.0.get_value() {
            return;
        }
        browser::next_frame(move || {
            if let Some(heading) = browser::find("h1").filter(|_| self.0.get_value()) {
                self.0.set_value(false);
                // A form may have begun with its first field.
                if !browser::is_focus_inside(browser::find(".form").map(Into::into)) {
                    browser::focus(&heading);
                }
                browser::scroll_to(position_of_entry());
            }
        });
    }
}

/// What comes after `#` in the address is the state of the page, so the browser cannot follow this link.
fn skip_to_main(event: MouseEvent) {
    event.prevent_default();
    browser::focus_main();
}
