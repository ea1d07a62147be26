//! What the members of unions held before another one was chosen: out of the input, and not lost.

use std::cell::RefCell;

use wireform_core::value::Value;

use super::Place;

#[derive(Default)]
pub struct Aside(RefCell<Vec<(Place, Value)>>);

impl Aside {
    /// Keeps the value of the member at a place.
    pub fn put(&self, member: Place, value: Value) {
        let mut kept = self.0.borrow_mut();
        kept.retain(|(place, _)| *place != member);
        kept.push((member, value));
    }

    /// What the member at a place held last.
    pub fn get(&self, member: &Place) -> Option<Value> {
        let kept = self.0.borrow();
        let found = kept.iter().find(|(place, _)| place == member);
        found.map(|(_, value)| value.clone())
    }

    /// Forgets all that is at a place or inside it.
    pub fn forget(&self, place: &Place) {
        self.0
            .borrow_mut()
            .retain(|(kept, _)| !kept.is_within(place));
    }

    /// Follows an item or entry that is taken away: what belonged to those behind it moves up with them.
    pub fn remove_nth(&self, item: &Place) {
        let kept = self.0.take();
        let left = kept
            .into_iter()
            .filter_map(|(place, value)| Some((place.without(item)?, value)));
        self.0.replace(left.collect());
    }
}
