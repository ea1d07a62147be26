use std::ops::Deref;
use std::rc::Rc;

use web_sys::Event;
use wireform_core::companion::Field as Words;
use wireform_core::draft::Cli;
use wireform_core::model::{Kind, Member, Shape};
use wireform_core::secret::is_secret;
use wireform_core::value::Value;
use wireform_core::write::carrying_option;

use crate::browser::{after, focus_later, is_focus_inside};
use crate::state::{DraftStore, Notation, Place, spaced};
use crate::view::{View, of, redraw_all, with};

use super::blob::blob;
use super::choice::choice;
use super::field::field;
use super::list::list;
use super::map::map;
use super::number::number;
use super::optional::Optional;
use super::raw::raw;
use super::structure::structure;
use super::suggest::suggest;
use super::switch::switch;
use super::text::{lines, template, text};
use super::timestamp::timestamp;
use super::token::token;
use super::union::union;

/// One place of the form: a member, or the value of an entry or item.
#[derive(Clone)]
pub struct Node(Rc<Facts>);

/// What is known of a place before anything is filled in.
pub struct Facts {
    pub store: DraftStore,
    pub place: Place,
    pub shape: &'static Shape,
    pub label: String,
    /// The CLI's option, for members at the top.
    pub option: Option<String>,
    pub api_name: Option<&'static str>,
    pub documentation: &'static str,
    pub required: bool,
    /// What the CLI sends where it is unset.
    pub default: Option<&'static Value>,
    /// Whether its value, or one that it is part of, is masked while nobody works on it.
    pub secret: bool,
    /// What the model says of its being deprecated, if it is.
    pub deprecated: Option<&'static str>,
    /// Whether the CLI fills it in unless it is set.
    pub is_token: bool,
    /// Whether its text is JSON that the service reads.
    pub holds_json: bool,
    /// Whether any JSON value travels in a header of its own.
    pub is_json_header: bool,
    /// Whether it is a body for which the CLI takes the name of a file.
    pub is_streamed: bool,
    /// The companion's words for it.
    pub words: Option<&'static Words>,
    /// Whether its own row may take it away, as an optional member's may.
    pub removable: bool,
    /// Whether it is unset when its text is deleted; else that is empty then.
    pub unset_by_emptying: bool,
    /// The members among which it was added, if it was.
    pub optional: Option<Optional>,
    /// The id of the control that chose it among the alternatives of a union.
    pub chosen_by: Option<String>,
}

/// What a shape is edited with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Widget {
    Union,
    Structure,
    Map,
    List,
    Switch,
    Number,
    Blob,
    Timestamp,
    Token,
    Choice,
    Suggest,
    Template,
    Lines,
    Text,
    Raw,
}

type Fits = fn(&Node) -> bool;

/// From widget to predicate, in order: the first that fits is taken.
/// It looks at the shape and the companion's words, never at the data.
const WIDGETS: [(Widget, Fits); 15] = [
    (Widget::Raw, |node| {
        let structure = node.shape.as_structure();
        node.is_json_header || structure.is_some_and(|structure| structure.document)
    }),
    (Widget::Union, |node| node.shape.as_union().is_some()),
    (Widget::Structure, |node| {
        node.shape.as_structure().is_some()
    }),
    (Widget::Map, |node| {
        matches!(node.shape.kind, Kind::Map { .. })
    }),
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
        !node.shape.enumeration.is_empty() || node.has_choices()
    }),
    (Widget::Suggest, |node| node.wants("suggest")),
    (Widget::Template, |node| {
        node.wants("template") || node.holds_json
    }),
    (Widget::Lines, |node| node.wants("lines")),
    (Widget::Text, |_| true),
];

impl Deref for Node {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}

impl Node {
    fn new(facts: Facts) -> Self {
        Node(Rc::new(facts))
    }

    /// The node of a structure's member.
    pub fn of_member(store: DraftStore, above: &Place, member: &'static Member) -> Self {
        Node::new(facts_of_member(store, above, member))
    }

    /// The node of the member of a union that is chosen, and stays so while it is empty.
    pub fn of_alternative(own: &Node, member: &'static Member, chosen_by: String) -> Self {
        Node::new(Facts {
            unset_by_emptying: false,
            chosen_by: Some(chosen_by),
            ..facts_of_member(own.store, &own.place, member)
        })
    }

    /// The node of one of the members that can be added.
    pub fn of_optional(optional: &Optional, member: &'static Member) -> Self {
        let facts = facts_of_member(optional.store(), optional.above(), member);
        Node::new(Facts {
            optional: optional.can_leave(member).then(|| optional.clone()),
            ..facts
        })
    }

    /// The node of the value of an entry or item, which its row removes.
    pub fn of_nth(store: DraftStore, place: Place, member: &'static Member, label: String) -> Self {
        let path = store.draft.with(|draft| place.path(&draft.input));
        let words = store
            .opened
            .companion
            .and_then(|companion| companion.field(&path));
        Node::new(Facts {
            store,
            shape: store.opened.target(member),
            label,
            option: None,
            api_name: None,
            documentation: "",
            required: false,
            default: None,
            secret: is_secret(store.opened.operation, &path),
            deprecated: None,
            is_token: false,
            holds_json: false,
            is_json_header: false,
            is_streamed: false,
            words,
            removable: false,
            unset_by_emptying: false,
            optional: None,
            chosen_by: None,
            place,
        })
    }

    pub fn id(&self) -> String {
        self.place.id()
    }

    /// What it is called now: the label or, of an entry, the key as it is typed.
    pub fn title(&self) -> String {
        match self.place.index() {
            Some(index) if self.label.is_empty() => {
                let key = self.store.key(&self.place);
                if key.is_empty() {
                    format!("entry {}", index + 1)
                } else {
                    key
                }
            }
            _ => self.label.clone(),
        }
    }

    /// The text of its value, where that is a scalar.
    pub fn text(&self) -> String {
        self.store.text(&self.place)
    }

    /// Takes an added member out of the form, and then leads to what stood behind it; an alternative leads back
    /// to the choice among them, and any other stays: the focus goes to the element with the id `otherwise`.
    pub fn leave(&self, otherwise: &str) {
        let left = self.optional.as_ref().zip(self.api_name);
        let next = left.map(|(optional, name)| optional.leave(name));
        let next = next.or_else(|| self.chosen_by.clone());
        focus_later(next.unwrap_or_else(|| otherwise.to_owned()));
    }

    fn has_choices(&self) -> bool {
        self.words.is_some_and(|words| !words.choices.is_empty())
    }

    fn wants(&self, widget: &str) -> bool {
        self.words.and_then(|words| words.widget.as_deref()) == Some(widget)
    }
}

fn facts_of_member(store: DraftStore, above: &Place, member: &'static Member) -> Facts {
    let opened = store.opened;
    let place = above.member(&member.name);
    let top = *above == Place::root();
    let path = store.draft.with(|draft| place.path(&draft.input));
    let words = opened
        .companion
        .and_then(|companion| companion.field(&path));
    let is_token = top && member.idempotency_token;
    let default = opened.api().default_of(&member.name).filter(|_| top);
    let label = words
        .map(|words| words.label.clone())
        .filter(|label| !label.is_empty());
    Facts {
        store,
        shape: opened.target(member),
        label: label.unwrap_or_else(|| spaced(&member.name)),
        option: carrying_option(opened.operation, member, Cli::default()).filter(|_| top),
        api_name: Some(&member.name),
        documentation: &member.documentation,
        required: member.required && !is_token && default.is_none(),
        default,
        secret: is_secret(opened.operation, &path),
        deprecated: member
            .deprecated
            .then(|| member.deprecated_message.as_deref().unwrap_or_default()),
        is_token,
        holds_json: member.json_value,
        is_json_header: member.is_json_header(),
        is_streamed: top && opened.operation.is_streamed(member),
        words,
        removable: true,
        unset_by_emptying: true,
        optional: None,
        chosen_by: None,
        place,
    }
}

/// Appends the form of a node: its field with the widget that fits its shape.
///
/// A value of another type than the shape's cannot be shown by that widget without loss,
/// so it is edited as JSON until it fits again and somebody who types there has left.
pub fn node(view: View, node: Node) -> View {
    let widget = WIDGETS.iter().find(|(_, fits)| fits(&node));
    let widget = widget.map_or(Widget::Text, |(widget, _)| *widget);
    let fitting = of(&node, move |node| {
        let typed = node.store.typed(&node.place);
        let is_typed = typed.is_some_and(|typed| typed.notation == Notation::Json);
        let fits = node.store.at(&node.place, |value| fits(widget, value));
        if fits && !is_typed {
            widget
        } else {
            Widget::Raw
        }
    });
    let touched = of(&node, |node| node.store.touched(&node.place));
    view.part(touched, |view| {
        view.region(fitting, move |shown| {
            let view = edit(*shown, &node);
            vec![match *shown == widget {
                true => view,
                // Typing without any focus, as by a script, ends as well.
                false => view
                    .on("focusout", with(&node, leave))
                    .on("input", with(&node, leave)),
            }]
        })
    })
}

/// How long a box of JSON stays when it was left, in milliseconds:
/// what stands below it moves up then, and may be about to be clicked.
const LEAVE: u32 = 400;

/// Has a value's own widget show it once the focus is elsewhere on the page.
fn leave(node: &Node, event: &Event) {
    let (node, field) = (node.clone(), event.current_target());
    let end = move || {
        if !is_focus_inside(field) {
            node.store.end_typing(&node.place);
            redraw_all();
        }
    };
    after(LEAVE, end).forget();
}

fn edit(widget: Widget, node: &Node) -> View {
    match widget {
        Widget::Union => union(node),
        Widget::Structure => structure(node),
        Widget::Map => map(node),
        Widget::List => list(node),
        Widget::Switch => field(node, switch),
        Widget::Number => field(node, number),
        Widget::Blob => field(node, blob),
        Widget::Timestamp => field(node, timestamp),
        Widget::Token => field(node, token),
        Widget::Choice => field(node, choice),
        Widget::Suggest => field(node, suggest),
        Widget::Template => field(node, template),
        Widget::Lines => field(node, lines),
        Widget::Text => field(node, text),
        Widget::Raw => field(node, raw),
    }
}

fn fits(widget: Widget, value: Option<&Value>) -> bool {
    match value {
        None => true,
        Some(Value::Map(_)) => matches!(
            widget,
            Widget::Union | Widget::Structure | Widget::Map | Widget::Raw
        ),
        Some(Value::List(_)) => matches!(widget, Widget::List | Widget::Raw),
        Some(Value::Bool(_)) => matches!(widget, Widget::Switch | Widget::Raw),
        Some(Value::Number(_)) => {
            matches!(widget, Widget::Number | Widget::Timestamp | Widget::Raw)
        }
        Some(Value::String(_)) => !matches!(
            widget,
            Widget::Union | Widget::Structure | Widget::Map | Widget::List | Widget::Switch
        ),
        Some(Value::Null) => widget == Widget::Raw,
    }
}
