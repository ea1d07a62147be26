use leptos::prelude::*;
use wireform_companions::EntryPart;

use crate::state::scalar_text;
use crate::ui::{Control, Pointer, Toolbar};

use super::actions::{Actions, actions_of};
use super::diagnostics::Diagnostics;
use super::file::ReadFile;
use super::guidance::explanation;
use super::head::FieldHead;
use super::help::FieldHelp;
use super::limits::limits;
use super::meaning::meaning;
use super::node::{FieldState, Node, Shows};

/// A labelled control with its help and its diagnostics, tied together for assistive technology.
#[component]
pub fn Field(
    node: Node,
    /// Builds the control, from what it needs to be part of this field.
    control: impl Fn(Control) -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = node.id();
    let state = node.state(Shows::Within);
    let revealed = node.secret.then(|| RwSignal::new(false));
    let actions = actions_of(node, state, revealed.is_some());
    let has_actions = Signal::derive(move || !actions.with(Vec::is_empty));
    let tools = node.name_of("Actions and help for");
    let unit = node.words.map(|words| words.unit.as_str());
    let unit = unit.filter(|unit| !unit.is_empty());
    let means = move || {
        let explained = explanation(node.store, &node.path(), EntryPart::Value);
        if explained.is_empty() {
            meaning(node)
        } else {
            explained
        }
    };
    view! {
        <div
            class="field scalar"
            data-state=move || state.with(|state| state.presence.as_str())
            data-severity=move || state.with(|state| state.severity().map(|severity| severity.as_str()))
            data-revealed=move || revealed.is_some_and(|revealed| revealed.get()).then_some("")
        >
            <div class="field-head">
                <label id=format!("{id}-label") for=id.clone()>
                    {move || label(node, state)}
                </label>
                <FieldHead node state />
            </div>
            <div class="control">
                {control(control_of(node, state))}
                {unit.map(|unit| view! { <span class="unit">{unit}</span> })}
            </div>
            <ReadFile node />
            <p class="means" id=format!("{id}-means")>{means}</p>
            // One stop of Tab, so that the next one is the next control.
            <Toolbar label=tools>
                <div class="field-actions">
                    <Actions node state actions revealed />
                </div>
                <FieldHelp node state after_buttons=has_actions />
            </Toolbar>
            <Diagnostics id=format!("{id}-error") store=node.store found=move || state.with(|state| state.diagnostics.clone()) />
        </div>
    }
}

/// The label that fits the choices made.
pub fn label(node: Node, state: Memo<FieldState>) -> String {
    let hint = state.with(|state| state.hint.label);
    hint.map_or_else(|| node.title(), str::to_owned)
}

/// What a node's control needs to be part of its field.
pub fn control_of(node: Node, state: Memo<FieldState>) -> Control {
    let id = StoredValue::new(node.id());
    let default = node.default.map(|default| scalar_text(Some(default)));
    let fixed = node.words.map(|words| words.placeholder.clone());
    let fixed = fixed.or(default).unwrap_or_default();
    Control {
        id,
        pointer: Pointer::Name(Signal::derive(move || {
            state.with(|state| state.pointer.clone())
        })),
        label: Signal::stored(None),
        placeholder: Signal::derive(move || {
            let example = example(node);
            example.unwrap_or_else(|| {
                let hint = state.with(|state| state.hint.placeholder);
                hint.map_or_else(|| fixed.clone(), str::to_owned)
            })
        }),
        described_by: Signal::derive(move || {
            id.with_value(|id| format!("{id}-means {}", described_by(id, node, state)))
        }),
        invalid: Signal::derive(move || state.with(FieldState::is_invalid) || node.is_unfinished()),
        required: node.required,
        secret: node.secret,
    }
}

/// An example for a blank of the scenario that was started from.
pub fn example(node: Node) -> Option<String> {
    let scenario = node.store.scenario.get()?;
    let path = node.path();
    let blank = scenario.blanks.iter().find(|blank| blank.path == path)?;
    Some(scalar_text(Some(&blank.example)))
}

/// The ids of what describes a field, in reading order.
pub fn described_by(id: &str, node: Node, state: Memo<FieldState>) -> String {
    let limits = match limits(node).is_empty() {
        true => String::new(),
        false => format!(" {id}-limits"),
    };
    let error = match state.with(|state| state.diagnostics.is_empty()) {
        true => String::new(),
        false => format!(" {id}-error"),
    };
    format!("{id}-hint{limits}{error}")
}
