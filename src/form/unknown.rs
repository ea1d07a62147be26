use wireform_core::json;
use wireform_core::path::Path;

use crate::browser::{focus_later, next_frame};
use crate::output::go_to;
use crate::state::{DraftStore, Place, remember_before_removing};
use crate::view::{View, el, of, with};

use super::diagnostics::diagnostic_list;

/// Members of the input that the operation does not have: nothing is hidden, and each can be taken away.
pub fn unknown_members(store: DraftStore) -> View {
    let heading = el("h2")
        .attr("id", "unknown-members")
        .text("Not part of this operation");
    el("section")
        .class("group")
        .attr("aria-labelledby", "unknown-members")
        .when("hidden", "", move || {
            unknown(store, &Place::root()).is_empty()
        })
        .child(el("div").class("group-head").child(heading))
        .child(unknown_list(store, Place::root()))
}

/// The members that the structure at a place does not have.
pub fn unknown_list(store: DraftStore, above: Place) -> View {
    let list = of(&above, move |above| unknown(store, above));
    let build = with(&above, move |above, list: &Vec<Unknown>| {
        let members = list.iter().enumerate();
        members
            .map(|(index, member)| item(store, above, index, member, list.len()))
            .collect()
    });
    el("ul").class("unknown").region(list, build)
}

#[derive(Clone, PartialEq)]
struct Unknown {
    name: String,
    path: Path,
    text: String,
}

fn unknown(store: DraftStore, above: &Place) -> Vec<Unknown> {
    let operation = store.opened.operation;
    store.draft.with(|draft| {
        let path = above.path(&draft.input);
        let map = above.find(&draft.input).and_then(|value| value.as_map());
        let members = map.into_iter().flat_map(|map| map.iter());
        members
            .map(|(name, value)| (name, path.child(name), value))
            .filter(|(_, path, _)| operation.shape_at(path).is_none())
            .map(|(name, path, value)| Unknown {
                name: name.to_owned(),
                path,
                text: json::compact(value, &Path::root()).to_string(),
            })
            .collect()
    })
}

fn item(store: DraftStore, above: &Place, index: usize, member: &Unknown, count: usize) -> View {
    let id = unknown_id(above, index);
    let error_id = format!("{id}-error");
    let (all, place) = (above.clone(), above.member(&member.name));
    let found = of(&member.path, move |path| {
        store.found(|found| found.path.is_within(path))
    });
    let remove = el("button")
        .class("field-action")
        .attr("type", "button")
        .attr("data-remove", member.path.as_str())
        .attr("aria-label", &format!("Remove {}", member.name))
        .attr("aria-describedby", &error_id)
        .text("remove")
        .on("click", move |_| {
            remember_before_removing(store, &place);
            store.set(&place, None);
            match count.checked_sub(2) {
                None => {
                    let path = store.path(&place);
                    next_frame(move || go_to(store, &path))
                }
                // What took its place, or else the last one.
                Some(last) => focus_later(unknown_id(&all, index.min(last))),
            }
        });
    el("li")
        .class("field")
        .attr("id", &id)
        .attr("tabindex", "-1")
        .child(el("code").text(&member.name))
        .text(" = ")
        .child(el("code").text(&member.text))
        .child(remove)
        .child(diagnostic_list(&error_id, store, found))
}

/// Not by the name, which may hold anything.
fn unknown_id(above: &Place, index: usize) -> String {
    format!("{}-unknown-{index}", above.id())
}
