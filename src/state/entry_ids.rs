use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;

use wireform_model::path::Path;
use wireform_model::value::Value;

use super::place::{EntryId, Place, Step};

/// The ids of the entries of all lists and maps that the form shows, in the order of the entries.
///
/// They are kept beside the input, which remains a plain value. A list's ids are created when they are first
/// needed; from then on every edit updates them.
#[derive(Clone, Debug, Default)]
pub struct EntryIds {
    next: u32,
    lists: BTreeMap<Place, Vec<EntryId>>,
    /// The blank row at the end of a list or map: an entry that the input gets with the first thing typed there.
    blanks: BTreeMap<Place, Blank>,
}

#[derive(Clone, Copy, Debug)]
struct Blank {
    id: EntryId,
    /// Whether it has a key, which is then empty.
    in_map: bool,
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

    /// The index of an entry in its list or map; a blank one follows the others.
    pub fn position(&self, above: &[Step], id: EntryId) -> Option<usize> {
        let ids = self.lists.get(above).map(Vec::as_slice).unwrap_or_default();
        let known = ids.iter().position(|known| *known == id);
        known.or_else(|| (self.blank(above) == Some(id)).then_some(ids.len()))
    }

    /// The blank entry of a list or map, if it has one.
    pub fn blank(&self, above: &[Step]) -> Option<EntryId> {
        self.blanks.get(above).map(|blank| blank.id)
    }

    /// Whether an entry is the blank one of a map.
    pub fn is_blank_of_map(&self, above: &[Step], id: EntryId) -> bool {
        let blank = self.blanks.get(above);
        blank.is_some_and(|blank| blank.in_map && blank.id == id)
    }

    /// Whether a place is a blank entry.
    pub fn is_blank(&self, place: &Place) -> bool {
        let blank = place.above().and_then(|above| self.blank(above));
        blank.is_some() && blank == place.entry_id()
    }

    /// Gives a list or map a blank entry, if it has none.
    pub fn add_blank(&mut self, list: &Place, in_map: bool) -> EntryId {
        let next = &mut self.next;
        let new = || Blank {
            id: fresh(next),
            in_map,
        };
        self.blanks.entry(list.clone()).or_insert_with(new).id
    }

    /// Forgets the blank entry of a list or map.
    pub fn drop_blank(&mut self, list: &Place) {
        self.blanks.remove(list);
    }

    /// Makes the blank entry the last of the others, as whose value is now in the input.
    pub fn fill_blank(&mut self, list: &Place) {
        if let Some(blank) = self.blanks.remove(list) {
            self.lists.entry(list.clone()).or_default().push(blank.id);
        }
    }

    /// Makes the last item of a list the blank one again, whose value has left the input.
    pub fn blank_last(&mut self, list: &Place) {
        let ids = self.lists.get_mut(list);
        if let Some(id) = ids.and_then(Vec::pop) {
            let blank = Blank { id, in_map: false };
            self.blanks.insert(list.clone(), blank);
        }
    }

    /// Removes the id of an entry that is removed.
    pub fn remove(&mut self, list: &Place, index: usize) {
        if let Some(ids) = self.lists.get_mut(list)
            && index < ids.len()
        {
            ids.remove(index);
        }
    }

    /// Forgets the ids of all lists and maps at a place and inside it.
    pub fn forget(&mut self, place: &Place) {
        let inside: Vec<Place> = self.within(place).cloned().collect();
        for place in inside {
            self.lists.remove(&place);
        }
        self.blanks.retain(|list, _| !list.is_within(place));
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
                    self.same_keys(ids, &then, &now)
                }
                (Some(Value::List(then)), Some(Value::List(now))) => {
                    self.same_items(ids, then, now)
                }
                _ => continue,
            };
            self.lists.insert(place.clone(), ids);
        }
        // A blank entry that contains another comes before it.
        for (list, blank) in std::mem::take(&mut self.blanks) {
            if list.is_known(self) {
                self.blanks.insert(list, blank);
            }
        }
    }

    fn same_keys(&mut self, ids: &[EntryId], then: &[String], now: &[String]) -> Vec<EntryId> {
        let mut used = HashSet::new();
        let same = now.iter().enumerate().map(|(index, key)| {
            let fits = |(place, known): &(usize, &String)| *known == key && !used.contains(place);
            let found = then.iter().enumerate().find(fits).map(|(place, _)| place);
            // An entry with a new key at the same index was renamed.
            let renamed = || {
                (!then.contains(key) && then.get(index).is_some_and(|k| !now.contains(k)))
                    .then_some(index)
            };
            let place = found.or_else(renamed)?;
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
