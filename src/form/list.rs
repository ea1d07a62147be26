use leptos::prelude::*;
use wireform_model::Kind;

use crate::state::EntryId;

use super::entries::{AddEntry, RemoveEntry, add_by_enter, begin};
use super::entry::EntryKind;
use super::fieldset::Fieldset;
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
            <AddEntry container=node words=add_one(node) />
        </Fieldset>
    }
}

#[component]
fn Item(list: Node, id: EntryId) -> impl IntoView {
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
            <RemoveEntry container=list entry=item place />
        </li>
    })
}
