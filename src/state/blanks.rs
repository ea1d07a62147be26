//! The rows of lists and maps that have no value yet, so that the input lacks them.

use std::collections::BTreeMap;

use super::place::{EntryId, Place, Step};

/// The blank rows by their lists and maps, those of one in the order of the form.
#[derive(Clone, Debug, Default)]
pub struct Blanks(BTreeMap<Place, Vec<Blank>>);

/// A row that is an entry or item of the input as soon as something is set in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    pub id: EntryId,
    /// The key of a map's entry as far as it is typed.
    pub key: Option<String>,
    /// The entry or item before which it is; `None` at the end.
    pub before: Option<EntryId>,
}

impl Blanks {
    /// Those of a list or map.
    pub fn of(&self, above: &[Step]) -> &[Blank] {
        self.0.get(above).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn get(&self, above: &[Step], id: EntryId) -> Option<&Blank> {
        self.of(above).iter().find(|blank| blank.id == id)
    }

    /// The one at the end of a list or map, where something is added.
    pub fn last(&self, above: &[Step]) -> Option<&Blank> {
        let mut from_end = self.of(above).iter().rev();
        from_end.find(|blank| blank.before.is_none())
    }

    /// Adds one behind those that are at the same entry.
    pub fn push(&mut self, list: &Place, blank: Blank) {
        self.0.entry(list.clone()).or_default().push(blank);
    }

    /// Adds one that was an entry or item until now: behind those that were before it.
    pub fn insert(&mut self, list: &Place, blank: Blank) {
        let (gone, next) = (blank.id, blank.before);
        self.close_gap(list, gone, next, Some(blank));
    }

    /// Those before an entry or item that is no longer there are before the next one, in front of those that are so
    /// already.
    pub fn move_before(&mut self, list: &Place, gone: EntryId, next: Option<EntryId>) {
        if self
            .of(list.as_steps())
            .iter()
            .any(|it| it.before == Some(gone))
        {
            self.close_gap(list, gone, next, None);
        }
    }

    fn close_gap(
        &mut self,
        list: &Place,
        gone: EntryId,
        next: Option<EntryId>,
        between: Option<Blank>,
    ) {
        let blanks = self.0.entry(list.clone()).or_default();
        let (mut all, near): (Vec<_>, Vec<_>) = std::mem::take(blanks)
            .into_iter()
            .partition(|it| it.before != Some(gone) && it.before != next);
        let (in_front, behind): (Vec<_>, Vec<_>) =
            near.into_iter().partition(|it| it.before == Some(gone));
        all.extend(in_front.into_iter().map(|it| Blank { before: next, ..it }));
        all.extend(between);
        all.extend(behind);
        *blanks = all;
    }

    pub fn set_key(&mut self, above: &[Step], id: EntryId, key: &str) {
        let blanks = self.0.get_mut(above).into_iter().flatten();
        for blank in blanks.filter(|blank| blank.id == id) {
            blank.key = Some(key.to_owned());
        }
    }

    /// Each that has a key, with its map.
    pub fn keyed(&self) -> impl Iterator<Item = (&Place, EntryId, &str)> {
        let all = self.0.iter();
        let all = all.flat_map(|(map, blanks)| blanks.iter().map(move |blank| (map, blank)));
        let keyed = all.filter_map(|(map, blank)| Some((map, blank.id, blank.key.as_deref()?)));
        keyed.filter(|(_, _, key)| !key.is_empty())
    }

    /// Takes one away. If it is now an entry or item, those before it are before that.
    pub fn take(&mut self, list: &Place, id: EntryId, is_filled: bool) -> Option<Blank> {
        let blanks = self.0.get_mut(list)?;
        let index = blanks.iter().position(|blank| blank.id == id)?;
        let taken = blanks.remove(index);
        for before in blanks.iter_mut().take(index) {
            if is_filled && before.before == taken.before {
                before.before = Some(id);
            }
        }
        if blanks.is_empty() {
            self.0.remove(list);
        }
        Some(taken)
    }

    /// Forgets those of all lists and maps at a place and inside it.
    pub fn forget(&mut self, place: &Place) {
        self.0.retain(|list, _| !list.is_within(place));
    }

    /// All, by their lists and maps, which then have none.
    pub fn take_all(&mut self) -> BTreeMap<Place, Vec<Blank>> {
        std::mem::take(&mut self.0)
    }
}
