use leptos::prelude::*;

/// The button that shows and hides something to start from: of all such panels one is shown at a time.
#[component]
pub fn StartTab(
    /// The title of what it shows.
    title: &'static str,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="scenario-tab"
            aria-expanded=move || (open.get() == Some(title)).to_string()
            on:click=move |_| open.update(|open| *open = Some(title).filter(|_| *open != Some(title)))
        >
            {children()}
        </button>
    }
}
