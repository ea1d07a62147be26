use leptos::prelude::*;
use wireform_model::labels::spaced;
use wireform_model::value::Value;
use wireform_model::{Member, Shape};

use crate::browser::focus_later;
use crate::ui::{Button, Choice, Control, Segment, Segments, Select};

use super::diagnostics::Diagnostics;
use super::fieldset::{Fieldset, StructureActions};
use super::node::{FieldState, Node, Role, Shows};
use super::unknown::UnknownMembers;
use super::widget::NodeField;
use super::wording::kind_of_value;

/// More alternatives than this are in a select.
const MOST_SEGMENTS: usize = 4;

/// Alternatives: a choice of the member, and the form of the one that is set.
///
/// The value of another one is kept, outside the input, until it is chosen again.
/// Where two members are set, both stay visible, each with a button to keep only that one.
#[component]
pub fn Union(node: Node) -> impl IntoView {
    let state = node.state(Shows::Own);
    let is_set = Memo::new(move |_| state.with(FieldState::is_set));
    let is_open = move || is_set.get() || node.required;
    let enter = move |()| focus_later(chooser_id(node));
    let actions = move || view! { <StructureActions node state is_open then=enter /> };
    view! {
        <Fieldset node state class="union" actions>
            <div class="alternatives">
                <Show when=is_open><Chooser node /></Show>
            </div>
            <Alternatives node />
        </Fieldset>
    }
}

/// A union that is the value of a map's entry, in the entry's row.
#[component]
pub fn UnionRow(node: Node) -> impl IntoView {
    let state = node.state(Shows::Own);
    view! {
        <div class="entry-value union" id=node.id() tabindex="-1">
            <div class="alternatives"><Chooser node /></div>
            <Alternatives node />
            <Diagnostics
                id=format!("{}-error", node.id())
                store=node.store
                found=move || state.with(|state| state.diagnostics.clone())
            />
        </div>
    }
}

/// The forms of the members that are set, and the members that the model does not know.
#[component]
fn Alternatives(node: Node) -> impl IntoView {
    let set = Memo::new(move |_| set_members(node));
    let several = Memo::new(move |_| set.with(Vec::len) > 1);
    let alternative = move |name: &'static str| {
        let member = node.shape.as_structure()?.member(name)?;
        let own = Node::of_member(node.store, &node.place()?, member, Role::Alternative);
        let keep = move |()| {
            choose(node, name);
            focus_later(chooser_id(node));
        };
        Some(view! {
            <div class="member">
                <NodeField node=own />
                <Show when=move || several.get()>
                    <Button class="fix" on_click=keep attr:data-keep=name>
                        {move || format!("Keep only {}", own.title())}
                    </Button>
                </Show>
            </div>
        })
    };
    view! {
        <div class="members">
            <For each=move || set.get() key=|name| *name let:name>
                {alternative(name)}
            </For>
        </div>
        {node.place().map(|place| view! { <UnknownMembers store=node.store above=place /> })}
    }
}

/// The choice among the members: side by side where they are few.
#[component]
fn Chooser(node: Node) -> impl IntoView {
    let chosen = Signal::derive(move || match set_members(node).as_slice() {
        [only] => (*only).to_owned(),
        _ => String::new(),
    });
    let members = node
        .shape
        .as_structure()
        .map(|structure| structure.members.as_slice());
    let members = members.unwrap_or_default();
    let on_change = move |name: String| choose(node, &name);
    let label = move || format!("Type of {}", node.title());
    if members.len() <= MOST_SEGMENTS {
        let segments = members.iter().map(|member| Segment {
            adds: adds(node, member),
            ..Segment::new(&member.name, spaced(&member.name))
        });
        let name = chooser_id(node);
        return view! {
            <Segments
                name=name.clone()
                label=Signal::derive(label)
                segments=segments.collect()
                value=chosen
                on_change
                attr:id=name
            />
        }
        .into_any();
    }
    let none = Choice::new("", "Choose a type");
    let choices = members.iter().map(|member| Choice {
        adds: adds(node, member),
        ..Choice::new(
            &member.name,
            words(member, node.store.operation.target(member)),
        )
    });
    let control = Control {
        label: Signal::derive(move || Some(label())),
        ..Control::new(chooser_id(node), "", "")
    };
    view! {
        <Select control choices=[none].into_iter().chain(choices).collect() value=chosen on_change />
    }
    .into_any()
}

fn chooser_id(node: Node) -> String {
    format!("{}-member", node.id())
}

/// The members that are set, in the order of the input.
fn set_members(node: Node) -> Vec<&'static str> {
    let structure = node.shape.as_structure();
    let known = |name: &str| Some(structure?.member(name)?.name.as_str());
    node.with(|value| {
        let entries = value.into_iter().flat_map(Value::entries);
        entries.filter_map(|(name, _)| known(name)).collect()
    })
}

fn choose(node: Node, name: &str) {
    node.edit(|contents, union| contents.choose_alternative(union, name));
}

/// The pointer of a member that choosing it adds; `None` for one that is set.
fn adds(node: Node, member: &'static Member) -> Signal<Option<String>> {
    Signal::derive(move || {
        let is_set = set_members(node).contains(&member.name.as_str());
        (!is_set).then(|| node.path().child(&member.name).to_string())
    })
}

/// A member's label and, where that is an abbreviation, the kind of its value.
fn words(member: &Member, shape: &Shape) -> String {
    let is_short = member.name.len() <= 4 && member.name.chars().all(|c| c.is_ascii_uppercase());
    match is_short {
        true => format!("{}: {}", member.name, kind_of_value(shape)),
        false => spaced(&member.name),
    }
}
