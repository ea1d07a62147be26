//! What lists and maps have in common.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;
use wireform_model::Kind;
use wireform_model::path::Path;

use crate::browser::{focus_into, focus_later};
use crate::state::{EditedAs, Place, push_before_removing};
use crate::ui::Button;

use super::actions::edit_as;
use super::entrance::{entrance, of_entry};
use super::node::{Node, Role};
use super::table;

/// What is below the entries of a list or map: the buttons that add a blank one, and that show all as JSON.
#[component]
pub fn AddEntry(
    container: Node,
    /// The words on the button, such as `Add tag`.
    #[prop(into)]
    words: Signal<String>,
) -> impl IntoView {
    // Where it is all that there is, it is on the line of the label.
    let shown = move || match container.is_closed() {
        true => "Add".to_owned(),
        false => words.get(),
    };
    view! {
        <div class="foot">
            <Button
                class="add"
                label=words
                on_click=move |()| add_entry(container)
                attr:id=format!("{}-add", container.id())
                attr:data-add=move || container.path().to_string()
            >
                {shown}
            </Button>
            <SendPending container />
            <Button
                class="field-action as-json"
                label=container.name_of("Edit as JSON:")
                on_click=move |()| edit_as(container, EditedAs::Json)
            >
                "Edit as JSON"
            </Button>
        </div>
    }
}

/// The button that removes an entry or item.
#[component]
pub fn RemoveEntry(
    container: Node,
    entry: Node,
    /// Where the entry is.
    place: Place,
) -> impl IntoView {
    view! {
        <Button
            class="remove"
            label=entry.name_of("Remove")
            on_click=move |()| remove_entry(container, &place)
            attr:data-remove=move || entry.path().to_string()
        >
            "×"
        </Button>
    }
}

/// Gives a list or map that opens by itself a blank entry to begin with.
pub fn begin(container: Node) {
    let is_ready = untrack(|| container.is_unset() && container.is_ready());
    if is_ready && container.role != Role::Entry {
        container.store.prepare_blank(container.place());
    }
}

/// The button that sends an empty value for a key that has no value yet, or for the type that is chosen for an item.
#[component]
fn SendPending(container: Node) -> impl IntoView {
    let pending = Memo::new(move |_| {
        container.track_within();
        container.store.pending(&container.place()?)
    });
    let label = move || format!("Send empty: {}", pending.get().unwrap_or_default());
    let send = move |()| {
        container.edit(|contents, list| contents.send_blank(list));
        focus_later(format!("{}-add", container.id()));
    };
    view! {
        <Show when=move || pending.with(Option::is_some)>
            <Button class="field-action" label=Signal::derive(label) on_click=send>
                "Send empty"
            </Button>
        </Show>
    }
}

/// Adds a blank entry or item, and moves the focus into it; the outputs get it with the first thing typed there.
///
/// One whose key has no value yet comes first: an empty string is a value, anything else has to be filled in.
fn add_entry(container: Node) {
    if is_pending(container) {
        if !is_map_of_strings(container) {
            return focus_blank(container);
        }
        container.edit(|contents, map| contents.send_blank(map));
    }
    if let Some(entry) = container.edit(|contents, place| contents.add_blank(place)) {
        focus_later(of_entry(container.store, container.shape, &entry));
    }
}

/// Enter in an entry's key moves on to its value; in the row of an entry or item it adds another one.
pub fn add_by_enter(container: Node, event: &KeyboardEvent) {
    let is_plain = !(event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key());
    if event.key() != "Enter" || !is_plain || event.default_prevented() {
        return;
    }
    let target = event.target();
    let Some(control) = target.and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let is_input = control.matches("input:not([data-filter])");
    if !is_input.unwrap_or(false) || !has_one_row_each(container) {
        return;
    }
    event.prevent_default();
    // The list around this one is not meant.
    event.stop_propagation();
    match control.get_attribute("data-key") {
        Some(pointer) => focus_value(container, &pointer),
        None => add_entry(container),
    }
}

/// Whether each entry or item has one row: the fields of the others may have uses of their own for Enter.
fn has_one_row_each(container: Node) -> bool {
    let target = |member| container.store.operation.target(member);
    let element = match &container.shape.kind {
        Kind::Map { value, .. } => target(value),
        Kind::List { member } => target(member),
        _ => return false,
    };
    let has_fields = matches!(element.kind, Kind::Map { .. } | Kind::List { .. });
    let is_structure = element.as_structure().is_some() && element.as_union().is_none();
    !has_fields && (!is_structure || table::fits(container))
}

fn focus_value(map: Node, pointer: &str) {
    let entry = Path::parse(pointer).and_then(|path| map.store.place_of(&path));
    if let Some(entry) = entry {
        focus_inside(map, &entry);
    }
}

/// Moves the focus to the value of an entry or to an item.
fn focus_inside(container: Node, entry: &Place) {
    let target = match &container.shape.kind {
        Kind::Map { value, .. } => value,
        Kind::List { member } => member,
        _ => return,
    };
    let shape = container.store.operation.target(target);
    focus_later(entrance(container.store, shape, entry));
}

fn is_pending(container: Node) -> bool {
    let place = container.place();
    place.is_some_and(|place| container.store.pending(&place).is_some())
}

fn focus_blank(container: Node) {
    let Some(place) = container.place() else {
        return;
    };
    if let Some(blank) = container.store.entries(&place).last() {
        focus_inside(container, &place.entry(*blank));
    }
}

fn is_map_of_strings(container: Node) -> bool {
    match &container.shape.kind {
        Kind::Map { value, .. } => {
            matches!(container.store.operation.target(value).kind, Kind::String)
        }
        _ => false,
    }
}

/// Removes an entry or item, and moves the focus to the next one, else to the last one,
/// else to the button that adds one.
fn remove_entry(container: Node, entry: &Place) {
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
    let add = format!("{}-add", place.id());
    match (next, &container.shape.kind) {
        (Some(next), Kind::Map { .. }) => focus_later(format!("{}-key", place.entry(*next).id())),
        // Whatever it is edited as; what removes adds nothing to what is left.
        (Some(next), _) => focus_into(place.entry(*next).id(), add),
        (None, _) => focus_later(add),
    }
}
