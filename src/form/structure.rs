use leptos::prelude::*;
use wireform_core::diagnostic::Diagnostic;
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::state::DraftStore;

use super::DiagnosticList;
use super::field::{Parts, focus_later};
use super::node::{Node, node};
use super::unknown::unknown_list;

/// A group of members that is set or unset as a whole.
pub fn structure(own: Node) -> AnyView {
    let store = own.store;
    let parts = Parts::new(&own, owns);
    let id = own.id();
    let (state, path) = (parts.state, parts.path);
    let is_set = Memo::new(move |_| state.get() != "unset");
    let members = {
        let own = own.clone();
        move || {
            let structure = own.shape.as_structure().filter(|_| is_set.get());
            let members = structure
                .map(|structure| structure.members.iter())
                .into_iter()
                .flatten();
            members
                .map(|member| node(Node::of_member(store, &own.place, member)))
                .collect_view()
        }
    };
    view! {
        <fieldset class="field nested" id=id.clone() tabindex="-1" data-state=state data-severity=parts.severity
            aria-describedby=move || parts.described_by.get()>
            <legend>{parts.label}</legend>
            <div class="field-head">
                {parts.names(&own)}
                {set_or_unset(own.clone(), is_set, path)}
            </div>
            {parts.help(&own)}
            <DiagnosticList id=format!("{id}-error") list=parts.diagnostics store/>
            <div class="members">{members}</div>
            {unknown_list(store, own.place.clone())}
        </fieldset>
    }
    .into_any()
}

fn set_or_unset(own: Node, is_set: Memo<bool>, path: Memo<Path>) -> impl IntoView {
    let store = own.store;
    move || {
        let place = own.place.clone();
        let pointer = path.get().to_string();
        let id = own.id();
        if is_set.get() {
            own.removable.then(|| {
                view! {
                    <button class="field-action" type="button" data-remove=pointer
                        aria-label=format!("Unset {}", own.label)
                        on:click=move |_| { store.set(&place, None); focus_later(id.clone()); }>
                        "unset"
                    </button>
                }
                .into_any()
            })
        } else {
            let first = first_member(&own).unwrap_or(id);
            Some(
                view! {
                    <button class="add" type="button" data-add=pointer
                        on:click=move |_| {
                            store.set(&place, Some(Value::Map(Map::new())));
                            focus_later(first.clone());
                        }>
                        {format!("Add {}", own.label)}
                    </button>
                }
                .into_any(),
            )
        }
    }
}

fn first_member(own: &Node) -> Option<String> {
    let member = own.shape.as_structure()?.members.first()?;
    Some(own.place.member(&member.name).id())
}

/// What is said about the whole; a member that the model does not know has its own.
fn owns(_: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    found.path == *path
}
