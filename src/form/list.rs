use leptos::prelude::*;
use wireform_model::Kind;

use crate::browser::focus_later;
use crate::state::{EntryId, Place};
use crate::ui::Button;

use super::entries::{EntriesActions, remove_entry};
use super::fieldset::Fieldset;
use super::node::{Label, Node, Shows};
use super::slices::in_slices;
use super::widget::NodeField;
use super::wording::add_one;

/// Items in order, each with the widget of its shape.
#[component]
pub fn List(node: Node) -> impl IntoView {
    let state = node.state(Shows::Own);
    let ids = in_slices(Signal::derive(move || node.entries()));
    let actions = move || view! { <EntriesActions node state kind="list" /> };
    view! {
        <Fieldset node state actions>
            <ol class="entries items">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Item list=node id />
                </For>
            </ol>
            <Button
                class="add"
                on_click=move |()| add_item(node)
                attr:id=format!("{}-add", node.id())
                attr:data-add=move || state.with(|state| state.pointer.clone())
            >
                {add_one(node)}
            </Button>
        </Fieldset>
    }
}

/// Appends a blank item, and moves the focus into it.
pub fn add_item(node: Node) {
    let Kind::List { member } = &node.shape.kind else {
        return;
    };
    let blank = node.store.operation.target(member).blank();
    let added = node.edit(|contents, list| contents.add_items(list, vec![blank]));
    if let Some(item) = added {
        focus_later(item.id());
    }
}

#[component]
fn Item(list: Node, id: EntryId) -> Option<impl IntoView> {
    let Kind::List { member } = &list.shape.kind else {
        return None;
    };
    let place = list.place()?.entry(id);
    let item = Node::of_entry(list.store, place.clone(), member, Label::Item(list.label()));
    Some(view! {
        <li class="entry">
            <NodeField node=item />
            <Button
                class="remove"
                label=item.name_of("Remove")
                on_click=move |()| remove_entry(list, &place, Place::id)
                attr:data-remove=move || item.path().to_string()
            >
                "×"
            </Button>
        </li>
    })
}
