use leptos::prelude::*;
use wireform_companions::Suggestion;

use crate::ui::{Combobox, Control};

use super::guidance::hint;
use super::node::Node;

/// One of several values, or any other that is typed.
#[component]
pub fn ChoiceInput(node: Node, control: Control) -> impl IntoView {
    let suggestions = move |()| {
        let fitting = hint(node.store, &node.path()).choices;
        let all = if fitting.is_empty() {
            fixed_choices(node)
        } else {
            fitting
        };
        narrow(all, &node.text())
    };
    view! {
        <Combobox
            control
            value=Signal::derive(move || node.text())
            on_input=move |text: String| node.type_string(&text)
            suggestions
        />
    }
}

fn fixed_choices(node: Node) -> Vec<Suggestion> {
    let words = node
        .words
        .map(|words| words.choices.as_slice())
        .unwrap_or_default();
    if words.is_empty() {
        let values = node.shape.enumeration.iter();
        return values
            .map(|value| suggestion(value, String::new()))
            .collect();
    }
    let explained = words.iter().map(|choice| {
        let parts = [choice.label.as_str(), choice.help.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        suggestion(&choice.value, parts.join(": "))
    });
    explained.collect()
}

pub fn suggestion(text: &str, help: String) -> Suggestion {
    Suggestion {
        text: text.to_owned(),
        help,
    }
}

/// The choices that contain what is typed, those that start with it first;
/// all of them once one is chosen, so that it can be changed.
pub fn narrow(all: Vec<Suggestion>, typed: &str) -> Vec<Suggestion> {
    let lower = typed.to_ascii_lowercase();
    let is_chosen = all.iter().any(|choice| choice.text == typed);
    let matches = |choice: &Suggestion| {
        let contains = |text: &str| text.to_ascii_lowercase().contains(&lower);
        contains(&choice.text) || contains(&choice.help)
    };
    if lower.is_empty() || is_chosen || !all.iter().any(matches) {
        return all;
    }
    let starts = |choice: &Suggestion| choice.text.to_ascii_lowercase().starts_with(&lower);
    let matching = all.into_iter().filter(matches);
    let (mut first, others): (Vec<_>, Vec<_>) = matching.partition(starts);
    first.extend(others);
    first
}
