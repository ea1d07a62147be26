use std::cell::{Cell, Ref, RefCell};

/// What follows from other values: found out when it is asked for, once for each of their versions.
pub struct Derived<T: 'static>(&'static Slot<T>);

struct Slot<T> {
    found_at: Cell<Option<(u32, u32)>>,
    value: RefCell<T>,
    versions: Box<dyn Fn() -> (u32, u32)>,
    find_out: RefCell<Box<dyn FnMut() -> T>>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: Default> Derived<T> {
    /// `versions` says of what state the value is, `find_out` the value.
    pub fn new(
        versions: impl Fn() -> (u32, u32) + 'static,
        find_out: impl FnMut() -> T + 'static,
    ) -> Self {
        Derived(Box::leak(Box::new(Slot {
            found_at: Cell::new(None),
            value: RefCell::default(),
            versions: Box::new(versions),
            find_out: RefCell::new(Box::new(find_out)),
        })))
    }

    pub fn read(self) -> Ref<'static, T> {
        let versions = Some((self.0.versions)());
        if self.0.found_at.replace(versions) != versions {
            let found = (self.0.find_out.borrow_mut())();
            self.0.value.replace(found);
        }
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
}

/// What has been made for one version of something, such as the choices; it is made anew for another.
pub fn kept_for<T>(slot: &mut Option<(u32, T)>, version: u32, make: impl FnOnce() -> T) -> &mut T {
    slot.take_if(|(made_for, _)| *made_for != version);
    &mut slot.get_or_insert_with(|| (version, make())).1
}
