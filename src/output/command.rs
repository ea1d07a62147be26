use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_write::{Nested, Quoting, Shell};

use crate::state::{CommandLine, DraftStore, Outputs, Prefs, PrefsStore};
use crate::ui::{Choice, Control, CopyButton, Copying, Prose, Select, Toggle};

use super::pane::Pane;
use super::pane_problem::PaneProblem;
use super::pane_text::PaneText;

/// A note for CLI v1 where the model does not say what that CLI lacks.
const MAY_BE_NEW: &str = "AWS CLI v1 may not support the newest options.";

/// The command line, with the choices of how it is written and the notes on it.
#[component]
pub fn CommandPane(store: DraftStore, outputs: Outputs, copying: Copying) -> impl IntoView {
    let prefs = store.prefs;
    let editing = outputs.command_editing;
    let text = Signal::derive(move || editing.text());
    let controls = move || {
        view! {
            <Shells prefs />
            <CliVersions store />
            <NestedForms prefs />
            <Toggle
                label="one line"
                checked=Signal::derive(move || prefs.with(|prefs| prefs.one_line))
                on_change=move |on| prefs.choose(|prefs| prefs.one_line = on)
            />
            <Show when=move || outputs.may_have_raw_blobs.get()>
                <Toggle
                    label="blobs as text"
                    title="Instead of Base64, with --cli-binary-format raw-in-base64-out"
                    checked=Signal::derive(move || prefs.with(|prefs| prefs.raw_blobs))
                    on_change=move |on| prefs.choose(|prefs| prefs.raw_blobs = on)
                />
            </Show>
        }
    };
    let actions = move || view! { <CopyButton copying attr:data-copy="command" /> };
    view! {
        <Pane output="command" title="Command" controls actions>
            <PaneText output="command" label="Command text" text editing=Some(editing) store />
            <PaneProblem editing />
            <ul class="notes" aria-label="Notes on the command" tabindex="0">
                {move || notes(store, outputs)}
            </ul>
        </Pane>
    }
}

#[component]
fn Shells(prefs: PrefsStore) -> impl IntoView {
    let choices = Shell::ALL.iter().map(|shell| Choice {
        title: Some(shell.versions()),
        ..Choice::new(shell.as_str(), shell.label())
    });
    let choices: Vec<_> = choices.collect();
    view! {
        <Select
            control=Control::new("command-shell", "shell", "Shell")
            choices
            value=chosen(prefs, |prefs| prefs.shell.as_str())
            on_change=move |value: String| {
                prefs.choose(|prefs| prefs.shell = Shell::parse(&value).unwrap_or_default());
            }
        />
    }
}

#[component]
fn CliVersions(store: DraftStore) -> impl IntoView {
    view! {
        <Select
            control=Control::new("command-cli", "cli", "AWS CLI version")
            choices=vec![Choice::new("v2", "CLI v2"), Choice::new("v1", "CLI v1")]
            value=chosen(store.prefs, |prefs| prefs.cli.as_str())
            on_change=move |value: String| {
                let cli = Cli::parse(&value).unwrap_or_default();
                store.prefs.choose(|prefs| prefs.cli = cli);
                store.edit(|contents| contents.convert_blobs(cli));
            }
        />
    }
}

#[component]
fn NestedForms(prefs: PrefsStore) -> impl IntoView {
    let label = |nested: &Nested| match nested {
        Nested::Auto => "nested: auto",
        Nested::Shorthand => "nested: shorthand",
        Nested::Json => "nested: JSON",
        Nested::Document => "from input.json",
    };
    let choices = Nested::ALL
        .iter()
        .map(|nested| Choice::new(nested.as_str(), label(nested)));
    let choices: Vec<_> = choices.collect();
    view! {
        <Select
            control=Control::new("command-nested", "nested", "Nested values")
            choices
            value=chosen(prefs, |prefs| prefs.nested.as_str())
            on_change=move |value: String| {
                prefs.choose(|prefs| prefs.nested = Nested::parse(&value).unwrap_or_default());
            }
        />
    }
}

/// The name of what is chosen, for a [`Select`].
fn chosen(prefs: PrefsStore, name: fn(&Prefs) -> &'static str) -> Signal<String> {
    Signal::derive(move || prefs.with(name).to_owned())
}

fn notes(store: DraftStore, outputs: Outputs) -> impl IntoView {
    let (shell, cli) = store.prefs.with(|prefs| (prefs.shell, prefs.cli));
    let compared = store.operation.service().metadata.compared_with.is_some();
    let notes = outputs.command.with(|command| of_command(command, shell));
    let of_cli = (cli == Cli::V1 && !compared).then(|| MAY_BE_NEW.to_owned());
    let notes = notes.into_iter().chain(of_cli);
    notes
        .map(|text| view! { <li><Prose text /></li> })
        .collect_view()
}

fn of_command(command: &CommandLine, shell: Shell) -> Vec<String> {
    let own = command.notes.iter().map(|note| note.message.clone());
    let document = command.needs_document.then(|| shell.save_document());
    let fixed = document.into_iter().chain(shell.notes().iter().copied());
    own.chain(fixed.map(str::to_owned)).collect()
}
