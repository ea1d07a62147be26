//! Which members of a structure are fields, and which are rows.
//!
//! An operation may have a thousand members, of which a person needs five. So a field is mounted only for
//! what is required, set or opened; the others are rows of one line, each of which becomes its field in its place.
//! Where there are few optional members, all are fields from the beginning.

use leptos::prelude::*;
use wireform_model::value::Value;
use wireform_model::{Kind, Member, Shape};

use crate::state::{DraftStore, Place};

use super::node::{Node, Role};
use super::optional_members::{OptionalMembers, OptionalModel};
use super::slices::in_slices;
use super::widget::NodeField;

/// Up to this many optional members are all fields.
const FEW: usize = 8;

/// The members of a structure in the order of the form: the required ones, and then the optional ones.
#[component]
pub fn Members(
    store: DraftStore,
    /// The place of the structure.
    above: Place,
    members: &'static [Member],
    /// What follows the required members.
    #[prop(optional)]
    after_required: Option<AnyView>,
) -> impl IntoView {
    let path = store.path(&above);
    let order = store.operation.member_order(&path, members);
    let required = StoredValue::new(order.required.clone());
    let optional = match are_few(order.optional().count()) {
        true => {
            let members = StoredValue::new(order.optional().collect());
            view! { <Fields store above=above.clone() members /> }.into_any()
        }
        false => {
            let model = OptionalModel::new(store, above.clone(), order);
            view! { <OptionalMembers model /> }.into_any()
        }
    };
    view! {
        <Fields store above members=required />
        {after_required}
        {optional}
    }
}

/// Members that are always fields.
#[component]
fn Fields(
    store: DraftStore,
    above: Place,
    members: StoredValue<Vec<&'static Member>>,
) -> impl IntoView {
    let count = members.with_value(Vec::len);
    let indexes = in_slices(Signal::stored((0..count).collect::<Vec<_>>()));
    let field = move |index: usize| {
        let member = members.with_value(|members| members.get(index).copied())?;
        Some(member_field(store, &above, member, Role::Member))
    };
    view! {
        <For each=move || indexes.get() key=|index| *index let:index>
            {field(index)}
        </For>
    }
}

/// The field of a member.
pub fn member_field(
    store: DraftStore,
    above: &Place,
    member: &'static Member,
    role: Role,
) -> impl IntoView + use<> {
    let node = Node::of_member(store, above, member, role);
    view! { <div class="member"><NodeField node /></div> }
}

/// Whether an optional member has a field because it has a value, or because somebody opened it.
pub fn is_set_or_open(store: DraftStore, above: &Place, member: &Member) -> bool {
    let place = above.member(&member.name);
    let has_value = |value: Option<&Value>| value.is_some();
    store.at(&place, has_value) || store.is_open(&place)
}

/// Whether a value is edited by one control, and not by fields of its own.
pub fn has_one_control(shape: &Shape) -> bool {
    match &shape.kind {
        Kind::Structure(structure) => structure.document,
        Kind::Map { .. } | Kind::List { .. } => false,
        _ => true,
    }
}

/// Whether there are so few optional members that all are fields from the beginning.
pub fn are_few(optional: usize) -> bool {
    optional <= FEW
}
