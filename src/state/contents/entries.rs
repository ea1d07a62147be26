//! Edits of lists and maps.

use wireform_model::Kind;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::Contents;
use super::values::{first_value, is_part_of_choice};
use crate::state::member_order::usual_alternative;
use crate::state::undo::Typing;
use crate::state::{EntryId, Place};

impl Contents {
    /// Renames an entry in its place.
    pub fn set_key(&mut self, entry: &Place, key: &str) {
        let Some((above, id)) = entry.parent().zip(entry.entry_id()) else {
            return;
        };
        self.record_typing(Some(Typing::Value(entry.clone())));
        if let Some(Kind::Map { key: keys, .. }) = self.shape(&above).map(|shape| &shape.kind)
            && is_part_of_choice(self.operation.target(keys), key)
        {
            self.revealed.retype(entry);
        }
        // Without a value, an entry is not sent.
        if self.ids.is_blank(entry) {
            self.ids.set_blank_key(above.as_steps(), id, key);
            return self.triggers.note_value(entry);
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
        self.note_blanks(place);
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
        let alternative = (!in_map).then(|| self.last_alternative(list)).flatten();
        let blank = list.entry(self.ids.add_blank(list, in_map));
        if let Some(name) = alternative {
            self.chosen.put(blank.clone(), name);
        }
        Some(blank)
    }

    /// The alternative of the last item of a list of unions, which the next one most likely has too; `None` where it is
    /// the usual one, or has its value with the choice.
    fn last_alternative(&mut self, list: &Place) -> Option<String> {
        let last = list.entry(*self.entries(list).last()?);
        let shape = self.shape(&last)?;
        let union = shape.as_union()?;
        let set = self.find(&last).and_then(Value::as_map);
        let member = union.member(set?.iter().next()?.0)?;
        let is_usual =
            usual_alternative(self.operation, shape).is_some_and(|usual| usual.name == member.name);
        let has_value = first_value(self.operation.target(member)).is_some();
        (!is_usual && !has_value).then(|| member.name.clone())
    }

    /// The blank rows of a list have other paths.
    fn note_blanks(&mut self, list: &Place) {
        let blanks: Vec<_> = self.ids.blanks(list.as_steps()).collect();
        for blank in blanks {
            self.triggers.note_paths(&list.entry(blank));
        }
    }

    /// Puts the value of a blank row into the list or map where the row is.
    pub(super) fn fill_blank(&mut self, blank: &Place, value: Option<Value>) {
        let Some((list, id)) = blank.parent().zip(blank.entry_id()) else {
            return;
        };
        let list = &list;
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
        let Some((index, key)) = self.ids.fill_blank(list, id) else {
            return;
        };
        match list.find_mut(&self.ids, &mut self.draft.input) {
            Some(Value::Map(map)) if index <= map.len() => {
                let entry = (key.unwrap_or_default(), value);
                map.entries_mut().insert(index, entry);
            }
            Some(Value::List(items)) if index <= items.len() => items.insert(index, value),
            _ => return,
        }
        self.note_moved(list, index);
    }

    /// Gives the blank row that [`Self::pending`] names an empty value: of the alternative that is chosen or usual,
    /// where it is a union.
    pub fn send_blank(&mut self, list: &Place) {
        let Some((blank, _)) = self.pending_row(list) else {
            return;
        };
        let entry = list.entry(blank);
        let Some(shape) = self.shape(&entry) else {
            return;
        };
        let value = match shape.as_union() {
            None => shape.blank(),
            Some(union) => {
                let chosen = self.chosen.get(&entry).map(String::as_str);
                let member = chosen.and_then(|name| union.member(name));
                let usual = || usual_alternative(self.operation, shape);
                let Some(member) = member.or_else(usual) else {
                    return;
                };
                let mut map = Map::new();
                map.push(&member.name, self.operation.target(member).blank());
                Value::Map(map)
            }
        };
        self.record();
        self.put(&entry, Some(value));
    }

    /// The key of a map's blank row, or what is chosen as the alternative of a list's: what is not sent for want of a
    /// value.
    pub fn pending(&self, list: &Place) -> Option<String> {
        Some(self.pending_row(list)?.1)
    }

    fn pending_row(&self, list: &Place) -> Option<(EntryId, String)> {
        let mut blanks = self.ids.blanks(list.as_steps());
        blanks.find_map(|blank| {
            let pending = match self.ids.blank_key(list.as_steps(), blank) {
                Some(key) => Some(key.to_owned()).filter(|key| !key.is_empty()),
                None => self.chosen.get(&list.entry(blank)).cloned(),
            };
            Some((blank, pending?))
        })
    }

    /// The keys that have no value yet, by the paths of their maps.
    pub fn blank_keys(&self) -> Vec<(Path, String)> {
        let keys = self.ids.blank_keys();
        let keys = keys.map(|(map, _, key)| (self.path(map), key.to_owned()));
        keys.collect()
    }

    /// Makes these the keys that have no value yet.
    pub fn set_blank_keys(&mut self, keys: Vec<(Path, String)>) {
        let before = self.ids.blank_keys();
        let before = before.map(|(map, id, key)| (map.clone(), id, key.to_owned()));
        for (map, id, key) in before.collect::<Vec<_>>() {
            let path = self.path(&map);
            if !keys.iter().any(|known| known.0 == path && known.1 == key) {
                self.forget_blank_key(&map, id);
            }
        }
        for (path, key) in keys {
            if let Some(map) = self.place_of(&path) {
                self.show_blank_key(&map, key);
            }
        }
    }

    /// Empties the blank row at the end of a map, and takes another one away.
    fn forget_blank_key(&mut self, map: &Place, id: EntryId) {
        match self.ids.blank(map.as_steps()) == Some(id) {
            true => self.ids.set_blank_key(map.as_steps(), id, ""),
            false => self.ids.drop_blank(map, id),
        }
        self.triggers.note_value(map);
    }

    fn show_blank_key(&mut self, map: &Place, key: String) {
        if self.ids.blank_with_key(map.as_steps(), &key).is_some() {
            return;
        }
        let Some(blank) = self.prepare_blank(map).and_then(|blank| blank.entry_id()) else {
            return;
        };
        let has_other = self.ids.blank_key(map.as_steps(), blank) != Some("");
        if has_other {
            self.ids.push_blank(map, Some(key));
        } else {
            self.ids.set_blank_key(map.as_steps(), blank, &key);
        }
        self.triggers.note_value(map);
        self.keep_open(map);
    }

    /// Whether the text of a list's last item is deleted, so that it is blank again.
    pub(super) fn is_emptied_last_item(&self, item: &Place, value: Option<&Value>) -> bool {
        let is_in_list = || {
            let list = item.parent();
            list.is_some_and(|list| matches!(self.find(&list), Some(Value::List(_))))
        };
        value == Some(&Value::from("")) && is_in_list() && self.is_last(item)
    }

    /// Whether an entry or item is the last of its map or list, without a blank one after it.
    fn is_last(&self, entry: &Place) -> bool {
        let is_last = || {
            let list = entry.parent()?;
            let index = self.ids.position(list.as_steps(), entry.entry_id()?)?;
            let has_blank = self.ids.blank(list.as_steps()).is_some();
            Some(index + 1 == self.count(&list) && !has_blank)
        };
        is_last() == Some(true)
    }

    /// Makes an entry or item a blank row again, where it is.
    pub(super) fn make_blank(&mut self, entry: &Place) {
        let Some((list, id)) = entry.parent().zip(entry.entry_id()) else {
            return;
        };
        let Some(index) = self.ids.position(list.as_steps(), id) else {
            return;
        };
        let key = match list.find_mut(&self.ids, &mut self.draft.input) {
            Some(Value::Map(map)) if index < map.len() => Some(map.entries_mut().remove(index).0),
            Some(Value::List(items)) if index < items.len() => {
                items.remove(index);
                None
            }
            _ => return,
        };
        self.typed.forget(entry);
        self.ids.make_blank(&list, index, key);
        if self.unset_if_empty(&list) {
            self.open.insert(list.clone());
        }
        self.note_moved(&list, index);
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
            self.ids.drop_blank(&above, id);
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
        self.chosen.forget(entry);
        self.close(entry);
    }

    /// The items behind an index have other paths.
    fn note_moved(&mut self, list: &Place, index: usize) {
        self.note_blanks(list);
        if matches!(self.find(list), Some(Value::List(_))) {
            for id in self.entries(list).into_iter().skip(index) {
                self.triggers.note_paths(&list.entry(id));
            }
        }
    }
}
