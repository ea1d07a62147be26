use std::cell::{Cell, Ref, RefCell};

use crate::view::{redraw_all, redraw_changed};

/// A value that the page shows: whoever writes it asks for the page to be drawn again.
///
/// It stays for the life of the page, so that a copy of this handle is all that a view needs.
/// Make one for the page or for an operation, not for what comes and goes with rows.
pub struct Shown<T: 'static>(&'static Slot<T>);

struct Slot<T> {
    value: RefCell<T>,
    version: Cell<u32>,
    redraw: fn(),
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shown<T> {}

impl<T> Shown<T> {
    /// A value that any part of the page may show.
    pub fn new(value: T) -> Self {
        Shown::drawn_by(redraw_all, value)
    }

    /// A value that no part of the page shows, or only those that find out by themselves that it changed.
    pub fn apart(value: T) -> Self {
        Shown::drawn_by(redraw_changed, value)
    }

    fn drawn_by(redraw: fn(), value: T) -> Self {
        Shown(Box::leak(Box::new(Slot {
            value: RefCell::new(value),
            version: Cell::new(0),
            redraw,
        })))
    }

    pub fn read(self) -> Ref<'static, T> {
        self.0.value.borrow()
    }

    pub fn with<R>(self, see: impl FnOnce(&T) -> R) -> R {
        see(&self.read())
    }

    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.read().clone()
    }

    pub fn set(self, value: T) {
        self.update(|slot| *slot = value);
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.borrow_mut());
        self.0.version.set(self.version().wrapping_add(1));
        (self.0.redraw)();
    }

    /// A number that is another one after each change.
    pub fn version(self) -> u32 {
        self.0.version.get()
    }
}
