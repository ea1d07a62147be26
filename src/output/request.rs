use leptos::prelude::*;

use crate::state::{DraftStore, Outputs, PrefsStore, RequestForm};
use crate::ui::{Choice, Control, CopyButton, Select};

use super::arrangement::Arrangement;
use super::copying::copying;
use super::notes::Notes;
use super::pane::Pane;
use super::pane_problem::PaneProblem;
use super::pane_text::PaneText;

/// The HTTP request, or a curl command that sends it.
#[component]
pub fn RequestPane(store: DraftStore, outputs: Outputs, arrangement: Arrangement) -> impl IntoView {
    let prefs = store.prefs;
    let editing = outputs.request_editing;
    let text = Signal::derive(move || editing.text());
    let controls = move || {
        view! {
            <RequestForms prefs />
        }
    };
    let copying = copying(store, text, editing);
    let actions = move || view! { <CopyButton copying attr:data-copy="request" /> };
    view! {
        <Pane output="request" title="Request" arrangement controls actions>
            <PaneText output="request" label="Request text" text editing=Some(editing) store />
            <PaneProblem editing />
            <Notes notes=Signal::derive(move || notes(store, outputs)) />
        </Pane>
    }
}

#[component]
fn RequestForms(prefs: PrefsStore) -> impl IntoView {
    view! {
        <Select
            control=Control::new("request-form", "request-form", "Request form")
            choices=vec![Choice::new("http", "HTTP"), Choice::new("curl", "curl")]
            value=Signal::derive(move || {
                prefs.with(|prefs| prefs.request_form.as_str().to_owned())
            })
            on_change=move |value: String| {
                prefs.choose(|prefs| prefs.request_form = RequestForm::parse(&value));
            }
        />
    }
}

/// The notes on the request, but for what is said beside an option.
fn notes(store: DraftStore, outputs: Outputs) -> Vec<String> {
    let notes = outputs.request.with(|request| request.notes.clone());
    store.diagnostics.with(|found| {
        let is_said = |note: &String| {
            let mut of_options = found.iter().filter(|found| found.option.is_some());
            of_options.any(|found| found.message == *note)
        };
        notes.into_iter().filter(|note| !is_said(note)).collect()
    })
}
