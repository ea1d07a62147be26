use leptos::prelude::*;

use super::Control;

/// One of the values of a [`Select`].
#[derive(Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// More about it, shown while the pointer rests on it.
    pub title: Option<&'static str>,
    /// The pointer of what choosing it adds to the input (`data-add`), where it adds something.
    pub adds: Signal<Option<String>>,
    /// Whether it cannot be chosen.
    pub disabled: Signal<bool>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice {
            value: value.into(),
            label: label.into(),
            title: None,
            adds: Signal::stored(None),
            disabled: Signal::stored(false),
        }
    }
}

/// A choice among a few values in a drop-down list.
#[component]
pub fn Select(
    control: Control,
    choices: Vec<Choice>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Receives the value that is chosen.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let options = choices.into_iter().map(|choice| {
        let Choice {
            value,
            label,
            title,
            adds,
            disabled,
        } = choice;
        view! {
            <option
                value=value
                title=title
                data-add=move || adds.get()
                disabled=move || disabled.get()
            >
                {label}
            </option>
        }
    });
    view! {
        <select
            id=control.id.get_value()
            name=move || control.name()
            data-option=control.option()
            aria-label=move || control.label.get()
            aria-describedby=move || control.description()
            aria-invalid=move || control.invalidity()
            autocomplete="off"
            prop:value=move || value.get()
            on:change:target=move |event| on_change.run(event.target().value())
        >
            {options.collect_view()}
        </select>
    }
}
