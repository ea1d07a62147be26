//! What is shown in place of what does not exist or could not be fetched.

use leptos::prelude::*;

use wireform_model::{Absence, Service, cli_name};
use wireform_search::near;

use crate::address;
use crate::browser;
use crate::state::{Catalog, Fetched};
use crate::ui::Prose;

use super::service::Operations;

/// Shown in place of a service that does not exist, and of its operations.
#[component]
pub fn NoService(
    /// The name in the address.
    name: String,
) -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    let problem = format!("No service is named “{name}”.");
    let suggestions = move || match catalog.list() {
        Fetched::Pending | Fetched::Error => ().into_any(),
        Fetched::NotFound => view! { <WithoutCatalog /> }.into_any(),
        Fetched::Ready(list) => {
            let models = catalog.user_models().all().into_iter();
            let models = models.map(|model| &model.listed);
            let services = list.services.iter().chain(models);
            let names: Vec<&str> = services.map(|listed| listed.command.as_str()).collect();
            let links = near(&name, &names).into_iter().map(|name| (name, None));
            view! { <Suggestions links=links.collect() /> }.into_any()
        }
    };
    view! {
        <NotFound title="Not found" problem>
            {suggestions} <p>
                <a href="#/">"All services"</a>
            </p>
        </NotFound>
    }
}

/// Shown in place of an operation that a service or the AWS CLI does not have.
#[component]
pub fn NoOperation(
    service: &'static Service,
    /// The name in the address.
    name: String,
) -> impl IntoView {
    let command = service.command.as_str();
    let (title, problem) = match service.absent_operation(&name) {
        Some((api_name, why)) => ("Not in the AWS CLI", lacking(api_name, why)),
        None => (
            "Not found",
            format!("{command} has no {} named “{name}”.", what_it_has(service)),
        ),
    };
    let operations = service
        .operations
        .iter()
        .map(|operation| operation.command.as_str());
    let commands = service.commands.iter().map(|command| command.name.as_str());
    let names: Vec<&str> = operations
        .chain(commands)
        .filter(|name| !name.is_empty())
        .collect();
    let links = near(&cli_name(&name), &names).into_iter();
    let links: Vec<Link> = links.map(|name| (command, Some(name))).collect();
    let others = match links.is_empty() {
        true => view! { <Operations service /> }.into_any(),
        false => view! { <AllOperations service /> }.into_any(),
    };
    view! {
        <NotFound title problem>
            <Suggestions links />
            {others}
        </NotFound>
    }
}

#[component]
fn AllOperations(service: &'static Service) -> impl IntoView {
    let command = service.command.as_str();
    let what = what_it_has(service);
    view! {
        <p>
            <a href=address::of(command, None)>{format!("All {what}s of {command}")}</a>
        </p>
    }
}

fn what_it_has(service: &Service) -> &'static str {
    match service.operations.is_empty() {
        true => "command",
        false => "operation",
    }
}

/// Why the CLI has no command for an operation of the API.
fn lacking(operation: &str, why: Absence) -> String {
    match why {
        Absence::Response => format!(
            "The AWS CLI does not have the operation {operation}: its response is an event stream."
        ),
        Absence::Request => format!(
            "The AWS CLI does not have the operation {operation}: its request is an event stream."
        ),
        Absence::Other => format!(
            "The AWS CLI does not have the operation {operation} of the API, or has a command of its own for it."
        ),
    }
}

/// Shown in place of a page whose files could not be fetched.
#[component]
pub fn NotFetchedPage() -> impl IntoView {
    view! {
        <div class="nothing">
            <h1 tabindex="-1">"Not loaded"</h1>
            <NotFetched />
        </div>
    }
}

/// Shown in place of what could not be fetched.
#[component]
pub fn NotFetched() -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    let retry = move |_| {
        browser::focus_main();
        catalog.retry();
    };
    view! {
        <div role="alert">
            <p>"Could not load this part of the site. Check your connection and try again."</p>
            <p>
                <button type="button" on:click=retry>
                    "Try again"
                </button>
            </p>
        </div>
    }
}

/// What a site without the catalog offers, and how to get one with it.
#[component]
pub fn WithoutCatalog() -> impl IntoView {
    let companions = wireform_companions::companions().iter();
    let links = companions.map(|(service, operation)| link((service, Some(operation))));
    view! {
        <div class="without">
            <p>
                <Prose text="This site lacks the catalog of AWS services. To build a site with it, run `cargo xtask build` in a checkout of Wireform." />
            </p>
            <p>"Available here: " {links.collect_view()}</p>
        </div>
    }
}

/// A page that says what does not exist.
#[component]
fn NotFound(
    title: &'static str,
    /// The sentence that says it.
    problem: String,
    children: Children,
) -> impl IntoView {
    browser::set_title(&format!("{title} · Wireform"));
    view! {
        <div class="home nothing">
            <h1 tabindex="-1">{title}</h1>
            <p>{problem}</p>
            {children()}
        </div>
    }
}

/// A service and one of its operations, by their names in the CLI.
type Link = (&'static str, Option<&'static str>);

/// Links to what may have been meant, if there is anything.
#[component]
fn Suggestions(links: Vec<Link>) -> impl IntoView {
    (!links.is_empty()).then(|| {
        let links = links.into_iter().map(link);
        view! {
            <p>"Did you mean one of these?"</p>
            <ul class="names">{links.map(|link| view! { <li>{link}</li> }).collect_view()}</ul>
        }
    })
}

fn link((service, operation): Link) -> impl IntoView {
    let names: Vec<&str> = [Some(service), operation].into_iter().flatten().collect();
    view! {
        <a href=address::of(service, operation)>
            <code>{names.join(" ")}</code>
        </a>
    }
}
