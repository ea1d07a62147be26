use leptos::prelude::*;

/// A button; further attributes (`attr:data-add` …) go to its element.
#[component]
pub fn Button(
    /// Its look: `add`, `remove`, `field-action`, `quiet`, `copy`, `side`, `fix`, `expected-entry`.
    class: &'static str,
    /// Its accessible name, where its text does not say enough.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    #[prop(into)] on_click: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            aria-label=move || label.get()
            on:click=move |_| on_click.run(())
        >
            {children()}
        </button>
    }
}
