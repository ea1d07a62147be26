use leptos::prelude::*;

use crate::ui::Prose;

/// The notes on a text, below it.
#[component]
pub fn Notes(#[prop(into)] notes: Signal<Vec<String>>) -> impl IntoView {
    let items = move || {
        let notes = notes.get().into_iter();
        notes
            .map(|text| view! { <li><Prose text /></li> })
            .collect_view()
    };
    view! { <ul class="notes">{items}</ul> }
}
