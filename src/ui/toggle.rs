use leptos::prelude::*;

/// A check box with its label.
#[component]
pub fn Toggle(
    #[prop(into)] label: String,
    #[prop(into)] checked: Signal<bool>,
    /// Receives whether it is ticked now.
    #[prop(into)]
    on_change: Callback<bool>,
    /// The name of the CLI's global option that it sets (`data-option`).
    #[prop(optional)]
    option: Option<&'static str>,
    /// Whether it cannot be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// More about it, shown while the pointer rests on it.
    #[prop(optional, into)]
    title: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <label class="toggle" title=move || title.get()>
            <input
                type="checkbox"
                data-option=option
                disabled=move || disabled.get()
                prop:checked=move || checked.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            {label}
        </label>
    }
}
