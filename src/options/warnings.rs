use leptos::prelude::*;
use wireform_model::diagnostic::Diagnostic;

use crate::browser;
use crate::state::DraftStore;
use crate::ui::{Button, Prose};

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
                found.map(|found| warning(store, found)).collect_view()
            }}
        </ul>
    }
}

/// What is odd about one option, and what it may have been meant as.
fn warning(store: DraftStore, found: Diagnostic) -> impl IntoView {
    let fix = found.fix.map(|fix| {
        let label = fix.label.clone();
        let apply = move |()| {
            store.edit(|contents| contents.apply_fix(&fix));
            // The button is gone with what was wrong.
            let control = format!("[data-option={}]", found.option.unwrap_or_default());
            if let Some(control) = browser::find(&control) {
                browser::focus(&control);
            }
        };
        view! { <Button class="fix" on_click=apply>{label}</Button> }
    });
    view! {
        <li>
            <Prose text=found.message />
            {fix.map(|fix| (" ", fix))}
        </li>
    }
}

/// Whether something is odd about an option's value.
pub fn has_warning(store: DraftStore, name: &str) -> bool {
    store
        .diagnostics
        .with(|found| found.iter().any(|found| found.option == Some(name)))
}
