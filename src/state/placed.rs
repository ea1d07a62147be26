//! What belongs to places of the draft and is not in it.

use std::cell::RefCell;

use super::Place;

pub struct Placed<T>(RefCell<Vec<(Place, T)>>);

impl<T> Default for Placed<T> {
    fn default() -> Self {
        Placed(RefCell::default())
    }
}

impl<T: Clone> Placed<T> {
    /// Keeps what belongs to a place.
    pub fn put(&self, at: Place, what: T) {
        let mut kept = self.0.borrow_mut();
        kept.retain(|(place, _)| *place != at);
        kept.push((at, what));
    }

    /// What belongs to a place.
    pub fn get(&self, at: &Place) -> Option<T> {
        let kept = self.0.borrow();
        let found = kept.iter().find(|(place, _)| place == at);
        found.map(|(_, what)| what.clone())
    }

    pub fn all(&self) -> Vec<(Place, T)> {
        self.0.borrow().clone()
    }

    /// Forgets all that is at a place or inside it.
    pub fn forget(&self, at: &Place) {
        self.0
            .borrow_mut()
            .retain(|(place, _)| !place.is_within(at));
    }

    /// Follows an item or entry that is taken away: what belonged to those behind it moves up with them.
    pub fn remove_nth(&self, item: &Place) {
        let kept = self.0.take();
        let left = kept
            .into_iter()
            .filter_map(|(place, what)| Some((place.without(item)?, what)));
        self.0.replace(left.collect());
    }
}
