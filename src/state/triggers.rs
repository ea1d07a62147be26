use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, Weak};

use leptos::prelude::{ArcTrigger, Notify, Track};

use super::place::{Place, Step};

/// What a component that shows one place can track.
#[derive(Debug, Default)]
pub struct PlaceTriggers {
    /// Its value, its path or its diagnostics have changed.
    here: ArcTrigger,
    /// Its entries are others: some were added or removed, or the value was replaced.
    entries: ArcTrigger,
    /// Something inside has changed: for summaries alone.
    within: ArcTrigger,
}

impl PlaceTriggers {
    pub fn track_here(&self) {
        self.here.track();
    }

    pub fn track_entries(&self) {
        self.entries.track();
    }

    pub fn track_within(&self) {
        self.within.track();
    }
}

/// The triggers of all places that some component shows, and those that an edit has still to notify.
///
/// Components have the strong references; a place that none shows any more has no triggers.
#[derive(Debug, Default)]
pub struct Triggers {
    places: BTreeMap<Place, Weak<PlaceTriggers>>,
    /// When there are this many places, those that no component shows any more are removed.
    crowd: usize,
    changes: Changes,
}

impl Triggers {
    /// The triggers of a place, the same ones for all components that show it.
    pub fn of(&mut self, place: &Place) -> Arc<PlaceTriggers> {
        if let Some(known) = self.places.get(place).and_then(Weak::upgrade) {
            return known;
        }
        if self.places.len() >= self.crowd {
            self.prune();
        }
        let new = Arc::default();
        self.places.insert(place.clone(), Arc::downgrade(&new));
        new
    }

    /// Forgets the places that no component shows any more. It runs rarely enough to cost little per place.
    fn prune(&mut self) {
        const LEAST: usize = 256;
        self.places
            .retain(|_, triggers| triggers.strong_count() > 0);
        self.crowd = LEAST.max(self.places.len() * 2);
    }

    /// All places that some component shows.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.places.keys()
    }

    /// What has changed since this was asked for the last time.
    pub fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    /// The value at a place has changed, and with it everything inside.
    pub fn note_value(&mut self, place: &Place) {
        self.note_paths(place);
        self.changes.entries.extend(self.inside(place));
        self.note_within(place);
    }

    /// The paths of a place and of everything inside it have changed.
    pub fn note_paths(&mut self, place: &Place) {
        self.changes.here.extend(self.inside(place));
    }

    /// The entries of a list or map have changed.
    pub fn note_entries(&mut self, place: &Place) {
        let shown = self.shown(place.as_steps());
        self.changes.here.extend(shown.clone());
        self.changes.entries.extend(shown);
        self.note_within(place);
    }

    /// A diagnostic has come or gone at a place: those above may show it too.
    pub fn note_found(&mut self, place: &Place) {
        let shown: Vec<Shown> = self.above(place).collect();
        self.changes.here.extend(shown);
    }

    fn note_within(&mut self, place: &Place) {
        let shown: Vec<Shown> = self.above(place).collect();
        self.changes.within.extend(shown);
    }

    /// A place, if some component shows it.
    fn shown(&self, place: &[Step]) -> Option<Shown> {
        let (place, triggers) = self.places.get_key_value(place)?;
        Some((place.clone(), triggers.upgrade()?))
    }

    /// A place and those that contain it, as far as they are shown.
    fn above(&self, place: &Place) -> impl Iterator<Item = Shown> {
        place.ancestors().filter_map(|above| self.shown(above))
    }

    /// A place and those inside it, as far as they are shown.
    fn inside(&self, place: &Place) -> Vec<Shown> {
        let from = (Bound::Included(place), Bound::Unbounded);
        let inside = self.places.range::<Place, _>(from);
        let inside = inside.take_while(|(inside, _)| inside.is_within(place));
        let shown = inside.filter_map(|(place, found)| Some((place.clone(), found.upgrade()?)));
        shown.collect()
    }
}

type Shown = (Place, Arc<PlaceTriggers>);

/// What an edit has changed, collected so that every trigger is notified once.
#[derive(Debug, Default)]
pub struct Changes {
    here: BTreeMap<Place, Arc<PlaceTriggers>>,
    entries: BTreeMap<Place, Arc<PlaceTriggers>>,
    within: BTreeMap<Place, Arc<PlaceTriggers>>,
}

impl Changes {
    /// Notifies each trigger once. Nothing that the subscribers read may be borrowed.
    pub fn notify(self) {
        self.entries
            .values()
            .for_each(|place| place.entries.notify());
        self.here.values().for_each(|place| place.here.notify());
        self.within.values().for_each(|place| place.within.notify());
    }
}
