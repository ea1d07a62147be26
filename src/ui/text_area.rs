use leptos::prelude::*;

use super::Control;
use super::mask::mask;

/// A text on several lines.
#[component]
pub fn TextArea(
    control: Control,
    /// Its text, which the visitor may change.
    #[prop(into)]
    value: Signal<String>,
    /// Receives the text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// How many lines are in sight.
    #[prop(into)]
    rows: Signal<usize>,
    /// The class that sets its type: `lines` for prose, `template` for code, `bytes`.
    class: &'static str,
) -> impl IntoView {
    view! {
        <textarea
            class=class
            id=control.id.get_value()
            name=move || control.name()
            data-key=move || control.key()
            data-secret=move || control.secret.then(|| mask(&value.get()))
            aria-label=move || control.label.get()
            aria-describedby=move || control.description()
            aria-invalid=move || control.invalidity()
            aria-required=control.required.then_some("true")
            placeholder=move || control.placeholder.get()
            rows=move || rows.get()
            autocomplete="off"
            autocapitalize="none"
            spellcheck=if class == "lines" { "true" } else { "false" }
            prop:value=move || value.get()
            on:input:target=move |event| on_input.run(event.target().value())
        />
    }
}
