use leptos::prelude::*;
use wireform_core::text::Text;
use wireform_core::write;

use crate::browser;
use crate::state::{DraftStore, Outputs};

use super::copy::CopyButton;
use super::pane::PaneText;

/// The `--cli-input-json` document, and the skeleton that it would start from.
#[component]
pub fn DocumentPane(store: DraftStore, outputs: Outputs) -> impl IntoView {
    let skeleton = RwSignal::new(false);
    let text = Signal::derive(move || {
        if skeleton.get() {
            whole_skeleton(store)
        } else {
            outputs.document.get()
        }
    });
    let plain = Signal::derive(move || text.with(|text| text.to_string()));
    view! {
        <section class="pane" aria-labelledby="pane-document">
            <div class="pane-head">
                <h2 id="pane-document">"Document"</h2>
                <span class="pane-hint">"for --cli-input-json"</span>
                <label class="toggle">
                    <input
                        type="checkbox"
                        prop:checked=move || skeleton.get()
                        on:change:target=move |event| skeleton.set(event.target().checked())
                    />
                    "skeleton"
                </label>
                <button class="copy" type="button" aria-label="Save document as input.json"
                    on:click=move |_| browser::save("input.json", &plain.get_untracked())>
                    "Save"
                </button>
                <CopyButton what="document" text=plain name="Copy document"/>
            </div>
            <PaneText output="document" label="Document" text store/>
        </section>
    }
}

fn whole_skeleton(store: DraftStore) -> Text {
    write::skeleton(store.opened.operation)
}
