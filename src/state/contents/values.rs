//! Edits of one place.

use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Shape};

use super::{Contents, scalar_text};
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
            self.chosen.forget(place);
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
        } else if is_structure && above.entry_id().is_some() && self.has_nothing(&above) {
            self.make_blank(&above);
        }
    }

    fn has_nothing(&self, place: &Place) -> bool {
        self.find(place).is_some_and(Value::is_empty)
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
            return self.make_blank(place);
        }
        let is_open = self.is_open(place) || self.find(place).is_some();
        let text = scalar_text(value.as_ref());
        if self
            .shape(place)
            .is_some_and(|shape| is_part_of_choice(shape, &text))
        {
            self.revealed.retype(place);
        }
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
                return self.fill_blank(place, value);
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
        self.record_typing(Some(Typing::Value(place.clone())));
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

    /// Takes back a text without a value, and edits its place by the form again; undo brings the text back.
    pub fn discard_typed(&mut self, place: &Place) {
        self.record();
        self.edited_as.put(place.clone(), EditedAs::Form);
        self.forget_typed(place);
    }

    /// The texts that have no value yet, by their paths.
    pub fn unfinished(&self) -> Vec<(Path, TypedText)> {
        let mut all = self.typed_beside();
        all.retain(|(_, typed)| typed.problem.is_some());
        all
    }

    /// Shows a text again that had no value, as it was typed before a reload.
    pub fn recall_typed(&mut self, path: &Path, typed: TypedText) {
        let Some(place) = self.place_of(path) else {
            return;
        };
        if self.is_beside(&place, &typed) {
            self.keep_open(&place);
            self.put_typed(place, typed);
        }
    }

    /// Opens the fields of a place and of all above it.
    pub(super) fn keep_open(&mut self, place: &Place) {
        let above = std::iter::successors(Some(place.clone()), Place::parent);
        for place in above.filter(|place| !place.is_root()) {
            self.set_open(&place, true);
        }
    }

    /// Shows a text in the box that it was typed into.
    pub(super) fn put_typed(&mut self, place: Place, typed: TypedText) {
        if typed.notation == Notation::Json && typed.problem.is_some() {
            self.edited_as.put(place.clone(), EditedAs::Json);
        }
        self.triggers.note_value(&place);
        self.typed.put(place, typed);
    }

    /// Chooses what a value is edited as; JSON that has no value yet stays in sight.
    pub fn edit_as(&mut self, place: &Place, way: EditedAs) {
        let is_unfinished = |typed: &TypedText| typed.problem.is_some();
        if way == EditedAs::Form && self.typed(place).is_some_and(is_unfinished) {
            return;
        }
        self.edited_as.put(place.clone(), way);
        self.forget_typed(place);
        if way == EditedAs::File {
            if self.find(place).is_some() {
                self.record();
                self.put_aside(place);
            }
            return;
        }
        let aside = self.stashed.get(place).cloned();
        let aside = aside.filter(|_| self.find(place).is_none());
        if aside.is_some() || self.draft.files.at(&self.path(place)).is_some() {
            self.record();
            self.assign_file(place, None);
        }
        if aside.is_some() {
            self.put(place, aside);
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
        let stashed = self.stashed.get(&union.member(name)).cloned();
        let value = stashed.or_else(|| first_value(self.operation.target(member)));
        if self.find(union).is_some() || value.is_some() {
            self.record();
        }
        self.chosen.put(union.clone(), member.name.clone());
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
        match value {
            Some(value) => map.push(name, value),
            None if map.is_empty() => return self.withdraw(union),
            None => map.push(name, self.operation.target(member).blank()),
        }
        self.put(union, Some(Value::Map(map)));
    }

    /// Takes the value of a union out of the input, whose alternative is chosen and has no value yet.
    fn withdraw(&mut self, union: &Place) {
        if union.entry_id().is_some() && !self.ids.is_blank(union) {
            return self.make_blank(union);
        }
        if self.find(union).is_some() {
            self.put(union, None);
            self.prune(union);
        }
        self.open.insert(union.clone());
        self.triggers.note_value(union);
    }
}

/// Whether a text is a part of a value that the model lists, as is suggested while it is typed.
pub(super) fn is_part_of_choice(shape: &Shape, text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let mut choices = shape.enumeration.iter();
    !text.is_empty() && choices.any(|choice| choice.to_ascii_lowercase().contains(&text))
}

/// The value that an alternative has because it is chosen; `None` where it has yet to be filled in.
///
/// Whoever chooses a boolean alternative most often means true, and a structure without members says all by its name.
pub(super) fn first_value(shape: &Shape) -> Option<Value> {
    match &shape.kind {
        Kind::Boolean => Some(Value::Bool(true)),
        Kind::Structure(structure) if structure.members.is_empty() && !structure.document => {
            Some(shape.blank())
        }
        _ => None,
    }
}
