use leptos::prelude::*;
use wireform_model::diagnostic::Diagnostic;

use crate::state::DraftStore;
use crate::ui::Prose;

/// What is odd about the options; they are printed all the same.
#[component]
pub fn Warnings(store: DraftStore) -> impl IntoView {
    let all = Memo::new(move |_| {
        store.diagnostics.with(|found| {
            let of_options = found.iter().filter(|found| found.option.is_some());
            of_options.cloned().collect::<Vec<Diagnostic>>()
        })
    });
    view! {
        <ul class="option-warnings" id="option-warnings">
            {move || {
                let found = all.get().into_iter();
                found.map(|found| view! { <li><Prose text=found.message /></li> }).collect_view()
            }}
        </ul>
    }
}

/// Whether something is odd about an option's value.
pub fn has_warning(store: DraftStore, name: &str) -> bool {
    store
        .diagnostics
        .with(|found| found.iter().any(|found| found.option == Some(name)))
}
