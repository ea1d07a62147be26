use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::region::is_region;

use crate::state::{DraftStore, Outputs, PrefsStore, RequestForm};
use crate::ui::{Choice, Control, CopyButton, Prose, Select};

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
<<<<<<< HEAD
            =======
            <Region store />
            <CopyButton
                output="request"
                text=move |()| text.with_untracked(|text| text.to_string())
                attr:data-copy="request"
            />
>>>>>>> 8c1911b62018c9579b45be309fe788f349c6f509
        }
    };
    let copying = copying("request", text);
    let actions = move || view! { <CopyButton copying attr:data-copy="request" /> };
    view! {
        <Pane output="request" title="Request" arrangement controls actions>
            <PaneText output="request" label="Request text" text store />
            <ul class="notes">{move || notes(store, outputs)}</ul>
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

fn has_invalid_region(store: DraftStore) -> bool {
    store.with_draft(|draft| !is_region(draft.options.region()))
}

fn notes(store: DraftStore, outputs: Outputs) -> impl IntoView {
    let invalid = has_invalid_region(store).then(|| INVALID_REGION.to_owned());
    let of_request = outputs.request.with(|request| request.notes.clone());
    let notes = invalid.into_iter().chain(of_request);
    notes
        .map(|text| view! { <li><Prose text /></li> })
        .collect_view()
}
