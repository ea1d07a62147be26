use leptos::prelude::*;
use wireform_model::Kind;

use crate::state::{EntryId, Place};
use crate::ui::Button;

use super::entries::{add_by_enter, add_entry, begin, remove_entry};
use super::entry::EntryKind;
use super::fieldset::{Fieldset, JsonButton};
use super::node::{Label, Node, Shows};
use super::slices::in_slices;
use super::union::UnionRow;
use super::widget::NodeField;
use super::wording::{add_one, one_of};

/// Items in order, each with the widget of its shape.
#[component]
pub fn List(node: Node) -> impl IntoView {
    begin(node);
    let state = node.state(Shows::Own);
    let ids = in_slices(Signal::derive(move || node.entries()));
    view! {
        <Fieldset node state>
            <ol class="entries items" on:keydown=move |event| add_by_enter(node, &event)>
                <For each=move || ids.get() key=|id| *id let:id>
                    <Item list=node id />
                </For>
            </ol>
            <AddItem list=node />
        </Fieldset>
    }
}

/// The button that adds a blank item to a list.
#[component]
pub fn AddItem(list: Node) -> impl IntoView {
    view! {
        <div class="foot">
            <Button
                class="add"
                on_click=move |()| add_entry(list)
                attr:id=format!("{}-add", list.id())
                attr:data-add=move || list.path().to_string()
            >
                {add_one(list)}
            </Button>
            <JsonButton node=list />
        </div>
    }
}

#[component]
fn Item(list: Node, id: EntryId) -> Option<impl IntoView> {
    let Kind::List { member } = &list.shape.kind else {
        return None;
    };
    let place = list.place()?.entry(id);
    let item = Node::of_entry(list.store, place.clone(), member, Label::Item(one_of(list)));
    let kind = EntryKind::of(item);
    let field = match kind {
        EntryKind::Union => view! { <UnionRow node=item /> }.into_any(),
        EntryKind::Nested | EntryKind::Scalar => view! { <NodeField node=item /> }.into_any(),
    };
    Some(view! {
        <li class="entry" data-kind=kind.as_str()>
            {field}
            <RemoveItem list item place />
        </li>
    })
}

/// The button that removes an item.
#[component]
pub fn RemoveItem(list: Node, item: Node, place: Place) -> impl IntoView {
    view! {
        <Button
            class="remove"
            label=item.name_of("Remove")
            on_click=move |()| remove_entry(list, &place)
            attr:data-remove=move || item.path().to_string()
        >
            "×"
        </Button>
    }
}
