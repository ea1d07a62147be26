//! What is wrong with a value is shown once its control has lost the focus.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, FocusEvent};
use wireform_model::path::Path;

use crate::browser;
use crate::state::{DraftStore, Edits, Place};

/// The controls of a form that have lost the focus.
///
/// Pressing a button takes the focus from a control. What then appears beside that would move the button away before
/// it is released, and the click would miss it; so it waits until after the click.
#[derive(Clone, Copy)]
pub struct Leaving {
    store: DraftStore,
    is_pressed: StoredValue<bool>,
    left: StoredValue<Vec<(Place, Edits)>>,
}

impl Leaving {
    pub fn new(store: DraftStore) -> Self {
        let leaving = Leaving {
            store,
            is_pressed: StoredValue::new(false),
            left: StoredValue::new(Vec::new()),
        };
        browser::on_window("pointerdown", move || leaving.is_pressed.set_value(true));
        for end in ["pointerup", "pointercancel", "dragend"] {
            browser::on_window(end, move || leaving.release());
        }
        leaving
    }

    fn release(self) {
        self.is_pressed.set_value(false);
        // The click comes first.
        set_timeout(move || self.show(), Duration::ZERO);
    }

    /// Notes that the control of an event has lost the focus.
    pub fn leave(self, event: &Event) {
        self.store.end_step();
        let Some((edits, path)) = edited(event) else {
            return;
        };
        // From the key of an entry, the focus goes on to its value.
        if edits == Edits::Key && stays_in_entry(event) {
            return;
        }
        if let Some(place) = self.store.place_of(&path) {
            let _ = self.left.try_update_value(|left| left.push((place, edits)));
        }
        if self.is_pressed.try_get_value() == Some(false) {
            self.show();
        }
    }

    fn show(self) {
        let left = self.left.try_update_value(std::mem::take);
        for (place, edits) in left.unwrap_or_default() {
            self.store.leave(place, edits);
        }
    }
}

/// What an event's control edits, and the path of that value.
pub fn edited(event: &Event) -> Option<(Edits, Path)> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let (edits, pointer) = match element.get_attribute("name") {
        Some(name) => (Edits::Value, pointer_of(name)),
        None => (Edits::Key, element.get_attribute("data-key")?),
    };
    let path = Path::parse(&pointer).filter(|path| !path.is_root())?;
    Some((edits, path))
}

/// The pointer in a control's name: that of the value, also where it is the name of a file (`file.Body`).
fn pointer_of(name: String) -> String {
    match name.strip_prefix("file.") {
        Some(member) => format!("/{member}"),
        None => name,
    }
}

/// Whether the focus moves to another control of the same entry.
fn stays_in_entry(event: &Event) -> bool {
    let element = |target: Option<EventTarget>| target?.dyn_into::<Element>().ok();
    let next = event
        .dyn_ref::<FocusEvent>()
        .and_then(|event| element(event.related_target()));
    let entry = element(event.target()).and_then(|control| control.closest(".entry").ok()?);
    next.is_some_and(|next| entry.is_some_and(|entry| entry.contains(Some(&next))))
}
