use leptos::prelude::*;

use crate::address;
use crate::browser;
use crate::form::PasteButton;
use crate::state::{Catalog, Fetched, recent};

use super::missing::{NotFetched, WithoutCatalog};
use super::search::Search;
use super::services::Services;
use super::user_models::UserModelList;

/// The start: the search, the operations that were opened last, all services.
#[component]
pub fn HomePage() -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    browser::set_title("Wireform: AWS CLI commands from a form");
    let services = move || match catalog.list() {
        Fetched::Pending => ().into_any(),
        Fetched::NotFound => view! { <WithoutCatalog /> }.into_any(),
        Fetched::Error => view! { <NotFetched /> }.into_any(),
        Fetched::Ready(list) => view! { <Services list /> }.into_any(),
    };
    view! {
        <div class="home">
            <header class="home-head">
                <h1 tabindex="-1">"AWS CLI commands from a form"</h1>
                <p>
                    "Fill in a form for any operation of any AWS service and get its command, its JSON document and its request, always in step and exactly as the real AWS CLI accepts and sends them. Nothing you type leaves this page: there is no server behind it."
                </p>
                <div class="home-search">
                    <Search placeholder="Find an operation, such as launch instance, or paste a command" />
                    <PasteButton />
                </div>
            </header>
            <div class="shelf">
                <RecentlyUsed />
                <GuidedForms />
                <UserModelList />
            </div>
            <div class="browse">{services}</div>
        </div>
    }
}

/// The operations that were opened last, if there are any.
#[component]
fn RecentlyUsed() -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    move || {
        // Removing a model also removes its operations from the list.
        catalog.user_models().all();
        let recent = recent();
        (!recent.is_empty()).then(|| {
            view! {
                <section>
                    <h2>"Recently used"</h2>
                    <ul class="names">{recent.into_iter().map(operation_link).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// The operations that have a companion.
#[component]
fn GuidedForms() -> impl IntoView {
    let operations = wireform_companions::companions().iter().copied();
    view! {
        <section>
            <h2>"Guided forms"</h2>
            <ul class="names">{operations.map(operation_link).collect_view()}</ul>
            <p class="group-help">
                "These forms know more than the service's model: where to start, which values fit together, and who would reject them."
            </p>
        </section>
    }
}

fn operation_link<S: AsRef<str>>((service, operation): (S, S)) -> impl IntoView {
    let (service, operation) = (service.as_ref(), operation.as_ref());
    view! {
        <li>
            <a href=address::of(service, Some(operation))>
                <code>
                    <span class="verb">{format!("{service} ")}</span>
                    {operation.to_owned()}
                </code>
            </a>
        </li>
    }
}
