use leptos::prelude::*;
use web_sys::Event;

use super::Control;

/// A text on one line.
#[component]
pub fn TextInput(
    control: Control,
    /// Its text, which the visitor may change.
    #[prop(into)]
    value: Signal<String>,
    /// Receives the text at each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Receives a paste before the browser inserts it, and may prevent that.
    #[prop(optional, into)]
    on_paste: Option<Callback<Event>>,
    /// The keyboard that a phone shows, such as `numeric` or `decimal`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
) -> impl IntoView {
    let paste = move |event: web_sys::Event| {
        if let Some(on_paste) = on_paste {
            on_paste.run(event);
        }
    };
    view! {
        <input
            type="text"
            id=control.id.get_value()
            name=move || control.name()
            data-key=move || control.key()
            data-option=control.option()
            data-secret=control.secret.then_some("")
            aria-label=move || control.label.get()
            aria-describedby=move || control.description()
            aria-invalid=move || control.invalidity()
            aria-required=control.required.then_some("true")
            placeholder=move || control.placeholder.get()
            inputmode=inputmode
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            prop:value=move || value.get()
            on:input:target=move |event| on_input.run(event.target().value())
            on:paste=move |event| paste(event.into())
        />
    }
}
