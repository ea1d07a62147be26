//! What lists and maps have in common.

use leptos::prelude::*;

use crate::browser::focus_later;
use crate::state::{Place, push_before_removing};

use super::fieldset::{RemoveButton, SendEmptyButton};
use super::node::{FieldState, Node, Presence, Role};

/// The buttons in the head of a list or map: send it empty, or remove it as a whole.
#[component]
pub fn EntriesActions(
    node: Node,
    state: Memo<FieldState>,
    /// What it is called in the note that it is sent empty: `list` or `map`.
    kind: &'static str,
) -> impl IntoView {
    let presence = Memo::new(move |_| state.with(|state| state.presence));
    let is_unset = move || presence.get() == Presence::Unset;
    view! {
        <Show when=move || node.is_removable()>
            <Show when=move || presence.get() == Presence::Empty>
                <span class="chip">{format!("empty {kind} is sent")}</span>
            </Show>
            <Show when=is_unset>
                <SendEmptyButton node />
            </Show>
            <Show when=move || !is_unset() || node.role == Role::Optional>
                <RemoveButton node state />
            </Show>
        </Show>
    }
}

/// Removes an entry or item, and moves the focus to the next one, else to the last one,
/// else to the button that adds one; `control` is the id of an entry's first control.
pub fn remove_entry(container: Node, entry: &Place, control: fn(&Place) -> String) {
    let Some(place) = container.place() else {
        return;
    };
    let store = container.store;
    let ids = store.entries(&place);
    let index = ids.iter().position(|id| Some(*id) == entry.entry_id());
    push_before_removing(store, entry);
    store.edit(|contents| contents.remove_entry(entry));
    let left = store.entries(&place);
    let next = left.get(index.unwrap_or_default()).or(left.last());
    focus_later(match next {
        Some(next) => control(&place.entry(*next)),
        None => format!("{}-add", place.id()),
    });
}
