use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::{Operation, Service, Waiter};
use wireform_write::wait_command;

use crate::address;
use crate::state::{DraftStore, Prefs};
use crate::ui::CopyText;

/// What may come after an operation: the command that waits until it is done, those that ask it,
/// and that the CLI goes through its pages.
#[component]
pub fn FollowUp(store: DraftStore) -> impl IntoView {
    let open = store.operation;
    let (service, api) = (open.service(), open.api());
    let after = in_order(service, api);
    let asking: Vec<&Waiter> = service.waiters_asking(api).collect();
    let is_paged = api.customizations(Cli::V2).pagination.is_some();
    let first = after.first().map(|waiter| view! { <Then store waiter /> });
    let others = after.get(1..).filter(|others| !others.is_empty());
    let others = others
        .map(|others| view! { <Waiters service title="Or wait for" waiters=others.to_vec() /> });
    let asking = (!asking.is_empty())
        .then(|| view! { <Waiters service title="Polled by" waiters=asking /> });
    let paged = is_paged.then(|| {
        view! {
            <p>
                "Paginated: the CLI fetches all pages; " <code>"--no-paginate"</code>
                " fetches only the first page, " <code>"--max-items"</code> " stops after that many items."
            </p>
        }
    });
    let is_there = first.is_some() || asking.is_some() || paged.is_some();
    is_there.then(|| view! { <div class="follow-up">{first} {others} {asking} {paged}</div> })
}

/// The waiters that follow on an operation, the most telling first: one that is named after what the operation does,
/// and that something merely exists last.
fn in_order(service: &'static Service, operation: &Operation) -> Vec<&'static Waiter> {
    let verb = operation.command.split('-').next().unwrap_or_default();
    let mut waiters: Vec<&Waiter> = service.waiters_after(operation).collect();
    waiters.sort_by_key(|waiter| {
        let says_verb = waiter.name.split('-').any(|word| word == verb);
        (waiter.name.ends_with("-exists"), !says_verb)
    });
    waiters
}

/// The command that waits until the operation is done, for what is filled in.
#[component]
fn Then(store: DraftStore, waiter: &'static Waiter) -> impl IntoView {
    let service = store.operation.service();
    let words = format!("wait {}", waiter.name);
    let command = Memo::new(move |_| {
        let options = store.prefs.with(Prefs::command_options);
        let operation = store.operation.operation;
        store.with_draft(|draft| wait_command(operation, waiter, draft, &options))
    });
    view! {
        <p data-then=format!("aws {} {words}", service.command)>
            "Then: " <a href=address::of(&service.command, Some(&words))>
                <code>{move || command.get()}</code>
            </a> <CopyText what="command" text=command />
        </p>
    }
}

/// Waiters by their names.
#[component]
fn Waiters(
    service: &'static Service,
    title: &'static str,
    waiters: Vec<&'static Waiter>,
) -> impl IntoView {
    let links = waiters.into_iter().map(|waiter| {
        let words = format!("wait {}", waiter.name);
        view! {
            " "
            <a href=address::of(&service.command, Some(&words))>
                <code>{words.clone()}</code>
            </a>
        }
    });
    view! { <p>{title} ":" {links.collect_view()}</p> }
}
