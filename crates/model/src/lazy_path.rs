//! Paths that cost nothing until somebody needs them.

use crate::path::Path;

/// The path of a value while an input is being walked; it becomes a [`Path`] only when there is something to report.
///
/// Each step borrows the one above it, so that a walk allocates nothing.
#[derive(Clone, Copy, Debug)]
pub struct LazyPath<'p> {
    above: Option<&'p LazyPath<'p>>,
    last: Step<'p>,
}

/// The last step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// The whole input.
    Root,
    /// A member or an entry, by its name.
    Name(&'p str),
    /// An item, by its index from 0.
    Item(usize),
}

impl<'p> LazyPath<'p> {
    /// The whole input.
    pub fn root() -> Self {
        LazyPath {
            above: None,
            last: Step::Root,
        }
    }

    /// A member or an entry below.
    pub fn child(&'p self, name: &'p str) -> Self {
        LazyPath {
            above: Some(self),
            last: Step::Name(name),
        }
    }

    /// An item below, by its index from 0.
    pub fn item(&'p self, index: usize) -> Self {
        LazyPath {
            above: Some(self),
            last: Step::Item(index),
        }
    }

    /// Whether it is the whole input.
    pub fn is_root(&self) -> bool {
        self.above.is_none()
    }

    /// Whether it is a member of the input itself.
    pub fn is_top(&self) -> bool {
        self.above.is_some_and(LazyPath::is_root)
    }

    /// The last step: the name or index of the value.
    pub fn last(&self) -> Step<'p> {
        self.last
    }

    /// The path as a value of its own.
    pub fn path(&self) -> Path {
        let above = self.above.map_or_else(Path::root, LazyPath::path);
        match self.last {
            Step::Root => above,
            Step::Name(name) => above.child(name),
            Step::Item(index) => above.item(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_becomes_its_path() {
        let root = LazyPath::root();
        let map = root.child("Map");
        let entry = map.child("a/b");
        assert_eq!(entry.item(3).path().as_str(), "/Map/a~1b/3");
        assert_eq!(entry.item(3).last(), Step::Item(3));
        assert_eq!(root.path(), Path::root());
        assert!(root.is_root() && map.is_top() && !entry.is_top());
    }
}
