use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;

use wireform_model::path::Path;
use wireform_model::value::Value;

use super::blanks::{Blank, Blanks};
use super::place::{EntryId, Place, Step};

/// The ids of the entries of all lists and maps that the form shows, in the order of the entries.
///
/// They are kept beside the input, which remains a plain value. A list's ids are created when they are first
/// needed; from then on every edit updates them.
#[derive(Clone, Debug, Default)]
pub struct EntryIds {
    next: u32,
    lists: BTreeMap<Place, Vec<EntryId>>,
    blanks: Blanks,
}

impl EntryIds {
    /// The ids of a list or map with `count` entries.
    pub fn of(&mut self, place: &Place, count: usize) -> &mut Vec<EntryId> {
        let next = &mut self.next;
        let ids = self.lists.entry(place.clone()).or_default();
        ids.truncate(count);
        while ids.len() < count {
            ids.push(fresh(next));
        }
        ids
    }

    /// How many entries the list or map at a place has.
    pub fn count(&self, input: &Value, list: &Place) -> usize {
        match list.find(self, input) {
            Some(Value::Map(map)) => map.len(),
            Some(Value::List(items)) => items.len(),
            _ => 0,
        }
    }

    /// The ids of a list or map with `count` entries in the order of the form, with those of its blank rows.
    pub fn rows(&mut self, place: &Place, count: usize) -> Vec<EntryId> {
        let entries = self.of(place, count).clone();
        let blanks = self.blanks.of(place.as_steps());
        let before = |entry: Option<EntryId>| {
            let blanks = blanks.iter().filter(move |blank| blank.before == entry);
            blanks.map(|blank| blank.id)
        };
        let known = entries.iter().flat_map(|id| before(Some(*id)).chain([*id]));
        known.chain(before(None)).collect()
    }

    /// The index of an entry in its list or map; the blank ones follow the others.
    pub fn position(&self, above: &[Step], id: EntryId) -> Option<usize> {
        let ids = self.lists.get(above).map(Vec::as_slice).unwrap_or_default();
        let blanks = self.blanks.of(above).iter().map(|blank| blank.id);
        ids.iter()
            .copied()
            .chain(blanks)
            .position(|known| known == id)
    }

    /// The id of the entry at an index, as [`Self::position`] counts them.
    pub fn at(&mut self, place: &Place, count: usize, index: usize) -> Option<EntryId> {
        match self.of(place, count).get(index) {
            Some(id) => Some(*id),
            None => {
                let blanks = self.blanks.of(place.as_steps());
                Some(blanks.get(index.checked_sub(count)?)?.id)
            }
        }
    }

    /// The blank row at the end of a list or map, if it has one.
    pub fn blank(&self, above: &[Step]) -> Option<EntryId> {
        self.blanks.last(above).map(|blank| blank.id)
    }

    /// The blank rows of a list or map.
    pub fn blanks(&self, above: &[Step]) -> impl Iterator<Item = EntryId> {
        self.blanks.of(above).iter().map(|blank| blank.id)
    }

    /// The key of an entry, if it is a blank one of a map.
    pub fn blank_key(&self, above: &[Step], id: EntryId) -> Option<&str> {
        self.blanks.get(above, id)?.key.as_deref()
    }

    /// The blank row of a map with this key.
    pub fn blank_with_key(&self, above: &[Step], key: &str) -> Option<EntryId> {
        let mut blanks = self.blanks.of(above).iter();
        let found = blanks.find(|blank| blank.key.as_deref() == Some(key))?;
        Some(found.id)
    }

    /// Sets the key of a blank row of a map.
    pub fn set_blank_key(&mut self, above: &[Step], id: EntryId, key: &str) {
        self.blanks.set_key(above, id, key);
    }

    /// The blank rows of maps that have keys, with these.
    pub fn blank_keys(&self) -> impl Iterator<Item = (&Place, EntryId, &str)> {
        self.blanks.keyed()
    }

    /// Whether a place is a blank row.
    pub fn is_blank(&self, place: &Place) -> bool {
        let blank = place.above().zip(place.entry_id());
        blank.is_some_and(|(above, id)| self.blanks.get(above, id).is_some())
    }

    /// Gives a list or map a blank row at its end, if it has none.
    pub fn add_blank(&mut self, list: &Place, in_map: bool) -> EntryId {
        match self.blank(list.as_steps()) {
            Some(blank) => blank,
            None => self.push_blank(list, in_map.then(String::new)),
        }
    }

    /// Gives a list, or a map with a key, another blank row at its end.
    pub fn push_blank(&mut self, list: &Place, key: Option<String>) -> EntryId {
        let id = fresh(&mut self.next);
        let before = None;
        self.blanks.push(list, Blank { id, key, before });
        id
    }

    /// Forgets a blank row.
    pub fn drop_blank(&mut self, list: &Place, id: EntryId) {
        self.blanks.take(list, id, false);
    }

    /// Makes a blank row one of the entries, as whose value will be in the input; returns its index and key.
    ///
    /// The others need their ids before.
    pub fn fill_blank(&mut self, list: &Place, id: EntryId) -> Option<(usize, Option<String>)> {
        let blank = self.blanks.take(list, id, true)?;
        let ids = self.lists.entry(list.clone()).or_default();
        let next = ids.iter().position(|id| Some(*id) == blank.before);
        let index = next.unwrap_or(ids.len());
        ids.insert(index, id);
        Some((index, blank.key))
    }

    /// Makes an entry, which in a map has a key, a blank row again, as its value has left the input.
    pub fn make_blank(&mut self, list: &Place, index: usize, key: Option<String>) {
        let Some(ids) = self.lists.get_mut(list).filter(|ids| index < ids.len()) else {
            return;
        };
        let id = ids.remove(index);
        let before = ids.get(index).copied();
        self.blanks.insert(list, Blank { id, key, before });
    }

    /// Removes the id of an entry that is removed.
    pub fn remove(&mut self, list: &Place, index: usize) {
        if let Some(ids) = self.lists.get_mut(list)
            && index < ids.len()
        {
            let gone = ids.remove(index);
            self.blanks.move_before(list, gone, ids.get(index).copied());
        }
    }

    /// Forgets the ids of all lists and maps at a place and inside it.
    pub fn forget(&mut self, place: &Place) {
        let inside: Vec<Place> = self.within(place).cloned().collect();
        for place in inside {
            self.lists.remove(&place);
        }
        self.blanks.forget(place);
    }

    fn within<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Place> {
        let from = (Bound::Included(place), Bound::Unbounded);
        let places = self.lists.range::<Place, _>(from).map(|(place, _)| place);
        places.take_while(move |inside| inside.is_within(place))
    }

    /// The places that a JSON Pointer names: of duplicate keys every one.
    pub fn locate(&self, input: &Value, path: &Path) -> Vec<Place> {
        let mut found = vec![Place::root()];
        for segment in path.segments() {
            let children = found
                .iter()
                .flat_map(|above| self.children(input, above, &segment));
            found = children.collect();
        }
        found
    }

    /// The places that one segment of a pointer names below a place.
    fn children(&self, input: &Value, above: &Place, segment: &str) -> Vec<Place> {
        let Some(ids) = self.lists.get(above) else {
            return vec![above.member(segment)];
        };
        let index = segment.parse::<usize>().ok();
        let is_named = |index_of_entry: usize| match above.find(self, input) {
            Some(Value::Map(map)) => {
                let entry = map.entries().get(index_of_entry);
                entry.is_some_and(|(key, _)| key == segment)
            }
            _ => index == Some(index_of_entry),
        };
        let named = ids.iter().enumerate().filter(|(index, _)| is_named(*index));
        named.map(|(_, id)| above.entry(*id)).collect()
    }

    /// Gives the entries of a new input the ids of the entries that they most likely are:
    /// in a map those with the same keys, in a list those before and after the items that differ.
    pub fn follow(&mut self, before: &Value, after: &Value) {
        let old = self.clone();
        self.lists.clear();
        // A place comes before those inside it, which are found by its new ids.
        for (place, ids) in &old.lists {
            let (then, now) = (place.find(&old, before), place.find(self, after));
            let ids = match (then, now) {
                (Some(Value::Map(then)), Some(Value::Map(now))) => {
                    let keys =
                        |map: &[(String, Value)]| map.iter().map(|(key, _)| key.clone()).collect();
                    let (then, now): (Vec<_>, Vec<_>) = (keys(then.entries()), keys(now.entries()));
                    let blanks = old.blanks.of(place.as_steps());
                    self.same_keys(ids, blanks, &then, &now)
                }
                (Some(Value::List(then)), Some(Value::List(now))) => {
                    self.same_items(ids, then, now)
                }
                _ => continue,
            };
            self.lists.insert(place.clone(), ids);
        }
        // A blank row that contains another comes before it. One that was the only row of its list gives way to others.
        for (list, blanks) in self.blanks.take_all() {
            let [was, is] =
                [(&old, before), (&*self, after)].map(|(ids, input)| ids.count(input, &list));
            // The blank ones follow the others, which need their ids for that.
            let entries = self.of(&list, is).clone();
            let is_entry = |id: &EntryId| entries.contains(id);
            if !list.is_known(self) || (was == 0 && is > 0) {
                continue;
            }
            for blank in blanks.into_iter().filter(|blank| !is_entry(&blank.id)) {
                let before = blank.before.filter(is_entry);
                self.blanks.push(&list, Blank { before, ..blank });
            }
        }
    }

    /// Makes the ids those of another version of the input, which has to be the current one.
    ///
    /// Lists that the form showed only later keep the ids that they have, and so does a blank row that no step made.
    pub fn return_to(&mut self, version: EntryIds) {
        let mut now = std::mem::replace(self, version);
        self.next = self.next.max(now.next);
        for (list, ids) in now.lists {
            if !self.lists.contains_key(&list) && list.is_known(self) {
                self.lists.insert(list, ids);
            }
        }
        for (list, blanks) in now.blanks.take_all() {
            let is_free = list.is_known(self) && self.blank(list.as_steps()).is_none();
            let is_empty = |blank: &Blank| blank.key.as_ref().is_none_or(String::is_empty);
            let mut at_end = blanks.into_iter().filter(|blank| blank.before.is_none());
            let blank = at_end.find(|blank| {
                is_empty(blank) && self.position(list.as_steps(), blank.id).is_none()
            });
            if let Some(blank) = blank.filter(|_| is_free) {
                self.blanks.push(&list, blank);
            }
        }
    }

    /// Whether the list or map at a place has the same rows as in another version.
    pub fn has_same_rows(&self, other: &EntryIds, place: &Place) -> bool {
        self.lists.get(place) == other.lists.get(place)
            && self.blanks.of(place.as_steps()) == other.blanks.of(place.as_steps())
    }

    /// - `blanks`: the blank rows of the map, one of which an entry that is new may have been.
    fn same_keys(
        &mut self,
        ids: &[EntryId],
        blanks: &[Blank],
        then: &[String],
        now: &[String],
    ) -> Vec<EntryId> {
        let mut used = HashSet::new();
        let same = now.iter().enumerate().map(|(index, key)| {
            let fits = |(place, known): &(usize, &String)| *known == key && !used.contains(place);
            let found = then.iter().enumerate().find(fits).map(|(place, _)| place);
            // An entry with a new key at the same index was renamed.
            let renamed = || {
                (!then.contains(key) && then.get(index).is_some_and(|k| !now.contains(k)))
                    .then_some(index)
            };
            let was_blank = || {
                let mut blanks = blanks.iter().filter(|_| !key.is_empty());
                Some(blanks.find(|blank| blank.key.as_ref() == Some(key))?.id)
            };
            let Some(place) = found.or_else(renamed) else {
                return was_blank();
            };
            used.insert(place);
            ids.get(place).copied()
        });
        let same: Vec<Option<EntryId>> = same.collect();
        same.into_iter()
            .map(|id| id.unwrap_or_else(|| fresh(&mut self.next)))
            .collect()
    }

    fn same_items(&mut self, ids: &[EntryId], then: &[Value], now: &[Value]) -> Vec<EntryId> {
        let head = then.iter().zip(now).take_while(|(a, b)| a == b).count();
        let rest = |all: &[Value]| all.len() - head;
        let behind = then.iter().rev().zip(now.iter().rev());
        let behind = behind.take(rest(then).min(rest(now)));
        let tail = behind.take_while(|(a, b)| a == b).count();
        let moved = now.len() as isize - then.len() as isize;
        let id = |index: usize| {
            let is_behind = index >= now.len() - tail;
            let place = if is_behind {
                index.checked_add_signed(-moved)?
            } else {
                index
            };
            let is_free = is_behind || place < then.len() - tail;
            ids.get(place).filter(|_| is_free).copied()
        };
        let same: Vec<Option<EntryId>> = (0..now.len()).map(id).collect();
        same.into_iter()
            .map(|id| id.unwrap_or_else(|| fresh(&mut self.next)))
            .collect()
    }
}

fn fresh(next: &mut u32) -> EntryId {
    let id = EntryId(*next);
    *next += 1;
    id
}
