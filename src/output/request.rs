use leptos::prelude::*;
use wireform_model::region::is_region;
use wireform_write::request_notes;

use crate::state::{DraftStore, Outputs, PrefsStore, RequestForm};
use crate::ui::{Choice, Control, CopyButton, Prose, Select, TextInput};

use super::pane::Pane;
use super::pane_text::PaneText;

const INVALID_REGION: &str =
    "The AWS CLI rejects this region. Enter the name of a region, such as `eu-central-1`.";

/// The HTTP request, or a curl command that sends it.
#[component]
pub fn RequestPane(store: DraftStore, outputs: Outputs) -> impl IntoView {
    let prefs = store.prefs;
    let controls = move || {
        view! {
            <RequestForms prefs />
            <Region prefs />
            <CopyButton
                output="request"
                text=move |()| outputs.request.with_untracked(|text| text.to_string())
                attr:data-copy="request"
            />
        }
    };
    view! {
        <Pane output="request" title="Request" folds=true controls>
            <PaneText output="request" label="Request text" text=outputs.request store />
            <ul class="notes">{move || notes(store)}</ul>
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

fn notes(store: DraftStore) -> impl IntoView {
    let fixed = store.prefs.with(|prefs| {
        let invalid = (!is_region(prefs.effective_region())).then_some(INVALID_REGION);
        let of_form: &[&str] = match prefs.request_form {
            RequestForm::Curl => prefs.shell.curl_notes(),
            RequestForm::Http => &[],
        };
        let fixed = invalid.into_iter().chain(of_form.iter().copied());
        fixed.map(str::to_owned).collect::<Vec<_>>()
    });
    let operation = store.operation.operation;
    let of_request = store.with_draft(|draft| request_notes(operation, draft));
    let notes = fixed.into_iter().chain(of_request);
    notes
        .map(|text| view! { <li><Prose text /></li> })
        .collect_view()
}
