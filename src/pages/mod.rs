//! The pages: home, a service's operations, an operation's form.

mod home;
mod missing;
mod operation;
mod service;
mod services;

use std::hint::black_box;

use crate::address::Address;
use crate::app::App;
use crate::state::{Catalogue, Fetched, Opened, Opening, remember};
use crate::view::{View, el};

use home::home_page;
use missing::{no_operation, no_service, not_fetched};
use operation::operation_page;
use service::service_page;

/// Which page an address names.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    Home,
    /// By the CLI's word for it.
    Service(String),
    /// By the CLI's two words.
    Operation(String, String),
}

impl Page {
    pub fn of(address: &Address) -> Self {
        match (&address.operation, &address.service) {
            (Some((service, operation)), _) => Page::Operation(service.clone(), operation.clone()),
            (None, Some(service)) => Page::Service(service.clone()),
            (None, None) => Page::Home,
        }
    }

    /// How much of what it may wait for is there, or known not to be.
    pub fn settled(&self, catalogue: Catalogue) -> usize {
        match self {
            Page::Home => 0,
            Page::Service(service) => catalogue.settled(service, None),
            Page::Operation(service, name) => catalogue.settled(service, Some(name)),
        }
    }
}

/// A page as it is now: while its service is being fetched it says so.
pub fn page(page: &Page, app: App) -> View {
    match page {
        Page::Home => home_page(app.catalogue),
        Page::Service(name) => match app.catalogue.service(name) {
            Fetched::There(service) => {
                // Who looks for an operation will open its form.
                app.catalogue.form();
                service_page(app.catalogue, service)
            }
            Fetched::Asked => waits(),
            Fetched::Missing => no_service(app.catalogue, name),
            Fetched::Failed => not_fetched(app.catalogue),
        },
        Page::Operation(service, name) => {
            let plain = app.address.with(|address| address.plain);
            match Opened::open(app.catalogue, service, name, plain) {
                Opening::Here(opened) => {
                    remember(&opened.service().command, &opened.api().command);
                    // A call through a pointer lets the form be a part of the program that comes later.
                    black_box(operation_page as fn(Opened, App) -> View)(opened, app)
                }
                Opening::Waits => waits(),
                Opening::Failed => not_fetched(app.catalogue),
                Opening::NoService => no_service(app.catalogue, service),
                Opening::NoOperation(service) => no_operation(service, name),
            }
        }
    }
}

fn waits() -> View {
    el("p").class("nothing").text("Fetching the service …")
}
