use leptos::prelude::*;
use wireform_model::region::is_region;

use crate::state::DraftStore;
use crate::ui::Prose;

/// What is odd about the options; they are printed all the same.
#[component]
pub fn Warnings(store: DraftStore) -> impl IntoView {
    let all = Memo::new(move |_| {
        let names = store.with_draft(|draft| {
            let names = draft.options.iter().map(|(option, _)| option.name);
            names.collect::<Vec<_>>()
        });
        let warnings = names.into_iter().filter_map(|name| warning_of(store, name));
        warnings.collect::<Vec<_>>()
    });
    view! {
        <ul class="option-warnings" id="option-warnings">
            {move || {
                all.get().into_iter().map(|text| view! { <li><Prose text /></li> }).collect_view()
            }}
        </ul>
    }
}

/// What is odd about an option's value; tracks all changes of the draft.
pub fn warning_of(store: DraftStore, name: &str) -> Option<String> {
    let value = store.option(name)?;
    match name {
        "region" if !is_region(&value) => Some(
            "The AWS CLI rejects this region. Enter the name of a region, such as `eu-central-1`."
                .to_owned(),
        ),
        _ => None,
    }
}
