use leptos::prelude::*;
use wireform_core::json;
use wireform_core::path::Path;

use crate::state::{DraftStore, Place};

/// Members of the input that the operation does not have: nothing is hidden, and each can be taken away.
#[component]
pub fn UnknownMembers(store: DraftStore) -> impl IntoView {
    let operation = store.opened.operation;
    let unknown = store.derive(move |subject| {
        let members = subject
            .draft
            .input
            .as_map()
            .into_iter()
            .flat_map(|map| map.iter());
        let unknown = members.filter(|(name, _)| operation.member(name).is_none());
        unknown
            .map(|(name, value)| {
                (
                    name.to_owned(),
                    json::compact(value, &Path::root()).to_string(),
                )
            })
            .collect::<Vec<_>>()
    });
    let items = move || {
        unknown.get().into_iter().map(|(name, text)| {
            let place = Place::root().member(&name);
            let id = place.id();
            let pointer = Path::root().child(&name).to_string();
            view! {
                <li class="field" id=id tabindex="-1">
                    <code>{name.clone()}</code> " = " <code>{text}</code>
                    <button class="field-action" type="button" data-remove=pointer
                        aria-label=format!("Remove {name}") on:click=move |_| store.set(&place, None)>
                        "remove"
                    </button>
                </li>
            }
        }).collect_view()
    };
    let any = move || unknown.with(|list| !list.is_empty());
    view! {
        <section class="group" hidden=move || !any() aria-labelledby="unknown-members">
            <h2 id="unknown-members">"Not part of this operation"</h2>
            <ul class="unknown">{items}</ul>
        </section>
    }
}
