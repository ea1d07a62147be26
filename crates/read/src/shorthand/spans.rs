use std::ops::Range;

use wireform_model::path::Path;

use crate::reading::LONGEST_PATH;

/// Where the keys and values of a word of shorthand are in it, and what it reads from files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spans {
    /// In the order of the text, without brackets.
    pub parts: Vec<SpannedPart>,
    /// The values after `@=` that are the names of files, whose content nobody knows here.
    pub files: Vec<SpannedFile>,
    /// Where the value of the whole word will be.
    root: Path,
    /// The keys and indexes from there to the value that is being read, and how many bytes they have together.
    names: Vec<String>,
    length: usize,
}

/// A value that is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SpannedFile {
    /// `None` where it is too long.
    pub path: Option<Path>,
    /// In bytes of the word.
    pub span: Range<usize>,
}

/// A key or a scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SpannedPart {
    pub path: Path,
    /// In bytes of the word.
    pub span: Range<usize>,
    pub is_key: bool,
}

impl Spans {
    /// Nothing yet, for a word whose value will be at a path.
    pub fn new(path: Path) -> Self {
        Spans {
            parts: Vec::new(),
            files: Vec::new(),
            root: path,
            names: Vec::new(),
            length: 0,
        }
    }

    /// Where the value is of whose inside `path` is a part, or else what is around it.
    pub fn of(&self, path: &Path) -> Option<Range<usize>> {
        let value = self
            .parts
            .iter()
            .find(|part| !part.is_key && part.path == *path);
        let found = value.or_else(|| self.parts.iter().find(|part| part.path.is_within(path)));
        found.map(|part| part.span.clone())
    }

    /// Goes to a place inside of this one, by its key or index.
    pub(super) fn enter(&mut self, name: &str) {
        self.length += name.len();
        self.names.push(name.to_owned());
    }

    pub(super) fn leave(&mut self) {
        let left = self.names.pop();
        self.length -= left.map_or(0, |name| name.len());
    }

    pub(super) fn key(&mut self, span: Range<usize>) {
        self.push(span, true);
    }

    pub(super) fn value(&mut self, span: Range<usize>) {
        self.push(span, false);
    }

    /// The value that was read last is the first item of a list.
    pub(super) fn value_is_item(&mut self) {
        let is_noted = self.path().is_some();
        if let Some(last) = self.parts.last_mut().filter(|_| is_noted) {
            last.path = last.path.item(0);
        }
    }

    pub(super) fn file(&mut self, span: Range<usize>) {
        let path = self.path();
        self.files.push(SpannedFile { path, span });
    }

    fn push(&mut self, span: Range<usize>, is_key: bool) {
        if let Some(path) = self.path() {
            self.parts.push(SpannedPart { path, span, is_key });
        }
    }

    /// Where the value is that is being read, unless that is too long to note it for each value.
    fn path(&self) -> Option<Path> {
        let names = || {
            self.names
                .iter()
                .fold(self.root.clone(), |path, name| path.child(name))
        };
        (self.root.as_str().len() + self.length <= LONGEST_PATH).then(names)
    }
}
