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

/// The triggers of all places that some component shows.
///
/// Components have the strong references; a place that none shows any more has no triggers.
#[derive(Debug, Default)]
pub struct Triggers {
    places: BTreeMap<Place, Weak<PlaceTriggers>>,
    /// When there are this many places, those that no component shows any more are removed.
    crowd: usize,
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

    fn at(&self, place: &[Step]) -> Option<Arc<PlaceTriggers>> {
        self.places.get(place)?.upgrade()
    }
}

/// What an edit has changed, collected so that every trigger is notified once.
#[derive(Default)]
pub struct Changes {
    here: BTreeMap<Place, Arc<PlaceTriggers>>,
    entries: BTreeMap<Place, Arc<PlaceTriggers>>,
    within: BTreeMap<Place, Arc<PlaceTriggers>>,
}

impl Changes {
    /// The value at a place has changed, and with it everything inside.
    pub fn value(&mut self, triggers: &Triggers, place: &Place) {
        self.paths(triggers, place);
        let inside = Self::inside(triggers, place);
        self.entries.extend(inside);
        self.above(triggers, place);
    }

    /// The paths of a place and of everything inside it have changed.
    pub fn paths(&mut self, triggers: &Triggers, place: &Place) {
        self.here.extend(Self::inside(triggers, place));
    }

    /// The entries of a list or map have changed.
    pub fn entries(&mut self, triggers: &Triggers, place: &Place) {
        Self::insert(&mut self.here, triggers, place);
        Self::insert(&mut self.entries, triggers, place);
        self.above(triggers, place);
    }

    /// A diagnostic has come or gone at a place: those above may show it too.
    pub fn found(&mut self, triggers: &Triggers, place: &Place) {
        for above in place.ancestors() {
            if let Some((place, _)) = triggers.places.get_key_value(above) {
                Self::insert(&mut self.here, triggers, place);
            }
        }
    }

    fn above(&mut self, triggers: &Triggers, place: &Place) {
        for above in place.ancestors() {
            if let Some((place, _)) = triggers.places.get_key_value(above) {
                Self::insert(&mut self.within, triggers, place);
            }
        }
    }

    fn insert(into: &mut BTreeMap<Place, Arc<PlaceTriggers>>, triggers: &Triggers, place: &Place) {
        if let Some(found) = triggers.at(place.as_steps()) {
            into.insert(place.clone(), found);
        }
    }

    fn inside(triggers: &Triggers, place: &Place) -> Vec<(Place, Arc<PlaceTriggers>)> {
        let from = (Bound::Included(place), Bound::Unbounded);
        let inside = triggers.places.range::<Place, _>(from);
        let inside = inside.take_while(|(inside, _)| inside.is_within(place));
        let shown = inside.filter_map(|(place, found)| Some((place.clone(), found.upgrade()?)));
        shown.collect()
    }

    /// Notifies each trigger once. Nothing that the subscribers read may be borrowed.
    pub fn notify(self) {
        self.entries
            .values()
            .for_each(|place| place.entries.notify());
        self.here.values().for_each(|place| place.here.notify());
        self.within.values().for_each(|place| place.within.notify());
    }
}
