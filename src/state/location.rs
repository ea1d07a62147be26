use crate::address::Address;

use super::Lasting;

/// The address of the page as it was last opened or changed by a link, Back or Forward, as a context.
#[derive(Clone, Copy)]
pub struct Location(Lasting<Address>);

impl Location {
    /// The location that follows `address`.
    pub fn new(address: Lasting<Address>) -> Self {
        Location(address)
    }

    /// Reads the address, and tracks it.
    pub fn with<T>(self, read: impl FnOnce(&Address) -> T) -> T {
        self.0.with(read)
    }
}
