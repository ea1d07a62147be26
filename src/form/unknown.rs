use leptos::prelude::*;
use wireform_core::json;
use wireform_core::path::Path;

use crate::state::{DraftStore, Place};

use super::DiagnosticList;

/// Members of the input that the operation does not have: nothing is hidden, and each can be taken away.
#[component]
pub fn UnknownMembers(store: DraftStore) -> impl IntoView {
    let unknown = unknown(store, &Place::root());
    let any = move || unknown.with(|list| !list.is_empty());
    view! {
        <section class="group" hidden=move || !any() aria-labelledby="unknown-members">
            <div class="group-head">
                <h2 id="unknown-members">"Not part of this operation"</h2>
            </div>
            {unknown_list(store, Place::root())}
        </section>
    }
}

/// The members that the structure at a place does not have.
pub fn unknown_list(store: DraftStore, above: Place) -> impl IntoView {
    let unknown = unknown(store, &above);
    let items = move || {
        let members = unknown.get().into_iter().enumerate();
        members
            .map(|(index, member)| item(store, &above, index, member))
            .collect_view()
    };
    view! { <ul class="unknown">{items}</ul> }
}

#[derive(Clone, PartialEq)]
struct Unknown {
    name: String,
    path: Path,
    text: String,
}

fn unknown(store: DraftStore, above: &Place) -> Memo<Vec<Unknown>> {
    let above = above.clone();
    let operation = store.opened.operation;
    store.derive(move |subject| {
        let input = &subject.draft.input;
        let path = above.path(input);
        let map = above.find(input).and_then(|value| value.as_map());
        let members = map.into_iter().flat_map(|map| map.iter());
        members
            .map(|(name, value)| (name, path.child(name), value))
            .filter(|(_, path, _)| operation.shape_at(path).is_none())
            .map(|(name, path, value)| Unknown {
                name: name.to_owned(),
                path,
                text: json::compact(value, &Path::root()).to_string(),
            })
            .collect()
    })
}

fn item(store: DraftStore, above: &Place, index: usize, member: Unknown) -> impl IntoView + use<> {
    let Unknown { name, path, text } = member;
    // Not the name, which may hold anything.
    let id = format!("{}-unknown-{index}", above.id());
    let error_id = format!("{id}-error");
    let pointer = path.to_string();
    let place = above.member(&name);
    let found = Memo::new(move |_| {
        store.diagnostics.with(|all| {
            let within = all.iter().filter(|found| found.path.is_within(&path));
            within.cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <li class="field" id=id tabindex="-1">
            <code>{name.clone()}</code> " = " <code>{text}</code>
            <button class="field-action" type="button" data-remove=pointer
                aria-label=format!("Remove {name}") aria-describedby=error_id.clone()
                on:click=move |_| store.set(&place, None)>
                "remove"
            </button>
            <DiagnosticList id=error_id list=found store/>
        </li>
    }
}
