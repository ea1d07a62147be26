use leptos::prelude::*;
use wireform_core::companion::Suggestion;

use super::combobox::{Combobox, combobox};
use super::field::Control;
use super::text::typed;

/// One of several values, or any other that is typed: an open choice.
pub fn choice(control: Control) -> AnyView {
    let Control {
        node,
        id,
        name,
        described_by,
        invalid,
        hint,
        placeholder,
    } = control;
    let store = node.store;
    let value = store.text(&node.place);
    let place = node.place.clone();
    let all = {
        let node = node.clone();
        move || {
            let offered = hint.with(|hint| hint.choices.clone());
            if offered.is_empty() {
                fixed_choices(&node)
            } else {
                offered
            }
        }
    };
    let suggestions = Callback::new(move |()| narrow(all(), &value.get_untracked()));
    combobox(Combobox {
        id,
        name,
        edits_key: false,
        label: None,
        placeholder: placeholder.into(),
        described_by,
        invalid,
        required: node.required,
        value,
        set: Callback::new(move |text: String| store.set(&place, typed(&text, node.removable))),
        suggestions,
        paste: None,
    })
}

fn fixed_choices(node: &super::node::Node) -> Vec<Suggestion> {
    let words = node
        .words
        .map(|words| words.choices.as_slice())
        .unwrap_or_default();
    if words.is_empty() {
        let values = node.shape.enumeration.iter();
        return values.map(|value| suggestion(value, "")).collect();
    }
    words
        .iter()
        .map(|choice| {
            let help = match (choice.label.is_empty(), choice.help.is_empty()) {
                (false, false) => format!("{}: {}", choice.label, choice.help),
                (false, true) => choice.label.clone(),
                _ => choice.help.clone(),
            };
            suggestion(&choice.value, &help)
        })
        .collect()
}

fn suggestion(text: &str, help: &str) -> Suggestion {
    Suggestion {
        text: text.to_owned(),
        help: help.to_owned(),
    }
}

/// The choices that hold what is typed; all of them once one is chosen, so that it can be changed.
fn narrow(all: Vec<Suggestion>, typed: &str) -> Vec<Suggestion> {
    let lower = typed.to_lowercase();
    let chosen = all.iter().any(|choice| choice.text == typed);
    let holds = |choice: &Suggestion| {
        choice.text.to_lowercase().contains(&lower) || choice.help.to_lowercase().contains(&lower)
    };
    if lower.is_empty() || chosen || !all.iter().any(holds) {
        return all;
    }
    all.into_iter().filter(holds).collect()
}
