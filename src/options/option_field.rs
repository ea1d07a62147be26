use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::global_options::{GlobalOption, GlobalOptionKind, Lacking, ON};
use wireform_model::region::DEFAULT_REGION;

use wireform_model::labels::spaced;

use crate::state::DraftStore;
use crate::ui::{Choice, Combobox, Control, Pointer, Select, TextInput, Toggle};

use super::regions::regions_like;
use super::warnings::has_warning;

/// Why CLI v1 cannot have an option.
const V2_ONLY: &str = "Not in AWS CLI v1";

/// A global option with its label.
#[component]
pub fn OptionField(store: DraftStore, option: &'static GlobalOption) -> impl IntoView {
    let name = option.name;
    let cli = move || store.prefs.with(|prefs| prefs.cli);
    let lacking = Memo::new(move |_| {
        let value = store.option(name).unwrap_or_default();
        option.lacking(store.operation.operation, cli(), &value)
    });
    let is_set = Memo::new(move |_| store.option(name).is_some());
    // What is set can be unset, also where it has no effect.
    let is_disabled = Signal::derive(move || lacking.get().is_some() && !is_set.get());
    let note = move || (lacking.get() == Some(Lacking::InV1)).then_some("v2 only");
    if option.is_flag() {
        return view! {
            <div class="option-flag">
                <Flag store option is_disabled />
                <span class="option-note">{note}</span>
            </div>
        }
        .into_any();
    }
    let id = format!("option-{name}");
    view! {
        <div class="option-field" data-kind=name on:change=move |_| trim(store, name)>
            <label for=id title=option.help>
                {label(name)}
                <span class="option-note">{note}</span>
            </label>
            <Value store option is_disabled />
        </div>
    }
    .into_any()
}

/// Removes the spaces around a value, which often come with a pasted text.
fn trim(store: DraftStore, name: &'static str) {
    let value = store.with_draft_untracked(|draft| draft.options.get(name).map(str::to_owned));
    let value = value.unwrap_or_default();
    if value.trim() != value {
        store.edit(|contents| contents.type_option(name, value.trim()));
    }
}

/// The control of an option that has a value.
#[component]
fn Value(
    store: DraftStore,
    option: &'static GlobalOption,
    is_disabled: Signal<bool>,
) -> impl IntoView {
    let name = option.name;
    let value = Signal::derive(move || store.option(name).unwrap_or_default());
    let on_input = move |text: String| {
        store.edit(|contents| contents.type_option(name, &text));
    };
    let title = move || is_disabled.get().then_some(V2_ONLY);
    match option.kind {
        _ if name == "region" => view! {
            <Combobox
                control=control(store, name).with_placeholder(DEFAULT_REGION.to_owned())
                value
                on_input
                suggestions=move |()| regions_like(&value.get())
            />
        }
        .into_any(),
        GlobalOptionKind::Choice { v2, .. } => {
            let unknown = Memo::new(move |_| {
                let value = value.get();
                (!value.is_empty() && !v2.contains(&value.as_str())).then_some(value)
            });
            (move || {
                view! {
                    <Select
                        control=control(store, name)
                        choices=choices(store, option, unknown.get())
                        value
                        on_change=on_input
                        attr:disabled=move || is_disabled.get()
                        attr:title=title
                    />
                }
            })
            .into_any()
        }
        kind => view! {
            <TextInput
                control=control(store, name)
                value
                on_input
                inputmode=if kind == GlobalOptionKind::Number { "numeric" } else { "text" }
                attr:disabled=move || is_disabled.get()
                attr:title=title
            />
        }
        .into_any(),
    }
}

#[component]
fn Flag(
    store: DraftStore,
    option: &'static GlobalOption,
    is_disabled: Signal<bool>,
) -> impl IntoView {
    let name = option.name;
    let title = move || {
        Some(match is_disabled.get() {
            true => V2_ONLY.to_owned(),
            false => option.help.to_owned(),
        })
    };
    view! {
        <Toggle
            label=label(name)
            checked=Signal::derive(move || store.option(name).is_some())
            on_change=move |on: bool| {
                let value = if on { ON } else { "" };
                store.end_step();
                store.edit(|contents| contents.type_option(name, value));
            }
            option=name
            disabled=is_disabled
            title=MaybeProp::derive(title)
        />
    }
}

fn control(store: DraftStore, name: &'static str) -> Control {
    let warning = Memo::new(move |_| has_warning(store, name));
    Control {
        pointer: Pointer::Option(name),
        label: Signal::stored(None),
        described_by: Signal::derive(move || match warning.get() {
            true => "option-warnings".to_owned(),
            false => String::new(),
        }),
        ..Control::new(format!("option-{name}"), name, "")
    }
}

/// The values of CLI v2, some of which v1 may lack, and one that neither knows.
fn choices(store: DraftStore, option: &GlobalOption, unknown: Option<String>) -> Vec<Choice> {
    let in_v1 = option.choices(Cli::V1);
    let known = option.choices(Cli::V2).iter().map(|value| {
        let is_new = !in_v1.contains(value);
        Choice {
            disabled: Signal::derive(move || {
                is_new && store.prefs.with(|prefs| prefs.cli == Cli::V1)
            }),
            ..Choice::new(*value, *value)
        }
    });
    let unset = Choice::new("", "default");
    let unknown = unknown.map(|value| Choice::new(value.clone(), value));
    std::iter::once(unset).chain(known).chain(unknown).collect()
}

/// What an option is called: its name as words.
pub fn label(name: &str) -> String {
    match name {
        "ca-bundle" => "CA bundle".to_owned(),
        "cli-read-timeout" => "Read timeout".to_owned(),
        "cli-connect-timeout" => "Connect timeout".to_owned(),
        "cli-error-format" => "Error format".to_owned(),
        "no-cli-pager" => "No pager".to_owned(),
        "no-cli-auto-prompt" => "No auto-prompt".to_owned(),
        name => spaced(name),
    }
}
