use leptos::prelude::*;
use wireform_model::diagnostic::Diagnostic;

use crate::browser;
use crate::state::DraftStore;
use crate::ui::{Button, Prose};

use super::regions::regions_like;

/// What is odd about the options; they are printed all the same.
#[component]
pub fn Warnings(
    store: DraftStore,
    /// Whether the region has the focus.
    is_in_region: RwSignal<bool>,
) -> impl IntoView {
    // No word about a region whose name or place is half typed.
    let is_half_typed = Memo::new(move |_| {
        is_in_region.get() && !regions_like(&store.option("region").unwrap_or_default()).is_empty()
    });
    let all = Memo::new(move |_| {
        let passed = is_half_typed.get().then_some("region");
        store.diagnostics.with(|found| {
            let of_options = found
                .iter()
                .filter(|found| found.option.is_some() && found.option != passed);
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
