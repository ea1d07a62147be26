//! Edits of lists and maps.

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
        self.triggers.note_entries(place);
        Some(place.entry(*self.entries(place).last()?))
    }

    /// Appends items to the list at a place, which is created if it is unset; returns the last one's place.
    pub fn add_items(&mut self, list: &Place, items: Vec<Value>) -> Option<Place> {
        self.record();
        self.append(list, items)
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
        self.triggers.note_entries(place);
        Some(place.entry(*self.entries(place).last()?))
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
        if self.count(&above) == 0 && self.is_unset_when_empty(&above) {
            self.put(&above, None);
        }
        self.triggers.note_entries(&above);
        self.note_moved(&above, index);
    }

    /// Whether a list or map is a member; but without its chosen member, a union would have none.
    fn is_unset_when_empty(&self, place: &Place) -> bool {
        let above = place.parent().and_then(|above| self.shape(&above));
        let is_in_union = above.is_some_and(|shape| shape.as_union().is_some());
        place.entry_id().is_none() && !is_in_union
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
