use leptos::prelude::*;
use wireform_model::value::Value;

use crate::ui::{Choice, Control, Select};

use super::node::Node;

/// True, false, or not set: three states, so a select and not a check box.
#[component]
pub fn Switch(node: Node, control: Control) -> impl IntoView {
    let choices = [("", "not set"), ("true", "true"), ("false", "false")];
    let choices = choices.map(|(value, label)| Choice::new(value, label));
    let value = move || {
        let set = node.with(|value| value.and_then(Value::as_bool));
        set.map(|set| set.to_string()).unwrap_or_default()
    };
    let choose = move |chosen: String| node.set(chosen.parse().ok().map(Value::Bool));
    view! {
        <Select control choices=choices.into() value=Signal::derive(value) on_change=choose />
    }
}
