use wireform_core::diagnostic::Diagnostic;
use wireform_core::model::Structure;
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::browser::focus_later;
use crate::state::DraftStore;
use crate::view::{View, el};

use super::field::unset;
use super::node::{Node, node};
use super::optional::{Optional, entrance};
use super::parts::Parts;
use super::unknown::unknown_list;

/// A group of members that is set or unset as a whole.
pub fn structure(own: &Node) -> View {
    let store = own.store;
    let parts = Parts::new(own, owns);
    let shared = own.clone();
    let is_set = parts.tells(|told| told.state != "unset");
    let members = el("div").class("members").region(is_set, move |is_set| {
        let structure = shared.shape.as_structure().filter(|_| *is_set);
        let members = structure.map(|structure| members_of(&shared, structure));
        members.into_iter().collect()
    });
    let head = parts.append_names(el("div").class("field-head"));
    parts
        .fieldset("field nested")
        .child(set_or_unset(head, own, &parts))
        .children(parts.help())
        .child(parts.diagnostics())
        .child(members)
        .child(unknown_list(store, own.place.clone()))
}

/// The fields: with a companion all of them, else those that are needed and a box that adds the others.
fn members_of(own: &Node, structure: &'static Structure) -> View {
    let (store, members) = (own.store, structure.members.iter());
    if store.opened.companion.is_some() {
        let nodes = members.map(|member| Node::of_member(store, &own.place, member));
        return el("div").children(nodes.map(|own| node(el("div").class("member"), own)));
    }
    let members: Vec<_> = members.collect();
    Optional::new(store, own.place.clone(), &members).append_to(el("div"), "member")
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
    let (store, place) = (own.store, own.place.clone());
    let first = entrance(own.shape, &own.place);
    el("button")
        .class("add")
        .attr("type", "button")
        .attr("data-add", pointer)
        .text(&format!("Add {}", own.label))
        .on("click", move |_| {
            store.set(&place, Some(Value::Map(Map::new())));
            focus_later(first.clone());
        })
}

/// What is said about the whole; a member that the model does not know has its own.
fn owns(_: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    found.path == *path
}
