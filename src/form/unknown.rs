use leptos::prelude::*;
use wireform_model::json;
use wireform_model::path::Path;

use crate::browser::{focus_later, next_frame};
use crate::output::go_to;
use crate::state::{DraftStore, Place, push_before_removing};
use crate::ui::{Button, mask};

use super::diagnostics::Diagnostics;

/// Members at the top of the input that the operation does not have: none is hidden, and each can be removed.
#[component]
pub fn UnknownSection(store: DraftStore) -> impl IntoView {
    let is_empty = Memo::new(move |_| {
        store.with_draft(|_| ());
        unknown(store, &Place::root()).is_empty()
    });
    view! {
        <section class="group" aria-labelledby="unknown-members" hidden=move || is_empty.get()>
            <div class="group-head">
                <h2 id="unknown-members">"Not part of this operation"</h2>
            </div>
            <UnknownMembers store above=Place::root() />
        </section>
    }
}

/// The members that the structure at a place does not have.
#[component]
pub fn UnknownMembers(store: DraftStore, above: Place) -> impl IntoView {
    let triggers = store.triggers(&above);
    let place = StoredValue::new(above);
    let members = Memo::new(move |_| {
        triggers.track_here();
        triggers.track_entries();
        triggers.track_within();
        place.with_value(|above| unknown(store, above))
    });
    let items = move || {
        let members = members.get();
        let count = members.len();
        let items = members.into_iter().enumerate();
        let item = move |(index, member)| item(store, place, index, member, count);
        items.map(item).collect_view()
    };
    view! { <ul class="unknown">{items}</ul> }
}

#[derive(Clone, Debug, PartialEq)]
struct Unknown {
    name: String,
    path: Path,
    text: String,
    /// Whether it is masked: it is part of a sensitive value, or its name is probably a misspelt one of such a value.
    is_secret: bool,
}

fn unknown(store: DraftStore, above: &Place) -> Vec<Unknown> {
    let operation = store.operation.operation;
    let path = store.path(above);
    let secrets = store.secrets.try_get().unwrap_or_default();
    store.at(above, |value| {
        let map = value.and_then(|value| value.as_map());
        let members = map.into_iter().flat_map(|map| map.iter());
        let members = members.map(|(name, value)| (name, path.child(name), value));
        let unknown = members.filter(|(_, path, _)| operation.shape_at(path).is_none());
        unknown
            .map(|(name, path, value)| Unknown {
                name: name.to_owned(),
                is_secret: secrets.iter().any(|secret| path.is_within(secret)),
                path,
                text: json::compact(value, &Path::root()).to_string(),
            })
            .collect()
    })
}

fn item(
    store: DraftStore,
    above: StoredValue<Place>,
    index: usize,
    member: Unknown,
    count: usize,
) -> impl IntoView {
    let id = unknown_id(above, index);
    let error_id = format!("{id}-error");
    let pointer = member.path.to_string();
    let path = member.path;
    let place = above.with_value(|above| above.member(&member.name));
    let found = move || {
        store.diagnostics.track();
        store.found(|found| found.path.is_within(&path))
    };
    let remove = move |()| {
        push_before_removing(store, &place);
        store.edit(|contents| contents.set(&place, None));
        match count.checked_sub(2) {
            None => {
                let path = store.path(&place);
                next_frame(move || go_to(store, &path));
            }
            // The next one, else the last one.
            Some(last) => focus_later(unknown_id(above, index.min(last))),
        }
    };
    let secret = member.is_secret.then(|| mask(&member.text));
    view! {
        <li class="field" id=id tabindex="-1">
            <code>{member.name.clone()}</code>
            " = "
            <code data-secret=secret>{member.text}</code>
            <Button
                class="field-action"
                label=format!("Remove {}", member.name)
                on_click=remove
                attr:data-remove=pointer
                attr:aria-describedby=error_id.clone()
            >
                "Remove"
            </Button>
            <Diagnostics id=error_id store found />
        </li>
    }
}

/// Made of the index, since the name may contain anything.
fn unknown_id(above: StoredValue<Place>, index: usize) -> String {
    let above = above.try_with_value(Place::id).unwrap_or_default();
    format!("{above}-unknown-{index}")
}
