use leptos::either::Either;
use leptos::prelude::*;
use wireform_model::AddedOption;
use wireform_model::cli::Cli;
use wireform_model::cli_options::{fact_options, takes_outfile};
use wireform_model::draft::OUTFILE;
use wireform_model::labels::spaced;

use crate::state::DraftStore;
use crate::ui::{Choice, Control, Select, TextInput};

/// Where the CLI writes a response that is a stream.
#[component]
pub fn OutputFile(store: DraftStore) -> impl IntoView {
    takes_outfile(store.operation.operation, Cli::default()).then(|| {
        let hint = "The response is a stream, which the AWS CLI writes to this file.";
        view! { <FactField store name=OUTFILE label="Output file" option=OUTFILE.to_owned() hint choices=Vec::new() /> }
    })
}

/// The options that the CLI requires in addition to those of the members.
#[component]
pub fn CliOptions(store: DraftStore) -> impl IntoView {
    let operation = store.operation.operation;
    let required = fact_options(operation, Cli::default()).map(|(name, option)| {
        let choices = option.choices.clone();
        let hint = hint(name, option);
        view! {
            <FactField store name label=label(name) option=format!("--{name}") hint choices />
        }
    });
    required.collect_view()
}

fn label(name: &str) -> String {
    match name {
        OUTFILE => "Output file".to_owned(),
        _ => spaced(&name.replace('-', " ")),
    }
}

fn hint(name: &str, option: &AddedOption) -> &'static str {
    match option {
        _ if name == OUTFILE => "The AWS CLI writes the result to this file.",
        AddedOption { part: Some(_), .. } => "The AWS CLI sends the bytes of this file.",
        _ => "The AWS CLI requires this option. It is not part of the request.",
    }
}

/// The field of a fact that is an option of the CLI: a choice, or the name of a file.
#[component]
fn FactField(
    store: DraftStore,
    /// The fact's name, which is the option's.
    name: &'static str,
    #[prop(into)] label: String,
    /// The option as it is written in the command.
    option: String,
    hint: &'static str,
    /// The values that the option accepts; empty where it names a file.
    choices: Vec<String>,
) -> impl IntoView {
    let id = format!("option-{name}");
    let hint_id = format!("{id}-hint");
    let control = Control {
        label: Signal::stored(None),
        described_by: Signal::stored(hint_id.clone()),
        ..Control::new(id.as_str(), format!("fact.{name}"), "")
    };
    let value = Signal::derive(move || store.fact(name).unwrap_or_default());
    let input = match choices.is_empty() {
        true => Either::Left(view! {
            <TextInput
                control=control.with_placeholder(Signal::stored(name.to_owned()))
                value
                on_input=move |text: String| store.edit(|contents| contents.type_fact(name, &text))
            />
        }),
        false => {
            let open = Choice::new("", "Choose a value");
            let choices = choices.iter().map(|choice| Choice::new(choice, choice));
            Either::Right(view! {
                <Select
                    control
                    choices=std::iter::once(open).chain(choices).collect()
                    value
                    on_change=move |chosen: String| store.edit(|contents| contents.set_fact(name, &chosen))
                />
            })
        }
    };
    view! {
        <div class="field">
            <div class="field-head">
                <label for=id>{label}</label>
                <code class="option">{option}</code>
            </div>
            <div class="control">{input}</div>
            <p class="hint" id=hint_id>{hint}</p>
        </div>
    }
}
