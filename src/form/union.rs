use std::rc::Rc;

use wireform_core::diagnostic::Diagnostic;
use wireform_core::model::{Kind, Member, Shape, Structure};
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::browser::focus_later;
use crate::state::{DraftStore, spaced};
use crate::view::{Say, View, el, of, typed_value, with};

use super::field::unset;
use super::node::{Node, node};
use super::parts::Parts;
use super::segments::{Segment, Segments, segments};
use super::unknown::unknown_list;

/// More alternatives than these stand in a list to choose from.
const MOST_SEGMENTS: usize = 4;

/// Alternatives: a choice of the member, and the form of the one that is set.
///
/// What was filled into another one is kept aside, out of the input, until it is chosen again.
/// Two members that are set both stay in sight, each with a way to keep it alone.
pub fn union(own: &Node) -> View {
    let parts = Parts::new(own, owns);
    let choice = Rc::new(Choice { own: own.clone() });
    let is_set = parts.tells(|told| told.state != "unset");
    let members = el("div")
        .class("members")
        .region(of(&choice, |choice| choice.set_members()), {
            with(&choice, |choice, names: &Vec<&'static str>| {
                let several = names.len() > 1;
                let rows = names.iter().filter_map(|name| choice.row(name, several));
                rows.collect()
            })
        });
    let head = parts.append_names(el("div").class("field-head"));
    parts
        .fieldset("field nested union")
        .child(set_or_unset(head, own, &parts))
        .children(parts.help())
        .child(parts.diagnostics())
        .child(el("div").class("alternatives").region(
            is_set,
            with(&choice, |choice, is_set: &bool| {
                is_set.then(|| choice.control()).into_iter().collect()
            }),
        ))
        .child(members)
        .child(unknown_list(own.store, own.place.clone()))
}

struct Choice {
    own: Node,
}

impl Choice {
    fn structure(&self) -> Option<&'static Structure> {
        self.own.shape.as_structure()
    }

    fn members(&self) -> impl Iterator<Item = &'static Member> {
        let members = self.structure().map(|structure| structure.members.iter());
        members.into_iter().flatten()
    }

    /// The members that are set, in the order of the input.
    fn set_members(&self) -> Vec<&'static str> {
        let known = |name: &str| {
            let member = self.structure()?.member(name)?;
            Some(member.name.as_str())
        };
        self.own.store.at(&self.own.place, |value| {
            let entries = value.into_iter().flat_map(Value::entries);
            entries.filter_map(|(name, _)| known(name)).collect()
        })
    }

    /// The one member that is set, or an empty text.
    fn chosen(&self) -> String {
        match self.set_members().as_slice() {
            [only] => (*only).to_owned(),
            _ => String::new(),
        }
    }

    /// Sets one member alone, with what it held before; what others hold is put aside.
    fn choose(&self, name: &str) {
        let Some(member) = self
            .structure()
            .and_then(|structure| structure.member(name))
        else {
            return;
        };
        let (store, place) = (self.own.store, &self.own.place);
        let present = store.at(place, |value| value.and_then(Value::as_map).cloned());
        let mut map = Map::new();
        for (other, value) in present.unwrap_or_default().iter() {
            if self.members().any(|member| member.name == other) {
                store.aside.put(place.member(other), value.clone());
            } else {
                // What the model does not know stays where it is.
                map.push(other, value.clone());
            }
        }
        let value = store.aside.get(&place.member(name));
        let value = value.unwrap_or_else(|| first_value(store.opened.target(member)));
        map.push(name, value);
        store.set(place, Some(Value::Map(map)));
    }

    fn id(&self) -> String {
        format!("{}-member", self.own.id())
    }

    fn control(self: &Rc<Self>) -> View {
        let count = self.members().count();
        if count > MOST_SEGMENTS {
            self.select()
        } else {
            self.segments()
        }
    }

    fn segments(self: &Rc<Self>) -> View {
        let all = self.members().map(|member| Segment {
            value: &member.name,
            words: spaced(&member.name),
            adds: Some(self.adds(&member.name)),
        });
        segments(Segments {
            name: self.id(),
            label: self.label(),
            segments: all.collect(),
            chosen: of(self, |choice| choice.chosen()).into(),
            choose: Rc::new(with(self, |choice, name: &str| choice.choose(name))),
        })
        .attr("id", &self.id())
    }

    fn select(self: &Rc<Self>) -> View {
        let none = el("option").attr("value", "").text("choose one");
        let options = self.members().map(|member| {
            el("option")
                .attr("value", &member.name)
                .live("data-add", self.adds(&member.name))
                .text(&words(member, self.own.store.opened.target(member)))
        });
        el("select")
            .attr("id", &self.id())
            .live("aria-label", of(self, |choice| choice.label()))
            .child(none)
            .children(options)
            .value(of(self, |choice| choice.chosen()))
            .on(
                "change",
                with(self, |choice, event| choice.choose(&typed_value(event))),
            )
    }

    fn label(&self) -> String {
        format!("Which one of {}", self.own.title())
    }

    /// The pointer of the member that choosing it adds; empty for one that is set.
    fn adds(self: &Rc<Self>, name: &'static str) -> Say {
        of(self, move |choice: &Rc<Choice>| {
            if choice.set_members().contains(&name) {
                return String::new();
            }
            let path = choice.own.store.path(&choice.own.place);
            path.child(name).to_string()
        })
        .into()
    }

    /// The form of a member that is set and, where several are, the button that keeps it alone.
    fn row(self: &Rc<Self>, name: &'static str, several: bool) -> Option<View> {
        let member = self.structure()?.member(name)?;
        let back = self.id();
        let own = Node::of_alternative(&self.own, member, back.clone());
        let keep = || {
            el("button")
                .class("fix")
                .attr("type", "button")
                .attr("data-keep", name)
                .text(&format!("Keep {} alone", own.label))
                .on(
                    "click",
                    with(self, move |choice, _| {
                        choice.choose(name);
                        focus_later(back.clone());
                    }),
                )
        };
        let keep = several.then(keep);
        Some(node(el("div").class("member"), own).children(keep))
    }
}

/// Who chooses an alternative that is yes or no most often means yes.
fn first_value(shape: &Shape) -> Value {
    match shape.kind {
        Kind::Boolean => Value::Bool(true),
        _ => shape.blank(),
    }
}

/// A member's name and, where that is an abbreviation, what it is.
fn words(member: &Member, shape: &Shape) -> String {
    let is_short = member.name.len() <= 4 && member.name.chars().all(|c| c.is_ascii_uppercase());
    if is_short {
        format!("{}: {}", member.name, kind_words(&shape.kind))
    } else {
        spaced(&member.name)
    }
}

fn kind_words(kind: &Kind) -> &'static str {
    match kind {
        Kind::String => "text",
        Kind::Blob => "bytes",
        Kind::Boolean => "true or false",
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => "number",
        Kind::Timestamp => "time",
        Kind::List { .. } => "list",
        Kind::Map { .. } => "map",
        Kind::Structure(_) => "structure",
    }
}

fn set_or_unset(head: View, own: &Node, parts: &Parts) -> View {
    let own = own.clone();
    let from = parts.tells(|told| (told.state != "unset", told.path.to_string()));
    head.region(from, move |(is_set, pointer)| match is_set {
        true if own.removable => vec![unset(&own, pointer, own.id())],
        true => Vec::new(),
        false => vec![add(&own, pointer)],
    })
}

fn add(own: &Node, pointer: &str) -> View {
    let own = own.clone();
    el("button")
        .class("add")
        .attr("type", "button")
        .attr("data-add", pointer)
        .text(&format!("Add {}", own.label))
        .on("click", move |_| {
            own.store.set(&own.place, Some(Value::Map(Map::new())));
            focus_later(format!("{}-member", own.id()));
        })
}

/// What is said about the whole; its members and unknown ones have their own.
fn owns(_: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    found.path == *path
}
