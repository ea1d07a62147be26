use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::Place;

/// Whose diagnostics the form shows: those of fields that somebody has left, so that nothing is red while it is
/// still being filled in.
#[derive(Clone, Debug, Default)]
pub struct Revealed {
    /// After a copy, and for what came in by a link, all are shown.
    all: bool,
    /// What the controls that have lost the focus edit; that of a value edits all that is inside, as a JSON box does.
    left: BTreeMap<Place, Edits>,
    /// Where somebody types who has not left it yet, while all others are shown.
    fresh: BTreeSet<Place>,
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
        let is_other = |fresh: &Place| !fresh.is_within(&place) && !place.is_within(fresh);
        let count = self.fresh.len();
        self.fresh.retain(is_other);
        let was_fresh = self.fresh.len() < count;
        if is_new {
            self.left.insert(place, edits);
        }
        was_fresh || is_new && !self.all
    }

    /// Notes that somebody types at a place where nothing is wrong: what becomes wrong there is not shown until the
    /// place is left.
    pub fn type_at(&mut self, place: &Place) {
        if self.all && !self.is_left(place) {
            self.fresh.insert(place.clone());
        }
    }

    /// Hides the diagnostics of a place again until it is left, as somebody is about to choose another value there.
    pub fn retype(&mut self, place: &Place) {
        self.left.remove(place);
        self.type_at(place);
    }

    /// Shows all diagnostics; returns whether some may have been hidden until now.
    pub fn reveal_all(&mut self) -> bool {
        let had_fresh = !std::mem::take(&mut self.fresh).is_empty();
        !std::mem::replace(&mut self.all, true) || had_fresh
    }

    /// Hides all, as in a form that nobody has touched.
    pub fn reset(&mut self) {
        *self = Revealed::default();
    }

    /// Whether the diagnostics of a place are shown.
    pub fn contains(&self, place: &Place) -> bool {
        let is_fresh = || self.fresh.iter().any(|fresh| place.is_within(fresh));
        self.all && !is_fresh() || self.is_left(place)
    }

    /// Whether a place, or something inside it, has been left.
    fn is_left(&self, place: &Place) -> bool {
        let from = (Bound::Included(place), Bound::Unbounded);
        let mut next = self.left.range::<Place, _>(from);
        let is_left = next.next().is_some_and(|(left, _)| left.is_within(place));
        let mut above = place.ancestors();
        is_left || above.any(|above| self.left.get(above) == Some(&Edits::Value))
    }
}
