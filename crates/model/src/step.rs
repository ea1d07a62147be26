//! The steps that paths consist of.

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// The whole input.
    Root,
    /// A member or an entry, by its name.
    Name(&'p str),
    /// An item, by its index from 0.
    Item(usize),
}
