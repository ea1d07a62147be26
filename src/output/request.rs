use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::region::is_region;

use crate::state::{DraftStore, Outputs, PrefsStore, RequestForm};
use crate::ui::{Choice, Control, CopyButton, Prose, Select, TextInput};

use super::copying::copying;
use super::lower_panes::Arrangement;
use super::pane::Pane;
use super::pane_text::PaneText;

const INVALID_REGION: &str =
    "The AWS CLI rejects this region. Enter the name of a region, such as `eu-central-1`.";

/// The HTTP request, or a curl command that sends it.
#[component]
pub fn RequestPane(store: DraftStore, outputs: Outputs, arrangement: Arrangement) -> impl IntoView {
    let prefs = store.prefs;
    let text = Signal::derive(move || outputs.request.with(|request| Arc::clone(&request.text)));
    let controls = move || {
        view! {
            <RequestForms prefs />
            <Region prefs />
        }
    };
    let copying = copying("request", text);
    let actions = move || view! { <CopyButton copying attr:data-copy="request" /> };
    view! {
        <Pane output="request" title="Request" arrangement controls actions>
            <PaneText output="request" label="Request text" text store />
            <ul class="notes">{move || notes(prefs, outputs)}</ul>
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

#[component]
fn Region(prefs: PrefsStore) -> impl IntoView {
    let is_invalid = move || prefs.with(|prefs| !is_region(prefs.effective_region()));
    let control = Control {
        invalid: Signal::derive(is_invalid),
        placeholder: Signal::stored("us-east-1".to_owned()),
        ..Control::new("request-region", "region", "Region")
    };
    view! {
        <TextInput
            control
            value=Signal::derive(move || prefs.with(|prefs| prefs.region.clone()))
            on_input=move |region: String| {
                prefs.choose(|prefs| prefs.region.clone_from(&region));
            }
            attr:data-option="region"
            attr:size="12"
        />
    }
}

fn notes(prefs: PrefsStore, outputs: Outputs) -> impl IntoView {
    let is_invalid = prefs.with(|prefs| !is_region(prefs.effective_region()));
    let invalid = is_invalid.then(|| INVALID_REGION.to_owned());
    let of_request = outputs.request.with(|request| request.notes.clone());
    let notes = invalid.into_iter().chain(of_request);
    notes
        .map(|text| view! { <li><Prose text /></li> })
        .collect_view()
}
