use wireform_core::companion::Suggestion;

use crate::control::{Control, combobox};
use crate::view::View;

use super::node::Node;
use super::parts::Parts;
use super::suggest::of_text;

/// One of several values, or any other that is typed: an open choice.
pub fn choice(view: View, node: &Node, control: Control, parts: &Parts) -> View {
    let own = node.clone();
    let offered = parts.tells(move |told| {
        let all = if told.hint.choices.is_empty() {
            fixed_choices(&own)
        } else {
            told.hint.choices.clone()
        };
        narrow(all, &own.store.text(&own.place))
    });
    view.child(combobox(of_text(node, control, offered)))
}

fn fixed_choices(node: &Node) -> Vec<Suggestion> {
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

/// The choices that hold what is typed, those that start with it first; all of them once one is chosen, so that it can be changed.
fn narrow(all: Vec<Suggestion>, typed: &str) -> Vec<Suggestion> {
    let lower = typed.to_ascii_lowercase();
    let chosen = all.iter().any(|choice| choice.text == typed);
    let holds = |choice: &Suggestion| {
        let within = |text: &str| text.to_ascii_lowercase().contains(&lower);
        within(&choice.text) || within(&choice.help)
    };
    if lower.is_empty() || chosen || !all.iter().any(holds) {
        return all;
    }
    let starts = |choice: &Suggestion| choice.text.to_ascii_lowercase().starts_with(&lower);
    let held = all.into_iter().filter(holds);
    let (mut held, within): (Vec<_>, Vec<_>) = held.partition(starts);
    held.extend(within);
    held
}
