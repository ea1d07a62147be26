use std::collections::BTreeMap;

use super::Place;

/// Data that belongs to places of the draft but is not part of it.
#[derive(Clone, Debug)]
pub struct Placed<T>(BTreeMap<Place, T>);

impl<T> Default for Placed<T> {
    fn default() -> Self {
        Placed(BTreeMap::new())
    }
}

impl<T> Placed<T> {
    pub fn put(&mut self, place: Place, what: T) {
        self.0.insert(place, what);
    }

    pub fn get(&self, place: &Place) -> Option<&T> {
        self.0.get(place)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Place, &T)> {
        self.0.iter()
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = (&Place, &mut T)> {
        self.0.iter_mut()
    }

    /// Keeps what a function accepts.
    pub fn retain(&mut self, mut accepts: impl FnMut(&Place, &T) -> bool) {
        self.0.retain(|place, what| accepts(place, what));
    }

    /// Forgets all that belongs to a place or to one inside it.
    pub fn forget(&mut self, place: &Place) {
        self.0.retain(|other, _| !other.is_within(place));
    }
}
