use leptos::prelude::*;
use wireform_core::diagnostic::Diagnostic;
use wireform_core::model::{Kind, Shape};
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::state::DraftStore;

use super::DiagnosticList;
use super::field::{Parts, focus_later};
use super::node::{Node, node};

/// Items in order, each with the widget of its shape.
pub fn list(own: Node) -> AnyView {
    let Kind::List { member } = &own.shape.kind else {
        return ().into_any();
    };
    let store = own.store;
    let parts = Parts::new(&own, owns);
    let id = own.id();
    let count = store.count(&own.place);
    let (path, label) = (parts.path, own.label.clone());
    let item = {
        let own = own.clone();
        move |index: usize| {
            let place = own.place.nth(index);
            let label = format!("{} {}", own.label, index + 1);
            let removed = place.clone();
            let back_to = own.id();
            let pointer = move || path.get().item(index).to_string();
            view! {
                <li class="entry">
                    {node(Node::of_nth(store, place, member, label.clone()))}
                    <button class="remove" type="button" data-remove=pointer aria-label=format!("Remove {label}")
                        on:click=move |_| { store.remove_nth(&removed); focus_later(format!("{back_to}-add")); }>
                        "×"
                    </button>
                </li>
            }
        }
    };
    let place = own.place.clone();
    let shape = store.opened.target(member);
    view! {
        <fieldset class="field nested" id=id.clone() tabindex="-1" data-state=parts.state data-severity=parts.severity
            aria-describedby=move || parts.described_by.get()>
            <legend>{parts.label}</legend>
            <div class="field-head">{parts.names(&own)}</div>
            {parts.help(&own)}
            <DiagnosticList id=format!("{id}-error") list=parts.diagnostics store/>
            <ol class="entries">
                <For each=move || 0..count.get() key=|index| *index children=item/>
            </ol>
            <button class="add" type="button" id=format!("{id}-add") data-add=move || path.get().to_string()
                on:click=move |_| {
                    let index = count.get_untracked();
                    store.add_item(&place, blank(shape));
                    focus_later(place.nth(index).id());
                }>
                {format!("Add to {label}")}
            </button>
        </fieldset>
    }
    .into_any()
}

/// The value that a new item or entry starts with.
pub fn blank(shape: &Shape) -> Value {
    match shape.kind {
        Kind::Structure(_) | Kind::Map { .. } => Value::Map(Map::new()),
        Kind::List { .. } => Value::List(Vec::new()),
        Kind::Boolean => Value::Bool(false),
        _ => Value::from(""),
    }
}

fn owns(_: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    found.path == *path
}
