use std::cell::RefCell;
use std::rc::Rc;

use wireform_core::companion::{EntryGuide, Part};
use wireform_core::diagnostic::{Diagnostic, Severity};
use wireform_core::model::{Kind, Member};
use wireform_core::path::Path;
use wireform_core::value::Value;

use crate::browser::focus_later;
use crate::control::{Combobox, Control, combobox};
use crate::state::{DraftStore, Place, remember_before_removing};
use crate::view::{Say, View, el, of, with};

use super::diagnostics::diagnostic_list;
use super::guidance::{explanation, suggestions};
use super::node::{Node, node};
use super::parts::worst;
use super::suggest::of_text;
use super::text::{paste_lines, text_area};

/// How the entries of a map are to be written, as its field found out when it was last drawn.
pub type GuideNow = Rc<RefCell<EntryGuide>>;

/// One entry of a map: key, value, what each means, and what is wrong with them.
pub fn entry(own: &Node, value: &'static Member, index: usize, guide: &GuideNow) -> View {
    let store = own.store;
    let entry = Rc::new(Entry {
        store,
        place: own.place.nth(index),
        index,
        guide: Rc::clone(guide),
    });
    let nested = matches!(
        store.opened.target(value).kind,
        Kind::Map { .. } | Kind::Structure(_) | Kind::List { .. }
    );
    let touched = of(&entry, |entry| entry.store.touched(&entry.place));
    el("li")
        .class("entry")
        .attr("data-nested", if nested { "true" } else { "false" })
        .part(touched, |row| {
            let row = row.child(key_box(&entry, nested));
            let row = if nested {
                let own = Node::of_nth(store, entry.place.clone(), value, String::new());
                node(row, own)
            } else {
                row.child(value_box(&entry, value))
            };
            row.child(remove_button(own, &entry))
        })
}

/// Where an entry stands and what is known of how to write it.
struct Entry {
    store: DraftStore,
    place: Place,
    index: usize,
    guide: GuideNow,
}

impl Entry {
    /// What it is called: its key or, while that is empty, its number.
    fn title(&self) -> String {
        let key = self.store.key(&self.place);
        if key.is_empty() {
            format!("entry {}", self.index + 1)
        } else {
            key
        }
    }

    fn path(&self) -> Path {
        self.store.path(&self.place)
    }

    fn pointer(&self) -> String {
        self.path().to_string()
    }

    fn guided(
        self: &Rc<Self>,
        take: fn(&EntryGuide) -> &'static str,
    ) -> impl Fn() -> String + 'static {
        of(self, move |entry| take(&entry.guide.borrow()).to_owned())
    }

    fn found_within(&self) -> Vec<Diagnostic> {
        let path = self.path();
        self.store.found(|found| found.path.is_within(&path))
    }

    fn is_wrong(&self) -> bool {
        let path = self.path();
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        let errors = self
            .store
            .found(|found| found.path == path && is_error(found));
        !errors.is_empty()
    }
}

fn remove_button(own: &Node, entry: &Rc<Entry>) -> View {
    let (map, no_more) = (own.place.clone(), format!("{}-add", own.id()));
    el("button")
        .class("remove")
        .attr("type", "button")
        .live("data-remove", of(entry, |entry| entry.pointer()))
        .live(
            "aria-label",
            of(entry, |entry| format!("Remove {}", entry.title())),
        )
        .text("×")
        .on(
            "click",
            with(entry, move |entry, _| {
                remember_before_removing(entry.store, &entry.place);
                entry.store.remove_nth(&entry.place);
                let left = entry.store.count(&map);
                let next = entry.index.min(left.saturating_sub(1));
                focus_later(if left == 0 {
                    no_more.clone()
                } else {
                    format!("{}-key", map.nth(next).id())
                });
            }),
        )
}

fn key_box(entry: &Rc<Entry>, nested: bool) -> View {
    let id = format!("{}-key", entry.place.id());
    let hint_id = format!("{id}-hint");
    // What is said about a nested entry as a whole is said about its key: there is no other control.
    let described = if nested {
        format!("{hint_id} {}-error", entry.place.id())
    } else {
        hint_id.clone()
    };
    let control = Control {
        id,
        name: of(entry, |entry| entry.pointer()).into(),
        edits_key: true,
        label: Some(entry.guided(|guide| or(guide.key_label, "Key")).into()),
        placeholder: entry
            .guided(|guide| or(guide.key_placeholder, "key"))
            .into(),
        described_by: Say::from(move || described.clone()),
        invalid: Rc::new(of(entry, move |entry| nested && entry.is_wrong())),
        required: false,
        secret: false,
    };
    let key = combobox(Combobox {
        control,
        value: of(entry, |entry| entry.store.key(&entry.place)).into(),
        set: Rc::new(with(entry, |entry, text| {
            entry.store.set_key(&entry.place, text)
        })),
        suggestions: Rc::new(of(entry, |entry| {
            suggestions(entry.store, &entry.path(), Part::Key)
        })),
        paste: None,
        choose: None,
        adds: None,
    });
    el("div")
        .class("entry-key")
        .child(key)
        .child(means(entry, &hint_id, Part::Key))
}

/// What a key or value means, in words.
fn means(entry: &Rc<Entry>, id: &str, part: Part) -> View {
    let words = of(entry, move |entry| {
        explanation(entry.store, &entry.path(), part)
    });
    el("p").class("means").attr("id", id).live_text(words)
}

/// What shows the value of an entry.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Line,
    Lines,
    /// No text: what its shape's own widget shows, or JSON.
    Other,
}

fn value_box(entry: &Rc<Entry>, value: &'static Member) -> View {
    let own = Node::of_nth(entry.store, entry.place.clone(), value, String::new());
    let id = own.id();
    let words = own.words.and_then(|words| words.widget.as_deref());
    let code = words == Some("template");
    // Other texts than plain ones have widgets of their own, and so have those that are masked.
    let is_plain = matches!(own.shape.kind, Kind::String)
        && (own.shape.enumeration.is_empty() || own.words.is_some())
        && !own.secret;
    let shows = of(entry, move |entry| {
        entry.store.at(&entry.place, |value| match value {
            _ if !is_plain => Shows::Other,
            Some(Value::String(text)) if code || text.contains(['\n', '\r']) => Shows::Lines,
            Some(Value::String(_)) => Shows::Line,
            _ => Shows::Other,
        })
    });
    let list = diagnostic_list(
        &format!("{id}-error"),
        entry.store,
        of(entry, |entry| entry.found_within()),
    );
    let frame = el("div").class("entry-value").live(
        "data-severity",
        of(entry, |entry| worst(&entry.found_within()).to_owned()),
    );
    let build = with(entry, move |entry: &Rc<Entry>, shows: &Shows| {
        vec![match shows {
            Shows::Line => combobox(value_line(entry, &own)),
            Shows::Lines => text_area(&own, &value_control(entry, &own), code),
            Shows::Other => {
                let label = format!("Value of {}", entry.title());
                let place = entry.place.clone();
                node(el("div"), Node::of_nth(entry.store, place, value, label))
            }
        }]
    });
    frame
        .region(shows, build)
        .child(means(entry, &format!("{id}-hint"), Part::Value))
        .child(list)
}

fn value_line(entry: &Rc<Entry>, own: &Node) -> Combobox {
    let control = value_control(entry, own);
    let suggestions = of(entry, |entry| {
        suggestions(entry.store, &entry.path(), Part::Value)
    });
    Combobox {
        paste: Some(Rc::new(with(own, paste_lines))),
        ..of_text(own, control, suggestions)
    }
}

fn value_control(entry: &Rc<Entry>, own: &Node) -> Control {
    let id = own.id();
    let described = format!("{id}-hint {id}-error");
    let label = of(entry, |entry| {
        let guide = entry.guide.borrow();
        format!("{} of {}", or(guide.value_label, "Value"), entry.title())
    });
    let placeholder = of(entry, |entry| {
        let example = entry.store.example(&entry.path());
        let usual = || or(entry.guide.borrow().value_placeholder, "value").to_owned();
        example.unwrap_or_else(usual)
    });
    Control {
        id,
        name: of(entry, |entry| entry.pointer()).into(),
        edits_key: false,
        label: Some(label.into()),
        placeholder: placeholder.into(),
        described_by: Say::from(move || described.clone()),
        invalid: Rc::new(of(entry, |entry| worst(&entry.found_within()) == "error")),
        required: false,
        secret: own.secret,
    }
}

/// A text of the guide or, where it has none, what stands for it.
pub fn or(text: &'static str, otherwise: &'static str) -> &'static str {
    if text.is_empty() { otherwise } else { text }
}
