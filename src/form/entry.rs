use leptos::prelude::*;
use wireform_check::{ENUM_VALUE, is_json_text};
use wireform_companions::{EntryGuide, EntryPart, Suggestion};
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::value::Value;
use wireform_model::{Kind, Member};

use crate::state::EntryId;
use crate::ui::{Combobox, Control, Pointer};

use super::choice::{narrow, suggestion};
use super::code::Code;
use super::diagnostics::Diagnostics;
use super::entries::RemoveEntry;
use super::guidance::{explanation, suggestions};
use super::node::{FieldState, Label, Node, Shows};
use super::text::{Lines, paste_lines};
use super::union::UnionRow;
use super::widget::NodeField;

/// One entry of a map as one row: its key, its value, what each means, and what is wrong with them.
#[component]
pub fn Entry(map: Node, id: EntryId, guide: Memo<EntryGuide>) -> impl IntoView {
    let Kind::Map { value, .. } = &map.shape.kind else {
        return None;
    };
    let place = map.place()?.entry(id);
    let node = Node::of_entry(map.store, place.clone(), value, Label::Key);
    let state = node.state(Shows::Within);
    let kind = EntryKind::of(node);
    let value = match kind {
        EntryKind::Nested => view! { <NodeField node /> }.into_any(),
        EntryKind::Union => view! { <UnionRow node /> }.into_any(),
        EntryKind::Scalar => view! { <EntryValue node state guide target=&**value /> }.into_any(),
    };
    Some(view! {
        <li class="entry" data-kind=kind.as_str()>
            <EntryKey node state guide kind map />
            {value}
            <RemoveEntry container=map entry=node place />
        </li>
    })
}

/// How much room the value of an entry takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    Scalar,
    /// A choice of the member, and that member, beside the key.
    Union,
    /// Fields of its own, below the key.
    Nested,
}

impl EntryKind {
    pub fn of(node: Node) -> Self {
        match node.shape.kind {
            _ if node.shape.as_union().is_some() => EntryKind::Union,
            Kind::Structure(ref structure) if structure.document => EntryKind::Scalar,
            Kind::Structure(_) | Kind::Map { .. } | Kind::List { .. } => EntryKind::Nested,
            _ => EntryKind::Scalar,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            EntryKind::Scalar => "scalar",
            EntryKind::Union => "union",
            EntryKind::Nested => "nested",
        }
    }
}

/// The key of an entry, with what it means.
#[component]
fn EntryKey(
    node: Node,
    state: Memo<FieldState>,
    guide: Memo<EntryGuide>,
    kind: EntryKind,
    map: Node,
) -> impl IntoView {
    let id = node.id();
    let hint_id = format!("{id}-key-hint");
    // The diagnostics of an entry without a control of its own describe its key.
    let errors = match kind {
        EntryKind::Scalar => "key-error",
        EntryKind::Union | EntryKind::Nested => "error",
    };
    let has_error = move || {
        let path = node.path();
        state.with(|state| {
            let mut found = state.diagnostics.iter();
            found.any(|found| found.path == path && found.severity == Severity::Error)
        })
    };
    let found = move || match kind {
        EntryKind::Scalar => of_key(node, state, true),
        EntryKind::Union | EntryKind::Nested => Vec::new(),
    };
    let control = Control {
        id: StoredValue::new(format!("{id}-key")),
        pointer: Pointer::Key(Signal::derive(move || {
            state.with(|state| state.pointer.clone())
        })),
        label: guided(guide, |guide| or(guide.key_label, "Key").to_owned()),
        placeholder: Signal::derive(move || {
            guide.with(|guide| or(guide.key_placeholder, "key").to_owned())
        }),
        described_by: Signal::stored(format!("{hint_id} {id}-{errors}")),
        invalid: Signal::derive(move || kind != EntryKind::Scalar && has_error()),
        required: false,
        secret: false,
    };
    let key = move || {
        node.track();
        node.place()
            .map(|place| node.store.key(&place))
            .unwrap_or_default()
    };
    let rename = move |key: String| {
        node.edit(|contents, entry| contents.set_key(entry, &key));
    };
    view! {
        <div class="entry-key">
            <Combobox
                control
                value=Signal::derive(key)
                on_input=rename
                suggestions=move |()| {
                    let guided = suggestions(node.store, &node.path(), EntryPart::Key);
                    if guided.is_empty() { listed(map, &key()) } else { guided }
                }
            />
            <Meaning node id=hint_id part=EntryPart::Key />
            <Diagnostics id=format!("{id}-key-error") store=node.store found />
        </div>
    }
}

/// The diagnostics of an entry's key, or else the others of the entry. Both have the path of the entry, but only a
/// key can be unlisted where any value can be typed.
fn of_key(node: Node, state: Memo<FieldState>, wanted: bool) -> Vec<Diagnostic> {
    let takes_any = node.shape.enumeration.is_empty();
    let is_of_key = |found: &Diagnostic| takes_any && found.rule == ENUM_VALUE.id;
    state.with(|state| {
        let found = state.diagnostics.iter();
        found
            .filter(|found| is_of_key(found) == wanted)
            .cloned()
            .collect()
    })
}

/// The keys that the model lists, those that fit what is typed first.
fn listed(map: Node, typed: &str) -> Vec<Suggestion> {
    let Kind::Map { key, .. } = &map.shape.kind else {
        return Vec::new();
    };
    let keys = map.store.operation.target(key).enumeration.iter();
    let keys = keys.map(|key| suggestion(key, String::new())).collect();
    narrow(keys, typed)
}

fn guided(
    guide: Memo<EntryGuide>,
    words: impl Fn(&EntryGuide) -> String + Send + Sync + 'static,
) -> Signal<Option<String>> {
    Signal::derive(move || Some(guide.with(&words)))
}

/// What a key or value means, in words.
#[component]
fn Meaning(node: Node, id: String, part: EntryPart) -> impl IntoView {
    let words = move || explanation(node.store, &node.path(), part);
    view! { <p class="means" id=id>{words}</p> }
}

/// What a scalar value of an entry is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Line,
    Lines,
    Code,
    /// Anything else: the widget of its shape, or JSON.
    Other,
}

#[component]
fn EntryValue(
    node: Node,
    state: Memo<FieldState>,
    guide: Memo<EntryGuide>,
    target: &'static Member,
) -> impl IntoView {
    let id = node.id();
    let is_template = node.wants("template");
    // By its key, which may change.
    let is_json = Memo::new(move |_| {
        let path = node.path();
        path.name()
            .is_some_and(|key| is_json_text(&key, node.shape))
    });
    let is_code = move || is_template || is_json.get();
    // Strings that are not plain, and those that are masked, have widgets of their own.
    let is_plain = matches!(node.shape.kind, Kind::String)
        && (node.shape.enumeration.is_empty() || node.words.is_some())
        && !node.secret;
    let shown = Memo::new(move |before| {
        let shown = node.with(|value| match value {
            _ if !is_plain => None,
            // A box that changed while somebody types would lose the focus.
            Some(Value::String(_)) if is_code() => Some(Shown::Code),
            None if is_code() => Some(Shown::Code),
            Some(Value::String(_)) if before == Some(&Shown::Lines) => Some(Shown::Lines),
            Some(Value::String(text)) if text.contains(['\n', '\r']) => Some(Shown::Lines),
            Some(Value::String(_)) => Some(Shown::Line),
            None => Some(Shown::Line),
            _ => None,
        });
        shown.unwrap_or(Shown::Other)
    });
    let control = value_control(node, state, guide);
    let value = move || match shown.get() {
        Shown::Line => view! {
            <Combobox
                control
                value=Signal::derive(move || node.text())
                on_input=move |text: String| node.type_string(&text)
                suggestions=move |()| suggestions(node.store, &node.path(), EntryPart::Value)
                on_paste=move |event| paste_lines(node, &event)
            />
        }
        .into_any(),
        Shown::Lines => view! {
            <Lines node control />
        }
        .into_any(),
        Shown::Code => view! {
            <Code node control />
        }
        .into_any(),
        Shown::Other => other(node, target),
    };
    // The field of another widget has a list of its own.
    let found = move || match shown.get() {
        Shown::Other => Vec::new(),
        Shown::Line | Shown::Lines | Shown::Code => of_key(node, state, false),
    };
    view! {
        <div
            class="entry-value"
            data-severity=move || state.with(|state| state.severity().map(|severity| severity.as_str()))
        >
            {value}
            <Meaning node id=format!("{id}-hint") part=EntryPart::Value />
            <Diagnostics id=format!("{id}-error") store=node.store found />
        </div>
    }
}

fn other(node: Node, target: &'static Member) -> AnyView {
    let Some(place) = node.place() else {
        return ().into_any();
    };
    let node = Node::of_entry(node.store, place, target, Label::Value);
    view! { <NodeField node /> }.into_any()
}

fn value_control(node: Node, state: Memo<FieldState>, guide: Memo<EntryGuide>) -> Control {
    let id = node.id();
    Control {
        id: StoredValue::new(id.clone()),
        pointer: Pointer::Name(Signal::derive(move || {
            state.with(|state| state.pointer.clone())
        })),
        label: Signal::derive(move || {
            let value = guide.with(|guide| or(guide.value_label, "Value"));
            Some(format!("{value} of {}", node.title()))
        }),
        placeholder: Signal::derive(move || {
            let usual = guide.with(|guide| or(guide.value_placeholder, "value").to_owned());
            super::field::example(node).unwrap_or(usual)
        }),
        described_by: Signal::stored(format!("{id}-hint {id}-error")),
        invalid: Signal::derive(move || state.with(FieldState::is_invalid)),
        required: false,
        secret: node.secret,
    }
}

/// A text of the guide or, where that is empty, the usual one.
pub fn or(text: &'static str, usual: &'static str) -> &'static str {
    if text.is_empty() { usual } else { text }
}
