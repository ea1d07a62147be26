use leptos::prelude::*;

/// A value that lives as long as the page, while those who read it come and go with each form.
///
/// A signal keeps its subscribers, dropped or not; a trigger lets go of them when it notifies.
#[derive(Debug)]
pub struct Lasting<T: 'static> {
    value: StoredValue<T>,
    changed: Trigger,
}

impl<T> Clone for Lasting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lasting<T> {}

impl<T: Send + Sync> Lasting<T> {
    pub fn new(value: T) -> Self {
        Lasting {
            value: StoredValue::new(value),
            changed: Trigger::new(),
        }
    }

    /// Reads the value, and tracks its changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.value.with_value(read)
    }

    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with_value(read)
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.value.update_value(change);
        self.changed.notify();
    }

    /// Lets go of the readers that are no more, where the value itself may never change.
    pub fn forget_readers(self) {
        self.changed.notify();
    }
}
