use std::time::Duration;

use leptos::prelude::*;
use wireform_companions::check_facts;

use crate::address::{self, Address};
use crate::browser;
use crate::form::Form;
use crate::output::{OutputPanes, copying_command};
use crate::state::Location;
use crate::state::{
    DraftStore, OpenOperation, Outputs, PrefsStore, draft_of_entry, follow_address,
    keep_local_options, keep_unfinished_texts, name_in_address, recall_local_options,
    recall_unfinished_texts,
};
use crate::ui::Prose;

use super::copy_keys::copy_by_keys;
use super::paste::PasteReport;
use super::removal::LastRemoval;
use super::undo_keys::undo_by_keys;

/// The form of an operation beside its outputs.
#[component]
pub fn OperationPage(operation: OpenOperation) -> impl IntoView {
    let address = Address::parse(&browser::hash());
    let prefs = expect_context::<PrefsStore>();
    let mut draft = draft_of_entry(&address);
    recall_local_options(operation, &address, &mut draft);
    let is_filled_in = !draft.input.is_empty();
    let store = DraftStore::new(operation, draft, address.cli(), prefs);
    if is_filled_in {
        store.reveal_all();
    }
    let outputs = Outputs::new(store);
    recall_unfinished_texts(store, outputs);
    let copying = copying_command(store, outputs);
    follow_address(store);
    keep_local_options(store);
    keep_unfinished_texts(store);
    let location = expect_context::<Location>();
    untrack(|| location.with(|address| name_in_address(store, address)));
    copy_by_keys(copying);
    undo_by_keys(store);
    // Once the form is gone, which is after this.
    on_cleanup(move || set_timeout(move || prefs.forget_readers(), Duration::ZERO));
    let (service, api) = (operation.service(), operation.api());
    browser::set_title(&format!("{} {} · Wireform", service.command, api.command));
    view! {
        <div class="workbench">
            <div class="form-side">
                <Breadcrumb command=&service.command title=&service.metadata.service_full_name />
                <UserModelHost store outputs />
                <PasteReport store />
                <UnreadableInput store />
                <UnknownFact store />
                <Form store />
                <LastRemoval store />
            </div>
            <OutputPanes store outputs copying />
        </div>
    }
}

/// Links from the form to its service, and to all services.
#[component]
fn Breadcrumb(command: &'static str, title: &'static str) -> impl IntoView {
    let title = if title.is_empty() { command } else { title };
    view! {
        <nav class="way-back" aria-label="Breadcrumb">
            <a href="#/">"Services"</a>
            <span aria-hidden="true">" › "</span>
            <a href=address::of(command, None)>{title}</a>
        </nav>
    }
}

/// Says where the requests of a visitor's own model go, which may not be from AWS.
#[component]
fn UserModelHost(store: DraftStore, outputs: Outputs) -> impl IntoView {
    let host = Memo::new(move |_| outputs.request.with(|request| request.host.clone()));
    store.operation.is_user_model().then(|| {
        view! {
            <p class="group-help" data-host="">
                "This is your own model. Its requests go to "
                <code>{move || host.get()}</code>
                "."
            </p>
        }
    })
}

/// Says that the address has a fact that the operation does not have, or a value that a fact cannot have.
#[component]
fn UnknownFact(store: DraftStore) -> impl IntoView {
    let location = expect_context::<Location>();
    let OpenOperation {
        operation,
        companion,
        ..
    } = store.operation;
    move || {
        let cli = store.prefs.with(|prefs| prefs.cli);
        let checked =
            location.with(|address| check_facts(operation, cli, companion, &address.facts));
        checked.err().map(|unknown| {
            let text = format!("A fact in this address has no effect: {unknown}");
            view! {
                <p class="banner" role="alert">
                    <Prose text />
                </p>
            }
        })
    }
}

/// Says that the input in the address cannot be read, until something is filled in.
#[component]
fn UnreadableInput(store: DraftStore) -> impl IntoView {
    let location = expect_context::<Location>();
    let is_empty = Memo::new(move |_| store.with_draft(|draft| draft.input.is_empty()));
    move || {
        let problem = location.with(|address| match &address.input {
            Some(Err(error)) => Some(error.to_string()),
            _ => None,
        });
        problem.filter(|_| is_empty.get()).map(|problem| {
            view! {
                <p class="banner" role="alert">
                    {format!("The input in this address cannot be read: {problem}.")}
                </p>
            }
        })
    }
}
