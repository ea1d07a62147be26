use wireform_core::diagnostic::Diagnostic;
use wireform_core::model::{Kind, Member};
use wireform_core::path::Path;

use crate::browser::focus_later;
use crate::state::{DraftStore, remember_before_removing};
use crate::view::{View, el};

use super::field::unset;
use super::node::{Node, node};
use super::parts::Parts;

/// Items in order, each with the widget of its shape.
pub fn list(own: &Node) -> View {
    let parts = Parts::new(own, owns);
    let Kind::List { member } = &own.shape.kind else {
        return parts.fieldset("field nested");
    };
    let (store, counted, items, added) =
        (own.store, own.place.clone(), own.clone(), own.place.clone());
    let shape = store.opened.target(member);
    let rows = el("ol").class("entries").rows(
        move || store.count(&counted),
        move |index| {
            let place = items.place.nth(index);
            el("li").class("entry").part(
                move || store.touched(&place),
                |row| item(row, &items, member, index),
            )
        },
    );
    let add = el("button")
        .class("add")
        .attr("type", "button")
        .attr("id", &format!("{}-add", own.id()))
        .live("data-add", parts.pointer())
        .text(&format!("Add to {}", own.label))
        .on("click", move |_| {
            let index = store.count(&added);
            store.add_item(&added, shape.blank());
            focus_later(added.nth(index).id());
        });
    parts
        .fieldset("field nested")
        .child(leave(
            parts.append_names(el("div").class("field-head")),
            own,
            &parts,
        ))
        .children(parts.help())
        .child(parts.diagnostics())
        .child(rows)
        .child(add)
}

/// A list that was added can be taken out of the form as a whole.
fn leave(head: View, own: &Node, parts: &Parts) -> View {
    let own = own.clone();
    head.region(parts.tells(|told| told.path.to_string()), move |pointer| {
        let can_leave = own.optional.is_some();
        let remove = can_leave.then(|| unset(&own, pointer, own.id()));
        remove.into_iter().collect()
    })
}

fn item(row: View, own: &Node, member: &'static Member, index: usize) -> View {
    let store = own.store;
    let place = own.place.nth(index);
    let label = format!("{} {}", own.label, index + 1);
    let (removed, pointed, all) = (place.clone(), place.clone(), own.clone());
    let remove = el("button")
        .class("remove")
        .attr("type", "button")
        .attr("aria-label", &format!("Remove {label}"))
        .live("data-remove", move || store.path(&pointed).to_string())
        .text("×")
        .on("click", move |_| {
            remember_before_removing(store, &removed);
            store.remove_nth(&removed);
            let left = store.count(&all.place);
            focus_later(match left.checked_sub(1) {
                None => format!("{}-add", all.id()),
                // What took its place, or else the last one.
                Some(last) => all.place.nth(index.min(last)).id(),
            });
        });
    node(row, Node::of_nth(store, place, member, label)).child(remove)
}

fn owns(_: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    found.path == *path
}
