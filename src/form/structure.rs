use leptos::prelude::*;

use crate::browser::focus_later;

use super::fieldset::{Fieldset, StructureActions};
use super::members::{Members, entrance};
use super::node::{Node, Presence, Role, Shows};
use super::unknown::UnknownMembers;
use super::widget::NodeField;

/// A group of members that is set or unset as a whole. A required one is open from the beginning,
/// and sends nothing until one of its members is set.
#[component]
pub fn Structure(node: Node) -> impl IntoView {
    let state = node.state(Shows::Own);
    let is_set = Memo::new(move |_| state.with(|state| state.presence != Presence::Unset));
    let is_open = move || is_set.get() || opens_by_itself(node);
    let enter = move |()| {
        if let Some(place) = node.place() {
            focus_later(entrance(node.store, node.shape, &place));
        }
    };
    let actions = move || view! { <StructureActions node state is_open then=enter /> };
    view! {
        <Fieldset node state actions>
            <div class="members">
                <Show when=is_open>{members(node)}</Show>
            </div>
            {node.place().map(|place| view! { <UnknownMembers store=node.store above=place /> })}
        </Fieldset>
    }
}

/// Whether it opens by itself: a required member does, up to a depth.
fn opens_by_itself(node: Node) -> bool {
    /// Required structures that contain themselves would otherwise never end.
    const DEEPEST: usize = 6;
    let depth = node.place().map_or(0, |place| place.as_steps().len());
    node.required && depth < DEEPEST && matches!(node.role, Role::Member)
}

/// With a companion, all members as fields; otherwise fields for those that are needed and rows for the others.
fn members(node: Node) -> AnyView {
    let structure = node.shape.as_structure();
    let members = structure
        .into_iter()
        .flat_map(|structure| &structure.members);
    let Some(place) = node.place() else {
        return ().into_any();
    };
    if node.store.operation.companion.is_none() {
        return view! { <Members store=node.store above=place members=members.collect() /> }
            .into_any();
    }
    let fields = members.map(|member| {
        let node = Node::of_member(node.store, &place, member, Role::Member);
        view! { <div class="member"><NodeField node /></div> }
    });
    fields.collect_view().into_any()
}
