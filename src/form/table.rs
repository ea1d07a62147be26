use leptos::prelude::*;
use wireform_model::labels::spaced;
use wireform_model::path::Path;
use wireform_model::{Kind, Member, Shape};

use crate::state::{EntryId, Place};
use crate::ui::{Control, Disclosure};

use super::diagnostics::Diagnostics;
use super::entries::{AddEntry, RemoveEntry, add_by_enter, begin};
use super::field::control_of;
use super::fieldset::Fieldset;
use super::help::MemberSummary;
use super::node::{FieldState, Label, Node, Role, Shows};
use super::slices::in_slices;
use super::unknown::UnknownMembers;
use super::widget::{NodeField, cell};
use super::wording::{add_one, one_of};

/// More columns than this do not fit beside the outputs.
const MOST_COLUMNS: usize = 6;
/// More columns than this have no room for help at their heads.
const MOST_WITH_HELP: usize = 3;

/// Whether a list is edited as a table: its items are structures of a few scalars.
pub fn fits(node: Node) -> bool {
    let store = node.store;
    if store.operation.companion.is_some() {
        return false;
    }
    let columns = columns(node);
    let is_cell = |member: &&Member| is_scalar(store.operation.target(member));
    (1..=MOST_COLUMNS).contains(&columns.len()) && columns.iter().all(is_cell)
}

fn is_scalar(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        Kind::String | Kind::Boolean | Kind::Integer | Kind::Long | Kind::Float | Kind::Double
    )
}

/// Whether some cells of a table are masked.
pub fn masks_cells(list: Node) -> bool {
    let operation = list.store.operation;
    let mut columns = columns(list).into_iter();
    fits(list) && (list.secret || columns.any(|member| operation.target(member).sensitive))
}

/// The members of a list's items; none where these are no plain structures.
fn columns(list: Node) -> Vec<&'static Member> {
    let Kind::List { member } = &list.shape.kind else {
        return Vec::new();
    };
    let item = list.store.operation.target(member).as_structure();
    let item = item.filter(|structure| !structure.union && !structure.document);
    let members = item.map(|item| item.members.as_slice());
    members.unwrap_or_default().iter().collect()
}

/// A list of flat structures, such as tags: a row for each item, a column for each member.
///
/// What a column is for is said once, at its head.
#[component]
pub fn Table(node: Node) -> impl IntoView {
    begin(node);
    let state = node.state(Shows::Own);
    let ids = in_slices(Signal::derive(move || node.entries()));
    let revealed = masks_cells(node).then(|| RwSignal::new(false));
    let has_rows = Memo::new(move |_| !ids.with(Vec::is_empty));
    let has_many = columns(node).len() > MOST_WITH_HELP;
    let heads = columns(node).into_iter();
    let heads = heads
        .map(|member| view! { <ColumnHead list=node member /> })
        .collect_view();
    view! {
        <Fieldset node state class="tabular" revealed>
            <table hidden=move || !has_rows.get() on:keydown=move |event| add_by_enter(node, &event)>
                <thead class:many=has_many>
                    <tr>{heads}<td></td></tr>
                </thead>
                <For each=move || ids.get() key=|id| *id let:id>
                    <Row list=node id />
                </For>
            </table>
            <AddEntry container=node words=add_one(node) />
            {has_many.then(|| view! { <ColumnHelp list=node /> })}
        </Fieldset>
    }
}

/// The label and the help of a column.
#[component]
fn ColumnHead(list: Node, member: &'static Member) -> impl IntoView {
    let blank = list.place()?.entry(EntryId::NONE);
    let node = Node::of_member(list.store, &blank, member, Role::Member);
    let required = node
        .required
        .then(|| view! { <span class="required" aria-hidden="true">"*"</span> });
    let has_help = columns(list).len() <= MOST_WITH_HELP;
    Some(view! {
        <th scope="col" id=node.id()>
            <span class="column-name">{node.label()} {required}</span>
            {has_help.then(|| view! { <MemberSummary list member /> })}
        </th>
    })
}

/// What the columns of a wide table are for.
#[component]
fn ColumnHelp(list: Node) -> impl IntoView {
    let items = move || {
        let items = columns(list).into_iter().map(|member| {
            view! {
                <dt>{spaced(&member.name)}</dt>
                <dd><MemberSummary list member /></dd>
            }
        });
        items.collect_view()
    };
    view! {
        <Disclosure summary="About the columns" about=list.label()>
            <dl class="column-help">{items()}</dl>
        </Disclosure>
    }
}

/// One item: its cells, and below them what is wrong with them.
#[component]
fn Row(list: Node, id: EntryId) -> impl IntoView {
    let Kind::List { member } = &list.shape.kind else {
        return None;
    };
    let place = list.place()?.entry(id);
    let item = Node::of_entry(list.store, place.clone(), member, Label::Item(one_of(list)));
    let state = item.state(Shows::Within);
    let width = columns(list).len();
    let is_structure = Memo::new(move |_| {
        item.with(|value| Some(value.is_none_or(|value| value.as_map().is_some()))) != Some(false)
    });
    let above = StoredValue::new(place.clone());
    let cells = move || match is_structure.get() {
        true => above
            .with_value(|above| cells(list, item, above))
            .into_any(),
        false => view! { <td colspan=width><NodeField node=item /></td> }.into_any(),
    };
    // What the item contains beside its members has diagnostics of its own, as has its JSON.
    let found = move || {
        let is_own = |path: &Path| is_structure.get() && is_of_a_cell(item, path);
        state.with(|state| {
            let found = state.diagnostics.iter();
            found
                .filter(|found| is_own(&found.path))
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let unknown = view! { <UnknownMembers store=list.store above=place.clone() /> };
    Some(view! {
        <tbody class="entry" id=item.id() tabindex="-1">
            <tr>
                {cells}
                <td class="row-actions"><RemoveEntry container=list entry=item place /></td>
            </tr>
            <tr class="row-remarks">
                <td colspan=width + 1>
                    <Diagnostics id=format!("{}-error", item.id()) store=list.store found />
                    {unknown}
                </td>
            </tr>
        </tbody>
    })
}

fn cells(list: Node, item: Node, above: &Place) -> impl IntoView + use<> {
    let cells = columns(list).into_iter().map(|member| {
        let node = Node::of_member(list.store, above, member, Role::Member);
        let state = node.state(Shows::Within);
        let control = Control {
            label: Signal::derive(move || Some(format!("{} of {}", node.label(), item.title()))),
            placeholder: Signal::derive(move || match state.with(FieldState::is_set) {
                true => "empty".to_owned(),
                false => String::new(),
            }),
            described_by: Signal::stored(format!("{}-error", item.id())),
            ..control_of(node, state)
        };
        let severity =
            move || state.with(|state| state.severity().map(|severity| severity.as_str()));
        view! {
            <td data-severity=severity data-label=node.label()>
                <div class="control">{cell(node, control)}</div>
            </td>
        }
    });
    cells.collect_view()
}

/// Whether a path is that of the item or of one of its members, and not of a member that it does not have.
fn is_of_a_cell(item: Node, path: &Path) -> bool {
    let operation = item.store.operation.operation;
    operation.shape_at(path).is_some()
}
