use std::collections::BTreeMap;
use std::ops::Bound;

use super::Place;

/// Whose diagnostics the form shows: those of fields that somebody has left, so that nothing is red while it is
/// still being filled in.
#[derive(Debug, Default)]
pub struct Revealed {
    /// After a copy, and for what came in by a link, all are shown.
    all: bool,
    /// What the controls that have lost the focus edit; that of a value edits all that is inside, as a JSON box does.
    left: BTreeMap<Place, Edits>,
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
        let known = self.left.get(&place).copied();
        let is_new = known != Some(edits) && known != Some(Edits::Value);
        if is_new {
            self.left.insert(place, edits);
        }
        is_new && !self.all
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
        let is_left = next.next().is_some_and(|(left, _)| left.is_within(place));
        let mut above = place.ancestors();
        is_left || above.any(|above| self.left.get(above) == Some(&Edits::Value))
    }
}
