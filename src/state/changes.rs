//! What has changed since the page was drawn last, so that no more than that is drawn.
//!
//! A field shows what stands at its place, its pointer, and the diagnostics within it.
//! An edit changes the first two only where its place touches the field's: the pointer has the keys
//! above the field, and an edit of one of them is an edit above it. The third is compared.
//! Two things make a field depend on more, and then everything is drawn: another choice among those that
//! a companion's words follow from, and an edit that does not say its place.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wireform_core::diagnostic::Diagnostic;
use wireform_core::draft::Draft;
use wireform_core::path::Path;

use crate::difference::difference;

use super::Place;

#[derive(Default)]
pub struct Changes {
    /// The places of the edits since the page began to be drawn.
    edits: RefCell<Vec<Place>>,
    drawn: RefCell<Drawn>,
    version: Cell<u32>,
    found: RefCell<Rc<Vec<Diagnostic>>>,
    choices: RefCell<Draft>,
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

    /// Begins to draw a draft's version with its diagnostics and with the choices made in it.
    pub fn begin(&self, version: u32, found: Rc<Vec<Diagnostic>>, choices: Draft) {
        let edits = self.edits.take();
        let before = self.version.replace(version);
        // Each edit makes a version, so a version more than there are places came without one.
        let all_noted = version.wrapping_sub(before) as usize == edits.len();
        let same_choices = *self.choices.borrow() == choices;
        self.choices.replace(choices);
        let found_before = self.found.replace(Rc::clone(&found));
        self.drawn.replace(Drawn {
            all: !same_choices || !all_noted,
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

/// The places of the diagnostics that one list has and the other has not.
fn differences(before: &Rc<Vec<Diagnostic>>, after: &Rc<Vec<Diagnostic>>) -> Vec<Path> {
    if Rc::ptr_eq(before, after) {
        return Vec::new();
    }
    let (gone, new) = difference(before, after, PartialEq::eq);
    let gone = before.get(gone).unwrap_or_default().iter();
    let new = after.get(new).unwrap_or_default();
    gone.chain(new).map(|found| found.path.clone()).collect()
}
