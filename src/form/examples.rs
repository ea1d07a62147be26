use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::examples::{Example, OperationExamples};

use crate::state::{DraftStore, fill_in};

use super::entrance::focus_first_field;
use super::start_tab::StartTab;

/// The title of the panel.
pub const TITLE: &str = "AWS's examples";

/// The button that shows AWS's examples.
#[component]
pub fn ExampleTab(
    examples: &'static OperationExamples,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let label = match examples.examples.len() {
        1 => "1 example".to_owned(),
        count => format!("{count} examples"),
    };
    view! {
        <StartTab title=TITLE open>
            {label}
        </StartTab>
    }
}

/// AWS's examples, each of which fills in the form.
#[component]
pub fn ExamplePanel(
    store: DraftStore,
    examples: &'static OperationExamples,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
    /// Receives the title of the example that was chosen.
    #[prop(into)]
    on_start: Callback<String>,
) -> impl IntoView {
    let items = examples.examples.iter().map(move |example| {
        let start = move |_| {
            open.set(None);
            start_from(store, example);
            on_start.run(example.title.clone());
            focus_first_field();
        };
        view! {
            <li>
                <button
                    type="button"
                    class="scenario"
                    data-example=example.title.as_str()
                    on:click=start
                >
                    {example.title.as_str()}
                </button>
            </li>
        }
    });
    view! {
        <ul
            class="scenario-panel example-panel"
            aria-label=TITLE
            hidden=move || open.get() != Some(TITLE)
        >
            {items.collect_view()}
        </ul>
    }
}

/// Examples are written for CLI v2. The global options that one does not set stay.
fn start_from(store: DraftStore, example: &'static Example) {
    let chosen = store.cli();
    fill_in(store, |contents| {
        let mut options = contents.draft().options.clone();
        for (option, value) in example.draft.options.iter() {
            options.set(option.name, Some(value));
        }
        let draft = Draft {
            options,
            ..example.draft.clone()
        };
        contents.restore(draft, Cli::V2, chosen);
    });
    store.scenario.set(None);
}
