use std::time::Duration;

use leptos::ev::Event;
use leptos::prelude::*;
use wireform_model::Kind;
use wireform_model::value::Value;

use crate::browser::{focus_later, is_focus_inside};
use crate::state::{EditedAs, Notation};
use crate::ui::{Button, Control};

use super::blob::BlobInput;
use super::choice::ChoiceInput;
use super::code::{self, Code};
use super::field::Field;
use super::file::FileInput;
use super::json::JsonInput;
use super::list::List;
use super::map::Map;
use super::node::Node;
use super::number::NumberInput;
use super::structure::Structure;
use super::suggest::SuggestInput;
use super::switch::Switch;
use super::table::{self, Table};
use super::text::{Lines, Text};
use super::timestamp::TimestampInput;
use super::token::TokenInput;
use super::union::Union;

/// What the value of a shape is edited with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Widget {
    Union,
    Structure,
    Map,
    Table,
    List,
    Switch,
    Number,
    Blob,
    Timestamp,
    Token,
    Choice,
    Suggest,
    Code,
    Lines,
    Text,
    Json,
    File,
}

/// Whether a widget can edit the values of a node.
type Fits = fn(Node) -> bool;

/// Each widget with its predicate, in order: the first that fits is used.
/// Predicates look at the shape and the companion's words, never at the data.
const WIDGETS: &[(Widget, Fits)] = &[
    (Widget::Json, |node| {
        let is_header = node.member.is_some_and(|member| member.is_json_header());
        is_header
            || node
                .shape
                .as_structure()
                .is_some_and(|structure| structure.document)
    }),
    (Widget::Union, |node| node.shape.as_union().is_some()),
    (Widget::Structure, |node| {
        node.shape.as_structure().is_some()
    }),
    (Widget::Map, |node| {
        matches!(node.shape.kind, Kind::Map { .. })
    }),
    (Widget::Table, table::fits),
    (Widget::List, |node| {
        matches!(node.shape.kind, Kind::List { .. })
    }),
    (Widget::Switch, |node| {
        matches!(node.shape.kind, Kind::Boolean)
    }),
    (Widget::Number, |node| {
        matches!(
            node.shape.kind,
            Kind::Integer | Kind::Long | Kind::Float | Kind::Double
        )
    }),
    (Widget::Blob, |node| matches!(node.shape.kind, Kind::Blob)),
    (Widget::Timestamp, |node| {
        matches!(node.shape.kind, Kind::Timestamp)
    }),
    (Widget::Token, |node| node.is_token && node.words.is_none()),
    (Widget::Choice, |node| {
        let has_choices = node.words.is_some_and(|words| !words.choices.is_empty());
        has_choices || !node.shape.enumeration.is_empty()
    }),
    (Widget::Suggest, |node| node.wants("suggest")),
    (Widget::Code, |node| {
        node.wants("template")
            || node.member.is_some_and(|member| member.json_value)
            || code::is_code(node)
    }),
    (Widget::Lines, |node| node.wants("lines")),
    (Widget::Text, |_| true),
];

/// The form of a node: its field with the widget that fits its shape.
///
/// A value of another type than the shape's cannot be shown by that widget without loss,
/// so it is edited as JSON until it fits again and the focus is elsewhere.
///
/// This is the only point where the form calls itself, so it has to erase its type.
#[component]
pub fn NodeField(node: Node) -> AnyView {
    let widget = widget_of(node);
    let shown = Memo::new(move |_| {
        let is_json = node
            .typed()
            .is_some_and(|typed| typed.notation == Notation::Json);
        let fits = node.with(|value| Some(fits(widget, value))).unwrap_or(true);
        match node.edited_as() {
            EditedAs::File => Widget::File,
            EditedAs::Json => Widget::Json,
            _ if fits && !is_json => widget,
            _ => Widget::Json,
        }
    });
    let view = move || match shown.get() {
        Widget::Json if widget != Widget::Json => stand_in(node),
        shown => edit(shown, node),
    };
    view.into_any()
}

fn widget_of(node: Node) -> Widget {
    let widget = WIDGETS.iter().find(|(_, fits)| fits(node));
    widget.map_or(Widget::Text, |(widget, _)| *widget)
}

/// The control alone, for the cell of a table; the JSON box where its own widget cannot show the value.
pub fn cell(node: Node, control: Control) -> AnyView {
    let widget = widget_of(node);
    let fits = Memo::new(move |_| node.with(|value| Some(fits(widget, value))).unwrap_or(true));
    let view = move || match fits.get() {
        true => input(widget, node, control),
        false => input(Widget::Json, node, control),
    };
    view.into_any()
}

/// The JSON box for a value that its own widget cannot show.
fn stand_in(node: Node) -> AnyView {
    view! {
        // A script may type without ever giving the box the focus.
        <div
            class="stand-in"
            on:focusout=move |event| leave(node, event.into())
            on:input=move |event| leave(node, event)
        >
            {edit(Widget::Json, node)}
            <Show when=move || node.edited_as() == EditedAs::Json>
                <Button
                    class="field-action as-form"
                    label=node.name_of("Edit as a form:")
                    on_click=move |()| edit_as_form(node)
                >
                    "Edit as a form"
                </Button>
                <Show when=move || node.is_unfinished()>
                    <Button
                        class="field-action as-form"
                        label=node.name_of("Discard the text:")
                        on_click=move |()| discard(node)
                    >
                        "Discard the text"
                    </Button>
                </Show>
            </Show>
        </div>
    }
    .into_any()
}

fn edit_as_form(node: Node) {
    node.edit(|contents, place| contents.edit_as(place, EditedAs::Form));
    focus_later(node.id());
}

/// Takes back a text that has no value, and shows the form of the last value.
fn discard(node: Node) {
    node.edit(|contents, place| contents.discard_typed(place));
    focus_later(node.id());
}

/// How long a JSON box stays after the focus has left it:
/// when it goes, what is below moves up, and that may be about to be clicked.
const LEAVE: Duration = Duration::from_millis(400);

/// Lets a value's own widget show it again once the focus is elsewhere on the page.
fn leave(node: Node, event: Event) {
    let field = event.current_target();
    let end = move || {
        let is_chosen = untrack(|| node.edited_as() == EditedAs::Json);
        if !is_chosen
            && !is_focus_inside(field)
            && node.typed().is_some_and(|typed| typed.problem.is_none())
        {
            node.edit(|contents, place| contents.forget_typed(place));
        }
    };
    set_timeout(end, LEAVE);
}

fn edit(widget: Widget, node: Node) -> AnyView {
    match widget {
        Widget::Union => view! { <Union node /> }.into_any(),
        Widget::Structure => view! { <Structure node /> }.into_any(),
        Widget::Map => view! { <Map node /> }.into_any(),
        Widget::Table => view! { <Table node /> }.into_any(),
        Widget::List => view! { <List node /> }.into_any(),
        scalar => {
            view! { <Field node control=move |control| input(scalar, node, control) /> }.into_any()
        }
    }
}

fn input(widget: Widget, node: Node, control: Control) -> AnyView {
    match widget {
        Widget::Switch => view! { <Switch node control /> }.into_any(),
        Widget::Number => view! { <NumberInput node control /> }.into_any(),
        Widget::Blob => view! { <BlobInput node control /> }.into_any(),
        Widget::Timestamp => view! { <TimestampInput node control /> }.into_any(),
        Widget::Token => view! { <TokenInput node control /> }.into_any(),
        Widget::Choice => view! { <ChoiceInput node control /> }.into_any(),
        Widget::Suggest => view! { <SuggestInput node control /> }.into_any(),
        Widget::Code => view! { <Code node control /> }.into_any(),
        Widget::Lines => view! { <Lines node control /> }.into_any(),
        Widget::Json => view! { <JsonInput node control /> }.into_any(),
        Widget::File => view! { <FileInput node control /> }.into_any(),
        _ => view! { <Text node control /> }.into_any(),
    }
}

fn fits(widget: Widget, value: Option<&Value>) -> bool {
    match value {
        None => true,
        Some(Value::Map(_)) => matches!(
            widget,
            Widget::Union | Widget::Structure | Widget::Map | Widget::Json
        ),
        Some(Value::List(_)) => matches!(widget, Widget::Table | Widget::List | Widget::Json),
        Some(Value::Bool(_)) => matches!(widget, Widget::Switch | Widget::Json),
        Some(Value::Number(_)) => {
            matches!(widget, Widget::Number | Widget::Timestamp | Widget::Json)
        }
        Some(Value::String(_)) => !matches!(
            widget,
            Widget::Union
                | Widget::Structure
                | Widget::Map
                | Widget::Table
                | Widget::List
                | Widget::Switch
        ),
        Some(Value::Null) => widget == Widget::Json,
    }
}
