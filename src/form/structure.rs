use leptos::prelude::*;

use crate::state::members_of;

use super::fieldset::Fieldset;
use super::members::Members;
use super::node::{FieldState, Node, Role, Shows};
use super::unknown::UnknownMembers;
use super::widget::NodeField;

/// A group of members that is set or unset as a whole. One that is open sends nothing until one of its members is
/// set.
#[component]
pub fn Structure(node: Node) -> impl IntoView {
    let state = node.state(Shows::Own);
    let is_set = Memo::new(move |_| state.with(FieldState::is_set));
    let is_open = Memo::new(move |_| is_set.get() || node.is_ready());
    view! {
        <Fieldset node state>
            <div class="members">
                <Show when=move || is_open.get()>{members(node)}</Show>
            </div>
            {node.place().map(|place| view! { <UnknownMembers store=node.store above=place /> })}
        </Fieldset>
    }
}

/// With a companion, all members as fields; otherwise fields for those that are needed and rows for the others.
fn members(node: Node) -> AnyView {
    let structure = node.shape.as_structure();
    let members = members_of(structure);
    let Some(place) = node.place() else {
        return ().into_any();
    };
    if node.store.operation.companion.is_none() {
        return view! { <Members store=node.store above=place members /> }.into_any();
    }
    let fields = members.iter().map(|member| {
        let node = Node::of_member(node.store, &place, member, Role::Member);
        view! { <div class="member"><NodeField node /></div> }
    });
    fields.collect_view().into_any()
}
