//! Paths that cost nothing until somebody needs them.

use crate::path::Path;
use crate::step::Step;

/// The path of a value while an input is being walked; it becomes a [`Path`] only when there is something to report.
///
/// Each step borrows the one above it, so that a walk allocates nothing.
#[derive(Clone, Copy, Debug)]
pub struct LazyPath<'p> {
    above: Option<&'p LazyPath<'p>>,
    last: Step<'p>,
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

    /// The path as a value of its own, where its names have at most `most` bytes together.
    ///
    /// Where every value has a path of its own, one long name would take memory for each value inside of it.
    pub fn path_up_to(&self, most: usize) -> Option<Path> {
        let mut left = most;
        for step in self.steps() {
            if let Step::Name(name) = step {
                left = left.checked_sub(name.len())?;
            }
        }
        Some(self.path())
    }

    /// The steps from here to the whole input.
    fn steps(&self) -> impl Iterator<Item = Step<'p>> {
        let above = |place: &&LazyPath<'p>| place.above;
        std::iter::successors(Some(self), above).map(|place| place.last)
    }

    /// The path as a value of its own.
    pub fn path(&self) -> Path {
        let steps: Vec<Step<'_>> = self.steps().collect();
        Path::of_steps(steps.into_iter().rev())
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
        assert_eq!(entry.item(3).path_up_to(6), Some(entry.item(3).path()));
        assert_eq!(entry.path_up_to(5), None);
        assert!(root.is_root() && map.is_top() && !entry.is_top());
    }
}
