use leptos::prelude::*;
use wireform_model::labels::spaced;
use wireform_model::value::Value;
use wireform_model::{Member, Shape};

use crate::browser::focus_later;
use crate::state::{kind_of_value, usual_alternative};
use crate::ui::{Button, Choice, Control, Segment, Segments, Select};

use super::diagnostics::Diagnostics;
use super::fieldset::Fieldset;
use super::node::{FieldState, Node, Role, Shows};
use super::unknown::UnknownMembers;
use super::widget::NodeField;

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
    let is_open = Memo::new(move |_| is_set.get() || node.is_ready());
    view! {
        <Fieldset node state class="union">
            <div class="alternatives">
                <Show when=move || is_open.get()><Chooser node layout=Layout::Field /></Show>
            </div>
            <Alternatives node layout=Layout::Field />
        </Fieldset>
    }
}

/// How a union is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// As a field of its own.
    Field,
    /// In the row of an entry or item: until another one is chosen, its usual alternative is shown.
    Row,
}

/// A union that is the value of an entry or an item, in its row.
#[component]
pub fn UnionRow(node: Node) -> impl IntoView {
    let state = node.state(Shows::Own);
    view! {
        <div class="entry-value union" id=node.id() tabindex="-1">
            <div class="alternatives"><Chooser node layout=Layout::Row /></div>
            <Alternatives node layout=Layout::Row />
            <Diagnostics
                id=format!("{}-error", node.id())
                store=node.store
                found=move || state.with(|state| state.diagnostics.clone())
            />
        </div>
    }
}

/// The forms of the members that are set or chosen, and the members that the model does not know.
#[component]
fn Alternatives(node: Node, layout: Layout) -> impl IntoView {
    let shown = Memo::new(move |_| shown_members(node, layout));
    let several = Memo::new(move |_| shown.with(Vec::len) > 1);
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
            <For each=move || shown.get() key=|name| *name let:name>
                {alternative(name)}
            </For>
        </div>
        {node.place().map(|place| view! { <UnknownMembers store=node.store above=place /> })}
    }
}

/// The choice among the members: side by side where they are few.
#[component]
fn Chooser(node: Node, layout: Layout) -> impl IntoView {
    let chosen = Signal::derive(move || match shown_members(node, layout).as_slice() {
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
    if members.len() <= MOST_SEGMENTS && layout == Layout::Field {
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

/// The alternatives whose fields are shown: those that are set, or else the chosen one.
fn shown_members(node: Node, layout: Layout) -> Vec<&'static str> {
    let set = set_members(node);
    if !set.is_empty() {
        return set;
    }
    let structure = node.shape.as_structure();
    let chosen = node.place().and_then(|place| node.store.chosen(&place));
    let chosen = chosen.and_then(|name| structure?.member(&name));
    let usual = || match layout {
        Layout::Row => usual_alternative(node.store.operation, node.shape),
        Layout::Field => None,
    };
    let shown = chosen.or_else(usual);
    shown
        .map(|member| member.name.as_str())
        .into_iter()
        .collect()
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

/// What DynamoDB calls the types of its attribute values, of which its model has the abbreviations alone.
const DYNAMODB: &[(&str, &str)] = &[
    ("S", "String"),
    ("N", "Number"),
    ("B", "Binary"),
    ("SS", "String set"),
    ("NS", "Number set"),
    ("BS", "Binary set"),
    ("M", "Map"),
    ("L", "List"),
    ("NULL", "Null"),
    ("BOOL", "Boolean"),
];

/// The pointer of a member that choosing it adds; `None` for one that is set.
fn adds(node: Node, member: &'static Member) -> Signal<Option<String>> {
    Signal::derive(move || {
        let is_set = set_members(node).contains(&member.name.as_str());
        (!is_set).then(|| node.path().child(&member.name).to_string())
    })
}

/// A member's label and, where that is an abbreviation, the kind of its value.
fn words(member: &Member, shape: &Shape) -> String {
    if let Some((_, words)) = DYNAMODB.iter().find(|(name, _)| *name == member.name) {
        return (*words).to_owned();
    }
    let is_short = member.name.len() <= 4 && member.name.chars().all(|c| c.is_ascii_uppercase());
    match is_short {
        true => format!("{}: {}", member.name, kind_of_value(shape)),
        false => spaced(&member.name),
    }
}
