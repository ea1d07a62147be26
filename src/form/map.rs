use wireform_core::companion::{EntryGuide, ExpectedEntry};
use wireform_core::diagnostic::Diagnostic;
use wireform_core::model::{Kind, Member};
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::browser::focus_later;
use crate::state::DraftStore;
use crate::view::{View, el};

use super::entry::{GuideNow, entry, or};
use super::field::{set_empty, unset};
use super::guidance::entry_guide;
use super::node::Node;
use super::parts::Parts;

/// Ordered entries: each with its key, the widget of its value, and help for both.
pub fn map(own: &Node) -> View {
    let parts = Parts::new(own, owns);
    let Kind::Map { value, .. } = &own.shape.kind else {
        return parts.fieldset("field nested");
    };
    let store = own.store;
    let guide = GuideNow::default();
    let (asked, counted, rows_of) = (guide.clone(), own.place.clone(), own.clone());
    let guide_of_rows = guide.clone();
    let ask = parts.tells(move |told| {
        asked.replace(entry_guide(store, &told.path));
    });
    let rows = el("ol").class("entries").rows(
        move || store.count(&counted),
        move |index| entry(&rows_of, value, index, &guide_of_rows),
    );
    let head = parts.append_names(el("div").class("field-head"));
    parts
        .fieldset("field nested map")
        .each_draw(ask)
        .child(unset_whole(head, own, &parts))
        .children(parts.help())
        .child(grammar(&guide))
        .child(parts.diagnostics())
        .child(rows)
        .child(expected(own, value, &guide))
        .child(add_button(own, value, &parts, guide))
}

fn add_button(own: &Node, value: &'static Member, parts: &Parts, guide: GuideNow) -> View {
    let own = own.clone();
    el("button")
        .class("add")
        .attr("type", "button")
        .attr("id", &format!("{}-add", own.id()))
        .live("data-add", parts.pointer())
        .live_text(move || format!("Add {}", noun(&guide.borrow())))
        .on("click", move |_| add(&own, value, ""))
}

/// What the button adds, in lower case: it stands in the middle of a sentence.
fn noun(guide: &EntryGuide) -> String {
    or(guide.key_label, "entry").to_ascii_lowercase()
}

/// Appends an entry and leads to what is to be typed next.
fn add(own: &Node, value: &'static Member, key: &str) {
    let store = own.store;
    let index = store.count(&own.place);
    store.add_entry(&own.place, key, store.opened.target(value).blank());
    let entry = own.place.nth(index).id();
    focus_later(if key.is_empty() {
        format!("{entry}-key")
    } else {
        entry
    });
}

/// A map that was set empty can be unset again; an unset one can be set empty.
fn unset_whole(head: View, own: &Node, parts: &Parts) -> View {
    let own = own.clone();
    let from = parts.tells(|told| (told.state, told.path.to_string()));
    head.region(from, move |(state, pointer)| match *state {
        _ if !own.removable => Vec::new(),
        "unset" => {
            let empty = set_empty(&own, Value::Map(Map::new()));
            let remove = own.optional.is_some();
            let remove = remove.then(|| unset(&own, pointer, own.id()));
            [Some(empty), remove].into_iter().flatten().collect()
        }
        state => {
            let chip = el("span").class("chip").text("an empty map is sent");
            let chip = (state == "empty").then_some(chip);
            let button = unset(&own, pointer, format!("{}-add", own.id()));
            chip.into_iter().chain([button]).collect()
        }
    })
}

/// How entries are written, where the guide knows.
fn grammar(guide: &GuideNow) -> View {
    let guide = guide.clone();
    el("div").class("grammar").region(
        move || guide.borrow().grammar,
        |lines| {
            if lines.is_empty() {
                return Vec::new();
            }
            let lines = lines.iter().map(|line| el("li").text(line));
            let details = el("details")
                .class("more")
                .child(el("summary").text("How entries are written"))
                .child(el("ul").children(lines));
            vec![details]
        },
    )
}

/// The entries that are known by name and not there yet, each a button away.
fn expected(own: &Node, value: &'static Member, guide: &GuideNow) -> View {
    let (guide, store, place) = (guide.clone(), own.store, own.place.clone());
    let missing = move || {
        store.at(&place, |present| {
            let present = present.and_then(Value::as_map);
            let is_there = |key: &str| present.is_some_and(|map| map.contains_key(key));
            let guide = guide.borrow();
            let missing = guide.expected.iter().filter(|entry| !is_there(entry.key));
            missing.cloned().collect::<Vec<_>>()
        })
    };
    let own = own.clone();
    el("div").region(missing, move |missing| {
        let buttons = missing
            .iter()
            .map(|entry| expected_button(&own, value, entry));
        let list = el("ul").class("expected").children(buttons);
        (!missing.is_empty()).then_some(list).into_iter().collect()
    })
}

fn expected_button(own: &Node, value: &'static Member, entry: &ExpectedEntry) -> View {
    let (own, key) = (own.clone(), entry.key);
    let required = el("span").class("required").text("required");
    let button = el("button")
        .class("expected-entry")
        .attr("type", "button")
        .attr("title", entry.help)
        .attr(
            "data-required",
            if entry.required { "true" } else { "false" },
        )
        .text(&format!("+ {key}"))
        .children(entry.required.then_some(required))
        .on("click", move |_| add(&own, value, key));
    el("li").child(button)
}

/// What is said about the whole, and about entries that are not there.
fn owns(store: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    let missing = || {
        found.path.parent().as_ref() == Some(path)
            && store
                .draft
                .with(|draft| draft.input.at(&found.path).is_none())
    };
    found.path == *path || missing()
}
