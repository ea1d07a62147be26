//! Edits of lists and maps.

use wireform_model::Kind;
use wireform_model::value::{Map, Value};

use super::Contents;
use crate::state::Place;
use crate::state::undo::Typing;

impl Contents {
    /// Renames an entry in its place.
    pub fn set_key(&mut self, entry: &Place, key: &str) {
        let Some((above, id)) = entry.parent().zip(entry.entry_id()) else {
            return;
        };
        self.record_typing(Some(Typing::Value(entry.clone())));
        if self.ids.is_blank(entry) {
            let blank = self.blank_value(&above);
            self.put(entry, blank);
        }
        let index = self.ids.position(above.as_steps(), id);
        let map = above.find_mut(&self.ids, &mut self.draft.input);
        if let Some((Value::Map(map), index)) = map.zip(index)
            && let Some((name, _)) = map.entries_mut().get_mut(index)
        {
            key.clone_into(name);
            self.triggers.note_value(entry);
        }
    }

    /// Appends an entry to the map at a place, which is created if it is unset; returns the new place.
    pub fn add_entry(&mut self, place: &Place, key: &str, value: Value) -> Option<Place> {
        self.record();
        if !matches!(self.find(place), Some(Value::Map(_))) {
            self.assign(place, Some(Value::Map(Map::new())));
        }
        // The entries that already exist get their ids first.
        self.entries(place);
        if let Some(Value::Map(map)) = place.find_mut(&self.ids, &mut self.draft.input) {
            map.push(key, value);
        }
        self.appended(place)
    }

    /// The place of the entry or item that has just been appended.
    fn appended(&mut self, place: &Place) -> Option<Place> {
        self.triggers.note_entries(place);
        if let Some(blank) = self.ids.blank(place.as_steps()) {
            self.triggers.note_paths(&place.entry(blank));
        }
        let count = self.count(place);
        Some(place.entry(*self.ids.of(place, count).last()?))
    }

    /// Gives an item its value and appends the others to its list, as one step; returns the last one's place.
    pub fn fill_items(&mut self, item: &Place, value: Value, others: Vec<Value>) -> Option<Place> {
        self.record();
        self.assign(item, Some(value));
        self.append(&item.parent()?, others)
    }

    fn append(&mut self, place: &Place, added: Vec<Value>) -> Option<Place> {
        if !matches!(self.find(place), Some(Value::List(_))) {
            self.assign(place, Some(Value::List(Vec::new())));
        }
        // The items that already exist get their ids first.
        self.entries(place);
        if let Some(Value::List(items)) = place.find_mut(&self.ids, &mut self.draft.input) {
            items.extend(added);
        }
        self.appended(place)
    }

    /// Gives a list or map a blank entry at its end; the input gets it with the first thing typed there.
    pub fn add_blank(&mut self, list: &Place) -> Option<Place> {
        let blank = self.prepare_blank(list)?;
        self.triggers.note_entries(list);
        Some(blank)
    }

    /// The same for one that no component shows yet.
    pub fn prepare_blank(&mut self, list: &Place) -> Option<Place> {
        let in_map = matches!(self.shape(list)?.kind, Kind::Map { .. });
        Some(list.entry(self.ids.add_blank(list, in_map)))
    }

    /// Appends the value of the blank entry.
    pub(super) fn fill_blank(&mut self, list: &Place, value: Option<Value>) {
        let Some((value, shape)) = value.zip(self.shape(list)) else {
            return;
        };
        let is_there = match shape.kind {
            Kind::Map { .. } => matches!(self.find(list), Some(Value::Map(_))),
            _ => matches!(self.find(list), Some(Value::List(_))),
        };
        if !is_there {
            self.write(list, Some(shape.blank()));
        }
        // The entries that already exist get their ids first.
        self.entries(list);
        match list.find_mut(&self.ids, &mut self.draft.input) {
            Some(Value::Map(map)) => map.push("", value),
            Some(Value::List(items)) => items.push(value),
            _ => return,
        }
        self.ids.fill_blank(list);
    }

    /// A blank value for an entry or item.
    fn blank_value(&self, list: &Place) -> Option<Value> {
        match &self.shape(list)?.kind {
            Kind::Map { value, .. } => Some(self.operation.target(value).blank()),
            Kind::List { member } => Some(self.operation.target(member).blank()),
            _ => None,
        }
    }

    /// Whether the text of a list's last item is deleted, so that it is blank again.
    pub(super) fn is_emptied_last_item(&self, item: &Place, value: Option<&Value>) -> bool {
        let is_last = || {
            let list = item.parent()?;
            let index = self.ids.position(list.as_steps(), item.entry_id()?)?;
            let Some(Value::List(items)) = self.find(&list) else {
                return None;
            };
            let has_blank = self.ids.blank(list.as_steps()).is_some();
            (index + 1 == items.len() && !has_blank).then_some(())
        };
        value == Some(&Value::from("")) && is_last().is_some()
    }

    /// Makes a list's last item the blank one again.
    pub(super) fn empty_last_item(&mut self, item: &Place) {
        let Some(list) = item.parent() else { return };
        if let Some(Value::List(items)) = list.find_mut(&self.ids, &mut self.draft.input) {
            items.pop();
        }
        self.typed.forget(item);
        self.ids.blank_last(&list);
        if self.unset_if_empty(&list) {
            self.open.insert(list.clone());
        }
        self.triggers.note_value(&list);
    }

    /// Removes an entry or item; with its last one, a list or map that is a member becomes unset, unless that
    /// is a union's.
    pub fn remove_entry(&mut self, entry: &Place) {
        let Some((above, id)) = entry.parent().zip(entry.entry_id()) else {
            return;
        };
        let Some(index) = self.ids.position(above.as_steps(), id) else {
            return;
        };
        if self.ids.is_blank(entry) {
            self.forget_entry(entry, &above, index);
            self.ids.drop_blank(&above);
            return self.triggers.note_entries(&above);
        }
        self.record();
        match above.find_mut(&self.ids, &mut self.draft.input) {
            Some(Value::Map(map)) if index < map.len() => {
                map.entries_mut().remove(index);
            }
            Some(Value::List(items)) if index < items.len() => {
                items.remove(index);
            }
            _ => return,
        }
        self.forget_entry(entry, &above, index);
        self.unset_if_empty(&above);
        self.triggers.note_entries(&above);
        self.note_moved(&above, index);
    }

    fn forget_entry(&mut self, entry: &Place, above: &Place, index: usize) {
        self.ids.forget(entry);
        self.ids.remove(above, index);
        self.typed.forget(entry);
        self.stashed.forget(entry);
        self.close(entry);
    }

    /// The items behind an index have other paths.
    fn note_moved(&mut self, list: &Place, index: usize) {
        if matches!(self.find(list), Some(Value::List(_))) {
            for id in self.entries(list).into_iter().skip(index) {
                self.triggers.note_paths(&list.entry(id));
            }
        }
    }
}
