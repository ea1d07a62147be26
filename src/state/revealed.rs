use std::collections::BTreeSet;
use std::ops::Bound;

use super::Place;

/// Whose diagnostics the form shows: those of fields that somebody has left, so that nothing is red while it is
/// still being filled in.
#[derive(Debug, Default)]
pub struct Revealed {
    /// After a copy, and for what came in by a link, all are shown.
    all: bool,
    /// The controls that have lost the focus.
    left: BTreeSet<Place>,
    /// Those that edit all that is inside their value, such as JSON boxes.
    whole: BTreeSet<Place>,
}

/// What a control edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edits {
    /// The key of an entry.
    Key,
    /// A value as a whole.
    Value,
}

impl Revealed {
    /// Shows the diagnostics of a place; returns whether they were hidden until now.
    pub fn leave(&mut self, place: Place, edits: Edits) -> bool {
        let is_new = edits == Edits::Value && self.whole.insert(place.clone());
        (self.left.insert(place) || is_new) && !self.all
    }

    /// Shows all diagnostics; returns whether some may have been hidden until now.
    pub fn reveal_all(&mut self) -> bool {
        !std::mem::replace(&mut self.all, true)
    }

    /// Whether all diagnostics are shown.
    pub fn has_all(&self) -> bool {
        self.all
    }

    /// Hides all, as in a form that nobody has touched.
    pub fn reset(&mut self) {
        *self = Revealed::default();
    }

    /// Whether a place, or something inside it, has been left.
    pub fn contains(&self, place: &Place) -> bool {
        let from = (Bound::Included(place), Bound::Unbounded);
        let mut next = self.left.range::<Place, _>(from);
        let is_left = next.next().is_some_and(|left| left.is_within(place));
        is_left || place.ancestors().any(|above| self.whole.contains(above))
    }
}
