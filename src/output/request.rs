use leptos::prelude::*;

use crate::prose::prose;
use crate::state::{DraftStore, Outputs, Prefs, RequestForm};

use super::copy::CopyButton;
use super::pane::PaneText;

/// The request as it goes on the wire, or a curl command that sends it.
#[component]
pub fn RequestPane(store: DraftStore, outputs: Outputs, prefs: RwSignal<Prefs>) -> impl IntoView {
    let text = Signal::derive(move || outputs.request.get());
    let plain = Signal::derive(move || text.with(|text| text.to_string()));
    let notes = move || {
        let curl = prefs.with(|prefs| prefs.request_form == RequestForm::Curl);
        if curl {
            prefs.with(|prefs| prefs.shell.curl_notes())
        } else {
            &[]
        }
    };
    let items = move || {
        notes()
            .iter()
            .map(|note| view! { <li>{prose(note)}</li> })
            .collect_view()
    };
    view! {
        <section class="pane" aria-labelledby="pane-request">
            <div class="pane-head">
                <h2 id="pane-request">"Request"</h2>
                <label class="option-select">
                    <span class="visually-hidden">"Request form"</span>
                    <select
                        prop:value=move || prefs.with(|prefs| prefs.request_form.as_str())
                        on:change:target=move |event| {
                            let form = RequestForm::parse(&event.target().value());
                            Prefs::choose(prefs, |prefs| prefs.request_form = form);
                        }
                    >
                        <option value="http">"HTTP"</option>
                        <option value="curl">"curl"</option>
                    </select>
                </label>
                <label class="region">
                    <span class="visually-hidden">"Region"</span>
                    <input
                        type="text"
                        size="12"
                        spellcheck="false"
                        autocomplete="off"
                        placeholder="us-east-1"
                        prop:value=move || prefs.with(|prefs| prefs.region.clone())
                        on:input:target=move |event| {
                            let region = event.target().value();
                            Prefs::choose(prefs, |prefs| prefs.region.clone_from(&region));
                        }
                    />
                </label>
                <CopyButton what="request" text=plain name="Copy request"/>
            </div>
            <PaneText output="request" label="Request" text store/>
            <ul class="notes" hidden=move || notes().is_empty()>{items}</ul>
        </section>
    }
}
