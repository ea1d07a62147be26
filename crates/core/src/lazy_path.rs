use crate::path::Path;

/// A place of an input while it is being walked; it becomes a [`Path`] only when there is something to report.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Root,
    Name(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    pub fn root() -> Self {
        Place {
            above: None,
            step: Step::Root,
        }
    }

    pub fn child(&'p self, name: &'p str) -> Self {
        Place {
            above: Some(self),
            step: Step::Name(name),
        }
    }

    pub fn item(&'p self, index: usize) -> Self {
        Place {
            above: Some(self),
            step: Step::Item(index),
        }
    }

    pub fn is_root(&self) -> bool {
        self.above.is_none()
    }

    /// Whether it is a member of the input itself.
    pub fn is_top(&self) -> bool {
        self.above.is_some_and(Place::is_root)
    }

    pub fn path(&self) -> Path {
        let above = self.above.map_or_else(Path::root, Place::path);
        match self.step {
            Step::Root => above,
            Step::Name(name) => above.child(name),
            Step::Item(index) => above.item(index),
        }
    }

    /// How messages call it: its last name, in backticks.
    pub fn label(&self) -> String {
        match self.step {
            Step::Root => "the input".to_owned(),
            Step::Name("") => "the entry without a key".to_owned(),
            Step::Name(name) => format!("`{}`", shorten(name)),
            Step::Item(index) => format!("item {}", index + 1),
        }
    }
}

impl Place<'_> {
    /// The label as the first word of a sentence.
    pub fn label_at_start(&self) -> String {
        match self.step {
            Step::Root => "The input".to_owned(),
            Step::Item(index) => format!("Item {}", index + 1),
            Step::Name("") => "The entry without a key".to_owned(),
            Step::Name(_) => self.label(),
        }
    }
}

/// A text for use in a message: its start, where it is long.
pub fn shorten(text: &str) -> String {
    const LIMIT: usize = 60;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_becomes_its_path() {
        let root = Place::root();
        let map = root.child("Map");
        let entry = map.child("a/b");
        assert_eq!(entry.item(3).path().as_str(), "/Map/a~1b/3");
        assert_eq!(root.path(), Path::root());
        assert_eq!(entry.item(3).label(), "item 4");
        assert_eq!(map.child("").label(), "the entry without a key");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"é".repeat(100)), format!("{}…", "é".repeat(60)));
    }
}
