use leptos::prelude::*;
use wireform_companions::{EntryGuide, ExpectedEntry};
use wireform_model::Kind;
use wireform_model::value::Value;

use crate::browser::focus_later;
use crate::ui::{Button, Disclosure};

use super::entrance::entrance;
use super::entries::{AddEntry, add_by_enter, begin};
use super::entry::{Entry, or};
use super::fieldset::Fieldset;
use super::guidance::entry_guide;
use super::node::{Node, Shows};
use super::slices::in_slices;
use crate::state::in_sentence;

/// Entries in the order in which they were added, each one row.
#[component]
pub fn Map(node: Node) -> impl IntoView {
    begin(node);
    let state = node.state(Shows::OwnAndMissing);
    let guide = Memo::new(move |_| entry_guide(node.store, &node.path()));
    let ids = in_slices(Signal::derive(move || node.entries()));
    let add_words = Signal::derive(move || {
        let key = guide.with(|guide| or(guide.key_label, "entry"));
        format!("Add {}", in_sentence(key))
    });
    view! {
        <Fieldset node state class="map">
            <Grammar map=node guide />
            <ol class="entries" on:keydown=move |event| add_by_enter(node, &event)>
                <For each=move || ids.get() key=|id| *id let:id>
                    <Entry map=node id guide />
                </For>
            </ol>
            <ExpectedEntries map=node guide />
            <AddEntry container=node words=add_words />
        </Fieldset>
    }
}

/// Adds an entry with a key, and moves the focus to its value.
fn add_expected(map: Node, key: &str) {
    let Kind::Map { value, .. } = &map.shape.kind else {
        return;
    };
    let target = map.store.operation.target(value);
    let added = map.edit(|contents, map| contents.add_entry(map, key, target.blank()));
    if let Some(entry) = added {
        focus_later(entrance(map.store, target, &entry));
    }
}

/// How entries are written, where the companion says so.
#[component]
fn Grammar(map: Node, guide: Memo<EntryGuide>) -> impl IntoView {
    let lines = Memo::new(move |_| guide.with(|guide| guide.grammar));
    let items = move || {
        lines
            .get()
            .iter()
            .map(|line| view! { <li>{*line}</li> })
            .collect_view()
    };
    view! {
        <Show when=move || !lines.get().is_empty()>
            <div class="grammar">
                <Disclosure summary="How entries are written" about=map.label()>
                    <ul>{items()}</ul>
                </Disclosure>
            </div>
        </Show>
    }
}

/// The expected entries that are missing, each as a button that adds it.
#[component]
fn ExpectedEntries(map: Node, guide: Memo<EntryGuide>) -> impl IntoView {
    let missing = Memo::new(move |_| {
        map.track_within();
        let expected = guide.with(|guide| guide.expected.clone()).into_iter();
        let is_missing = |entry: &ExpectedEntry| {
            map.with(|value| {
                let entries = value.and_then(Value::as_map);
                Some(entries.is_none_or(|entries| !entries.contains_key(entry.key)))
            }) == Some(true)
        };
        expected.filter(is_missing).collect::<Vec<_>>()
    });
    let list = move || {
        let buttons = missing.get().into_iter().map(|entry| {
            let required = entry
                .required
                .then(|| view! { <span class="required">"required"</span> });
            view! {
                <li><Button
                    class="expected-entry"
                    on_click=move |()| add_expected(map, entry.key)
                    attr:title=entry.help
                    attr:data-required=entry.required.to_string()
                >
                    "+ "
                    {entry.key}
                    {required}
                </Button></li>
            }
        });
        let buttons: Vec<_> = buttons.collect();
        (!buttons.is_empty()).then(|| view! { <ul class="expected">{buttons}</ul> })
    };
    view! { {list} }
}
