use leptos::prelude::*;

/// A value that lives as long as the page, while those who read it come and go with each form.
///
/// A signal or trigger keeps its subscribers, dropped or not. So each change has a trigger of its own:
/// those who are still there subscribe to the next one, and the others go with the last.
#[derive(Debug)]
pub struct Lasting<T: 'static> {
    value: StoredValue<T>,
    changed: StoredValue<ArcTrigger>,
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
            changed: StoredValue::default(),
        }
    }

    /// Reads the value, and tracks its changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changed.with_value(ArcTrigger::track);
        self.value.with_value(read)
    }

    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with_value(read)
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.value.update_value(change);
        self.forget_readers();
    }

    /// Notifies its readers, and drops those that no longer exist.
    pub fn forget_readers(self) {
        let last = self.changed.try_update_value(std::mem::take);
        last.unwrap_or_default().notify();
    }
}
