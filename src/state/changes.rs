//! What has changed since the page was drawn last, so that no more than that is drawn.
//!
//! A field shows what stands at its place, its pointer, and the diagnostics within it.
//! An edit changes the first two only where its place touches the field's: the pointer has the keys
//! above the field, and an edit of one of them is an edit above it. The third is compared.
//! Two things make a field depend on more, and then everything is drawn: a companion, whose hints may
//! look at the whole draft, and an edit that does not say its place.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wireform_core::diagnostic::Diagnostic;
use wireform_core::path::Path;

use super::Place;

#[derive(Default)]
pub struct Changes {
    /// The places of the edits since the page began to be drawn.
    edits: RefCell<Vec<Place>>,
    drawn: RefCell<Drawn>,
    version: Cell<u32>,
    found: RefCell<Rc<Vec<Diagnostic>>>,
}

/// What is different from the time before in the page that is being drawn.
#[derive(Default)]
struct Drawn {
    all: bool,
    edits: Vec<Place>,
    found: Vec<Path>,
}

impl Changes {
    /// Notes an edit that changes nothing outside a place.
    pub fn note(&self, place: Place) {
        self.edits.borrow_mut().push(place);
    }

    /// Begins to draw a draft's version with its diagnostics.
    pub fn begin(&self, version: u32, found: Rc<Vec<Diagnostic>>, has_companion: bool) {
        let edits = self.edits.take();
        let before = self.version.replace(version);
        // Each edit makes a version, so a version more than there are places came without one.
        let all_noted = version.wrapping_sub(before) as usize == edits.len();
        let found_before = self.found.replace(Rc::clone(&found));
        self.drawn.replace(Drawn {
            all: has_companion || !all_noted,
            edits,
            found: differences(&found_before, &found),
        });
    }

    /// Whether a field at a place may show something else than before; `path` is its pointer now.
    pub fn touch(&self, place: &Place, path: impl FnOnce() -> Path) -> bool {
        let drawn = self.drawn.borrow();
        if drawn.all || drawn.edits.iter().any(|edit| edit.touches(place)) {
            return true;
        }
        if drawn.found.is_empty() {
            return false;
        }
        let path = path();
        drawn.found.iter().any(|found| found.is_within(&path))
    }
}

/// The places of what stands between the parts, at the beginning and at the end, that two lists share.
fn differences(before: &Rc<Vec<Diagnostic>>, after: &Rc<Vec<Diagnostic>>) -> Vec<Path> {
    if Rc::ptr_eq(before, after) {
        return Vec::new();
    }
    let same = |(a, b): &(&Diagnostic, &Diagnostic)| a == b;
    let head = before.iter().zip(after.iter()).take_while(same).count();
    let (before, after) = (before.iter().skip(head), after.iter().skip(head));
    let tail = before.clone().rev().zip(after.clone().rev());
    let tail = tail.take_while(same).count();
    let middle = |list: std::iter::Skip<std::slice::Iter<'_, Diagnostic>>| {
        let count = list.len() - tail;
        list.take(count)
            .map(|found| found.path.clone())
            .collect::<Vec<_>>()
    };
    [middle(before), middle(after)].concat()
}
