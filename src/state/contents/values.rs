//! Edits of one place.

use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Shape};

use super::Contents;
use crate::state::place::Step;
use crate::state::undo::Typing;
use crate::state::unfinished::{Notation, TypedText};
use crate::state::{EditedAs, Place};

impl Contents {
    /// Sets the value at a place, or unsets it; missing structures above it are created.
    pub fn set(&mut self, place: &Place, value: Option<Value>) {
        self.record();
        self.assign(place, value);
    }

    pub(super) fn assign(&mut self, place: &Place, value: Option<Value>) {
        self.typed.forget(place);
        if value.is_none() {
            self.stashed.forget(place);
            self.set_open(place, false);
        }
        self.ids.forget(place);
        let is_unset = value.is_none();
        self.put(place, value);
        if is_unset {
            self.prune(place);
        }
    }

    /// Unsets the structures that are empty now that a member of theirs is unset: nobody asked for an empty one.
    pub(super) fn prune(&mut self, unset: &Place) {
        let Some(above) = unset.parent() else { return };
        let is_structure = self.structure(&above).is_some_and(|it| !it.union);
        if is_structure && self.unset_if_empty(&above) {
            self.open.insert(above);
        }
    }

    /// Unsets a structure, list or map that is empty now, and what is empty then above it; returns whether it did.
    ///
    /// An entry stays, and so does an alternative: without its chosen member, a union would have none.
    pub(super) fn unset_if_empty(&mut self, place: &Place) -> bool {
        let is_empty = match self.find(place) {
            Some(Value::Map(map)) => map.is_empty(),
            Some(Value::List(items)) => items.is_empty(),
            _ => false,
        };
        let above = place.parent().and_then(|above| self.shape(&above));
        let is_in_union = above.is_some_and(|shape| shape.as_union().is_some());
        let is_unset = is_empty && place.entry_id().is_none() && !is_in_union;
        if is_unset {
            self.put(place, None);
            self.prune(place);
        }
        is_unset
    }

    /// As [`Self::set`] for a value that is being typed: a field whose text is deleted stays open, and what
    /// is typed at one place without a break is one step to undo.
    pub fn type_value(&mut self, place: &Place, value: Option<Value>) {
        if self.find(place) != value.as_ref() {
            self.record_typing(Some(Typing::Value(place.clone())));
        }
        if self.is_emptied_last_item(place, value.as_ref()) {
            return self.empty_last_item(place);
        }
        let is_open = self.is_open(place) || self.find(place).is_some();
        self.assign(place, value);
        if is_open {
            self.open.insert(place.clone());
        }
    }

    pub(super) fn put(&mut self, place: &Place, value: Option<Value>) {
        let changed = self.highest_made(place);
        self.write(place, value);
        self.triggers.note_value(&changed);
    }

    /// The highest place whose value changes when a place is set: the unset structures above it are created,
    /// and a blank entry becomes one of its list or map.
    fn highest_made(&self, place: &Place) -> Place {
        let mut made = place.clone();
        while let Some(above) = made.parent() {
            let is_made = match made.last() {
                Some(Step::Member(_)) => !matches!(self.find(&above), Some(Value::Map(_))),
                _ => self.ids.is_blank(&made),
            };
            if !is_made {
                break;
            }
            made = above;
        }
        made
    }

    pub(super) fn write(&mut self, place: &Place, value: Option<Value>) {
        let Some(above) = place.parent() else {
            self.draft.input = value.unwrap_or(Value::Map(Map::new()));
            return;
        };
        let Some(Step::Member(name)) = place.last() else {
            if self.ids.is_blank(place) {
                return self.fill_blank(&above, value);
            }
            let slot = place.find_mut(&self.ids, &mut self.draft.input);
            if let Some((slot, value)) = slot.zip(value) {
                *slot = value;
            }
            return;
        };
        if value.is_some() && !matches!(self.find(&above), Some(Value::Map(_))) {
            self.write(&above, Some(Value::Map(Map::new())));
        }
        let structure = self.structure(&above);
        if let Some(Value::Map(map)) = above.find_mut(&self.ids, &mut self.draft.input) {
            match (value, structure) {
                (Some(value), Some(structure)) => structure.set_in_order(map, name, value),
                (Some(value), None) => map.set(name, value),
                (None, _) => map.remove(name),
            }
        }
    }

    /// Sets the text that is being typed at a place, with its value or the reason why it has none.
    pub fn type_text(
        &mut self,
        place: &Place,
        notation: Notation,
        text: String,
        value: Result<Option<Value>, String>,
    ) {
        let problem = value.map(|value| self.type_value(place, value)).err();
        let typed = TypedText {
            text,
            notation,
            problem,
            beside: self.find(place).cloned(),
        };
        self.typed.put(place.clone(), typed);
        self.triggers.note_value(place);
    }

    /// Shows the value at a place as it is written, and not as it was typed.
    pub fn forget_typed(&mut self, place: &Place) {
        self.typed.forget(place);
        self.triggers.note_value(place);
    }

    /// Chooses what a value is edited as; JSON that has no value yet stays in sight.
    pub fn edit_as(&mut self, place: &Place, way: EditedAs) {
        let is_unfinished = |typed: &TypedText| typed.problem.is_some();
        if way == EditedAs::Form && self.typed(place).is_some_and(is_unfinished) {
            return;
        }
        self.edited_as.put(place.clone(), way);
        self.forget_typed(place);
        if way != EditedAs::File && self.draft.files.at(&self.path(place)).is_some() {
            self.record();
            self.assign_file(place, None);
        }
    }

    /// Gives an optional member its field, or turns it into a row again.
    pub fn set_open(&mut self, place: &Place, open: bool) {
        if open {
            self.open.insert(place.clone());
        } else {
            self.close(place);
        }
        self.triggers.note_entries(place);
        if let Some(above) = place.parent() {
            self.triggers.note_entries(&above);
        }
    }

    pub(super) fn close(&mut self, place: &Place) {
        self.open.retain(|open| !open.is_within(place));
    }

    /// Chooses the one member of a union that is set; the values of the others are kept for when they are
    /// chosen again.
    pub fn choose_alternative(&mut self, union: &Place, name: &str) {
        let Some(structure) = self.structure(union) else {
            return;
        };
        let Some(member) = structure.member(name) else {
            return;
        };
        self.record();
        let present = self.find(union).and_then(Value::as_map).cloned();
        let mut map = Map::new();
        for (other, value) in present.unwrap_or_default().iter() {
            if structure.member(other).is_some() {
                self.stashed.put(union.member(other), value.clone());
            } else {
                // What the model does not know stays where it is.
                map.push(other, value.clone());
            }
        }
        let stashed = self.stashed.get(&union.member(name)).cloned();
        let first = || first_value(self.operation.target(member));
        map.push(name, stashed.unwrap_or_else(first));
        self.put(union, Some(Value::Map(map)));
    }
}

/// Whoever chooses a boolean alternative most often means true.
fn first_value(shape: &Shape) -> Value {
    match shape.kind {
        Kind::Boolean => Value::Bool(true),
        _ => shape.blank(),
    }
}
