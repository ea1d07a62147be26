use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::cli_options::takes_outfile;
use wireform_model::draft::OUTFILE;

use crate::state::DraftStore;
use crate::ui::{Control, TextInput};

/// The file to which the CLI writes a response that is a stream; it is not part of the request.
#[component]
pub fn Outfile(store: DraftStore) -> Option<impl IntoView> {
    takes_outfile(store.operation.operation, Cli::default()).then_some(())?;
    let control = Control {
        label: Signal::stored(None),
        described_by: Signal::stored("outfile-hint".to_owned()),
        ..Control::new("outfile", "fact.outfile", "")
    };
    Some(view! {
        <div class="field">
            <div class="field-head">
                <label for="outfile">"Output file"</label>
                <code class="option">{OUTFILE}</code>
            </div>
            <div class="control">
                <TextInput
                    control=control.with_placeholder(Signal::stored(OUTFILE.to_owned()))
                    value=Signal::derive(move || store.fact(OUTFILE).unwrap_or_default())
                    on_input=move |name: String| store.edit(|contents| contents.type_fact(OUTFILE, &name))
                />
            </div>
            <p class="hint" id="outfile-hint">
                "The response is a stream, which the AWS CLI writes to this file."
            </p>
        </div>
    })
}
