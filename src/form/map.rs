use leptos::prelude::*;
use wireform_core::companion::{EntryGuide, ExpectedEntry, Part};
use wireform_core::diagnostic::{Diagnostic, Severity};
use wireform_core::model::{Kind, Member};
use wireform_core::path::Path;
use wireform_core::value::Value;

use crate::state::{DraftStore, Place};

use super::DiagnosticList;
use super::combobox::{Combobox, combobox};
use super::field::{Parts, focus_later, worst};
use super::guidance::{entry_guide, explanation, suggestions};
use super::list::blank;
use super::node::{Node, node};

/// Ordered entries: each with its key, the widget of its value, and help for both.
pub fn map(own: Node) -> AnyView {
    let Kind::Map { value, .. } = &own.shape.kind else {
        return ().into_any();
    };
    let store = own.store;
    let parts = Parts::new(&own, owns);
    let id = own.id();
    let count = store.count(&own.place);
    let (path, state) = (parts.path, parts.state);
    let guide = entry_guide(store, path);
    let add = {
        let (place, shape) = (own.place.clone(), store.opened.target(value));
        move |key: &str| {
            let index = count.get_untracked();
            store.add_entry(&place, key, blank(shape));
            let entry = place.nth(index).id();
            focus_later(if key.is_empty() {
                format!("{entry}-key")
            } else {
                entry
            });
        }
    };
    let row = {
        let own = own.clone();
        move |index: usize| entry(own.clone(), value, index, guide)
    };
    let add_empty = add.clone();
    view! {
        <fieldset class="field nested map" id=id.clone() tabindex="-1" data-state=state data-severity=parts.severity
            aria-describedby=move || parts.described_by.get()>
            <legend>{parts.label}</legend>
            <div class="field-head">
                {parts.names(&own)}
                {unset_whole(own.clone(), path, state)}
            </div>
            {parts.help(&own)}
            {grammar(guide)}
            <DiagnosticList id=format!("{id}-error") list=parts.diagnostics store/>
            <ol class="entries">
                <For each=move || 0..count.get() key=|index| *index children=row/>
            </ol>
            {expected(own.clone(), guide, add)}
            <button class="add" type="button" id=format!("{id}-add") data-add=move || path.get().to_string()
                on:click=move |_| add_empty("")>
                {move || format!("Add {}", guide.with(noun))}
            </button>
        </fieldset>
    }
    .into_any()
}

/// What the button adds, in lower case: it stands in the middle of a sentence.
fn noun(guide: &EntryGuide) -> String {
    or(guide.key_label, "entry").to_lowercase()
}

/// A map that was set empty can be unset again; an unset one can be set empty.
fn unset_whole(own: Node, path: Memo<Path>, state: Memo<&'static str>) -> impl IntoView {
    let store = own.store;
    move || {
        let place = own.place.clone();
        let id = own.id();
        let pointer = path.get().to_string();
        match state.get() {
            _ if !own.removable => ().into_any(),
            "unset" => view! {
                <button class="field-action" type="button" aria-label=format!("Set empty: {}", own.label)
                    on:click=move |_| {
                        store.set(&place, Some(Value::Map(Default::default())));
                        focus_later(id.clone());
                    }>
                    "set empty"
                </button>
            }
            .into_any(),
            state => view! {
                {(state == "empty").then(|| view! { <span class="chip">"an empty map is sent"</span> })}
                <button class="field-action" type="button" data-remove=pointer aria-label=format!("Unset {}", own.label)
                    on:click=move |_| { store.set(&place, None); focus_later(format!("{id}-add")); }>
                    "unset"
                </button>
            }
            .into_any(),
        }
    }
}

fn grammar(guide: Memo<EntryGuide>) -> impl IntoView {
    move || {
        let lines = guide.with(|guide| guide.grammar);
        (!lines.is_empty()).then(|| {
            let lines: Vec<_> = lines.iter().map(|line| view! { <li>{*line}</li> }).collect();
            view! { <details class="more grammar"><summary>"How entries are written"</summary><ul>{lines}</ul></details> }
        })
    }
}

/// The entries that are known by name and not there yet, each a button away.
fn expected(
    own: Node,
    guide: Memo<EntryGuide>,
    add: impl Fn(&str) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let store = own.store;
    let place = own.place.clone();
    let missing = Memo::new(move |_| {
        store.draft.with(|draft| {
            let present = place.find(&draft.input).and_then(Value::as_map);
            let is_there = |key: &str| present.is_some_and(|map| map.contains_key(key));
            let guide = guide.get();
            guide
                .expected
                .into_iter()
                .filter(|entry| !is_there(entry.key))
                .collect::<Vec<_>>()
        })
    });
    move || {
        let buttons: Vec<_> = missing
            .get()
            .into_iter()
            .map(|entry| expected_button(entry, add.clone()))
            .collect();
        (!buttons.is_empty()).then(|| view! { <ul class="expected">{buttons}</ul> })
    }
}

fn expected_button(entry: ExpectedEntry, add: impl Fn(&str) + 'static) -> impl IntoView {
    let key = entry.key;
    view! {
        <li>
            <button class="expected-entry" type="button" title=entry.help data-required=entry.required.to_string()
                on:click=move |_| add(key)>
                {format!("+ {key}")}
                {entry.required.then(|| view! { <span class="required">"required"</span> })}
            </button>
        </li>
    }
}

/// One entry: key, value, what each means, and what is wrong with them.
fn entry(
    own: Node,
    value: &'static Member,
    index: usize,
    guide: Memo<EntryGuide>,
) -> impl IntoView {
    let store = own.store;
    let place = own.place.nth(index);
    let path = store.path(&place);
    let key = store.key(&place);
    let nested = matches!(
        store.opened.target(value).kind,
        Kind::Map { .. } | Kind::Structure(_) | Kind::List { .. }
    );
    let label = Memo::new(move |_| {
        key.with(|key| {
            if key.is_empty() {
                format!("entry {}", index + 1)
            } else {
                key.clone()
            }
        })
    });
    let removed = place.clone();
    let back_to = own.id();
    let above = own.place.clone();
    view! {
        <li class="entry" data-nested=nested.to_string()>
            {key_box(store, &place, path, guide, nested)}
            {if nested {
                let title = key.get_untracked();
                node(Node::of_nth(store, place.clone(), value, title))
            } else {
                value_box(store, &place, value, path, guide, label)
            }}
            <button class="remove" type="button" data-remove=move || path.get().to_string()
                aria-label=move || format!("Remove {}", label.get())
                on:click=move |_| {
                    store.remove_nth(&removed);
                    let left = store.count(&above).get_untracked();
                    let next = index.min(left.saturating_sub(1));
                    focus_later(if left == 0 { format!("{back_to}-add") } else { format!("{}-key", above.nth(next).id()) });
                }>
                "×"
            </button>
        </li>
    }
}

fn key_box(
    store: DraftStore,
    place: &Place,
    path: Memo<Path>,
    guide: Memo<EntryGuide>,
    nested: bool,
) -> impl IntoView + use<> {
    let id = format!("{}-key", place.id());
    let entry = place.clone();
    let set = Callback::new(move |text: String| store.set_key(&entry, &text));
    let means = explanation(store, path, Part::Key);
    let hint_id = format!("{id}-hint");
    // What is said about a nested entry as a whole is said about its key: there is no other control.
    let described = if nested {
        format!("{hint_id} {}-error", place.id())
    } else {
        hint_id.clone()
    };
    let invalid = Memo::new(move |_| {
        nested
            && path.with(|path| {
                let is_wrong =
                    |found: &Diagnostic| found.path == *path && found.severity == Severity::Error;
                store.diagnostics.with(|all| all.iter().any(is_wrong))
            })
    });
    view! {
        <div class="entry-key">
            {combobox(Combobox {
                id,
                name: Memo::new(move |_| path.with(Path::to_string)),
                edits_key: true,
                label: Some(Signal::derive(move || guide.with(|guide| or(guide.key_label, "Key").to_owned()))),
                placeholder: Signal::derive(move || guide.with(|guide| or(guide.key_placeholder, "key").to_owned())),
                described_by: Memo::new(move |_| described.clone()),
                invalid,
                required: false,
                value: store.key(place),
                set,
                suggestions: suggestions(store, path, Part::Key),
                paste: None,
            })}
            <p class="means" id=hint_id>{means}</p>
        </div>
    }
}

fn value_box(
    store: DraftStore,
    place: &Place,
    value: &'static Member,
    path: Memo<Path>,
    guide: Memo<EntryGuide>,
    label: Memo<String>,
) -> AnyView {
    let own = Node::of_nth(store, place.clone(), value, String::new());
    let id = own.id();
    let diagnostics = Memo::new(move |_| {
        let path = path.get();
        store.diagnostics.with(|all| {
            all.iter()
                .filter(|found| found.path.is_within(&path))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let severity = Memo::new(move |_| diagnostics.with(|list| worst(list)));
    let described = format!("{id}-hint {id}-error");
    let code = own
        .words
        .is_some_and(|words| words.widget.as_deref() == Some("template"));
    let text = store.text(place);
    let multiline = Memo::new(move |_| code || text.with(|text| text.contains(['\n', '\r'])));
    let odd = store.value(place);
    let is_text = Memo::new(move |_| odd.with(|value| matches!(value, Some(Value::String(_)))));
    let means = explanation(store, path, Part::Value);
    let place = place.clone();
    let control_id = id.clone();
    let control = move || {
        let described = described.clone();
        let own = own.clone();
        let placeholder = Signal::derive(move || {
            let example = path.with(|path| store.example(path));
            example.unwrap_or_else(|| {
                guide.with(|guide| or(guide.value_placeholder, "value").to_owned())
            })
        });
        let described_by = Memo::new(move |_| described.clone());
        let invalid = Memo::new(move |_| severity.get() == "error");
        let name = Memo::new(move |_| path.with(Path::to_string));
        if !is_text.get() {
            return node(Node {
                label: format!("Value of {}", label.get_untracked()),
                ..own
            });
        }
        if multiline.get() {
            return super::text::entry_lines(
                own,
                control_id.clone(),
                name,
                label,
                placeholder,
                described_by,
                invalid,
                code,
            );
        }
        let entry = place.clone();
        let paste = own.clone();
        combobox(Combobox {
            id: control_id.clone(),
            name,
            edits_key: false,
            label: Some(Signal::derive(move || {
                format!(
                    "{} of {}",
                    guide.with(|guide| or(guide.value_label, "Value")),
                    label.get()
                )
            })),
            placeholder,
            described_by,
            invalid,
            required: false,
            value: text,
            set: Callback::new(move |text: String| {
                store.set(&entry, Some(Value::from(text.as_str())))
            }),
            suggestions: suggestions(store, path, Part::Value),
            paste: Some(Callback::new(move |event| {
                super::text::paste_lines(&paste, event)
            })),
        })
    };
    view! {
        <div class="entry-value" data-severity=severity>
            {control}
            <p class="means" id=format!("{id}-hint")>{means}</p>
            <DiagnosticList id=format!("{id}-error") list=diagnostics store/>
        </div>
    }
    .into_any()
}

fn or(text: &'static str, otherwise: &'static str) -> &'static str {
    if text.is_empty() { otherwise } else { text }
}

/// What is said about the whole, and about entries that are not there.
fn owns(store: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    let missing = || {
        found.path.parent().as_ref() == Some(path)
            && store
                .draft
                .with_untracked(|draft| draft.input.at(&found.path).is_none())
    };
    found.path == *path || missing()
}
