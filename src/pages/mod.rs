//! The pages: home, a service's operations, an operation's form; and [`CurrentPage`], which shows the one that the
//! address names.

mod choices;
mod cli_command;
mod copy_keys;
mod dropped_files;
mod home;
mod key_list;
mod missing;
mod operation;
mod parts;
mod paste;
mod pasted_secrets;
mod remarks;
mod removal;
mod search;
mod service;
mod service_title;
mod services;
mod undo_keys;
mod user_models;

use leptos::prelude::*;
use wireform_model::Service;

use crate::address::Address;
use crate::state::Location;
use crate::state::{Catalog, Fetched, OpenOperation, Opening, remember_recent};

use cli_command::{CliCommandPage, OwnCommand};
use home::HomePage;
use missing::{NoOperation, NoService, NotFetchedPage};
use operation::OperationPage;
use service::ServicePage;

pub use dropped_files::take_dropped_files;
pub use key_list::KeyList;
pub use parts::move_between_parts;
pub use paste::{PasteFailure, take_pasted_text};
pub use search::Search;
pub use user_models::Notices;

/// Which page an address names.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    Home,
    /// By the service's name in the CLI.
    Service(String),
    /// By the service's and the operation's name in the CLI.
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

    /// Whether it is a list, whose position is worth returning to.
    pub fn is_list(&self) -> bool {
        !matches!(self, Page::Operation(..))
    }
}

/// What an address names: a page, and whether its form leaves the companion out.
type Named = (Page, bool);

/// What a page can show so far.
#[derive(Clone, PartialEq)]
enum PageContent {
    Home,
    Service(ServiceRef),
    Operation(OpenOperation),
    /// A CLI command that is not an operation, by the words after the service's.
    Command(ServiceRef, String),
    /// A file that the page needs is being fetched.
    Pending,
    /// A file that the page needs could not be fetched.
    Error,
    NoService(String),
    NoOperation(ServiceRef, String),
}

/// A service, equal only to itself.
#[derive(Clone, Copy)]
struct ServiceRef(&'static Service);

impl PartialEq for ServiceRef {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// The page that the address names. It is built again when there is something else to show;
/// a change of the input alone is the form's own business.
#[component]
pub fn CurrentPage(
    /// Called after each build.
    #[prop(into)]
    on_build: Callback<()>,
) -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    let location = expect_context::<Location>();
    let named = move || location.with(|address| (Page::of(address), address.companion_off));
    let content = Memo::new(move |before: Option<&(Named, PageContent)>| {
        let named = named();
        let content = match before {
            // A form that is open stays, even if its model is replaced.
            Some((of, PageContent::Operation(open))) if *of == named => {
                PageContent::Operation(*open)
            }
            _ => content_of(catalog, &named.0, named.1),
        };
        (named, content)
    });
    let build = Memo::new(move |before: Option<&u32>| {
        content.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    Effect::new(move || {
        build.track();
        on_build.run(());
    });
    // Each build is another row, so that no element of one page is reused for the next; and another list,
    // since a list keeps some bytes for each row that it has had.
    move || {
        let build = build.get();
        view! {
            <For each=move || [build] key=|build| *build let:_build>
                {page(content.get_untracked().1)}
            </For>
        }
    }
}

fn page(content: PageContent) -> AnyView {
    match content {
        PageContent::Home => view! { <HomePage /> }.into_any(),
        PageContent::Service(service) => view! { <ServicePage service=service.0 /> }.into_any(),
        PageContent::Operation(operation) => {
            remember_recent(&operation.service().command, &operation.api().command);
            view! { <OperationPage operation /> }.into_any()
        }
        PageContent::Pending => view! { <p class="nothing">"Loading the service…"</p> }.into_any(),
        PageContent::Error => view! { <NotFetchedPage /> }.into_any(),
        PageContent::NoService(name) => view! { <NoService name /> }.into_any(),
        PageContent::NoOperation(service, name) => {
            view! { <NoOperation service=service.0 name /> }.into_any()
        }
        PageContent::Command(service, name) => own_command(service.0, name),
    }
}

fn own_command(service: &'static Service, name: String) -> AnyView {
    match OwnCommand::find(service, &name) {
        Some(command) => {
            remember_recent(&service.command, &name);
            view! { <CliCommandPage service name command /> }.into_any()
        }
        None => view! { <NoOperation service name /> }.into_any(),
    }
}

fn content_of(catalog: Catalog, page: &Page, companion_off: bool) -> PageContent {
    match page {
        Page::Home => PageContent::Home,
        Page::Service(name) => match catalog.service(name) {
            Fetched::Ready(service) => PageContent::Service(ServiceRef(service)),
            Fetched::Pending => PageContent::Pending,
            Fetched::NotFound => PageContent::NoService(name.clone()),
            Fetched::Error => PageContent::Error,
        },
        Page::Operation(service, name) => {
            match OpenOperation::open(catalog, service, name, companion_off) {
                Opening::Ready(operation) => PageContent::Operation(operation),
                Opening::Pending => PageContent::Pending,
                Opening::Error => PageContent::Error,
                Opening::NoService => PageContent::NoService(service.clone()),
                Opening::NoOperation(service) if OwnCommand::find(service, name).is_some() => {
                    PageContent::Command(ServiceRef(service), name.clone())
                }
                Opening::NoOperation(service) => {
                    PageContent::NoOperation(ServiceRef(service), name.clone())
                }
            }
        }
    }
}
