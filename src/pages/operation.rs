use crate::address::{self, Address};
use crate::app::App;
use crate::browser;
use crate::form::form;
use crate::output::output_panes;
use crate::state::{DraftStore, Opened, Outputs, draft_of_entry, follow};
use crate::view::{View, el};

/// The form of an operation beside its outputs.
pub fn operation_page(opened: Opened, app: App) -> View {
    let address = Address::parse(&browser::hash());
    let unreadable = match &address.input {
        Some(Err(error)) => Some(format!(
            "The input in this address cannot be read: {error}."
        )),
        _ => None,
    };
    let banner = unreadable.map(|text| el("p").class("banner").attr("role", "alert").text(&text));
    let store = DraftStore::new(
        opened,
        draft_of_entry(&address),
        app.prefs,
        app.announcement,
    );
    store.carry_over(address.cli());
    let outputs = Outputs::new(store, app.prefs);
    let (service, api) = (opened.service(), opened.api());
    browser::set_title(&format!("{} {} · Wireform", service.command, api.command));
    let form_side = el("div")
        .class("form-side")
        .child(way_back(
            &service.command,
            &service.metadata.service_full_name,
        ))
        .children(banner)
        .child(form(store, app.prefs));
    let workbench = el("div")
        .class("workbench")
        .child(form_side)
        .child(output_panes(store, outputs, app.prefs));
    follow(workbench, store, app.prefs)
}

/// From the form to its service and on to all of them.
fn way_back(command: &str, title: &str) -> View {
    let home = el("a").attr("href", "#/").text("Services");
    let title = if title.is_empty() { command } else { title };
    let service = el("a")
        .attr("href", &address::of(command, None))
        .text(title);
    el("nav")
        .class("way-back")
        .attr("aria-label", "Breadcrumb")
        .child(home)
        .child(el("span").attr("aria-hidden", "true").text(" › "))
        .child(service)
}
