//! Files whose content is the value of a member at the top of the input.

use std::fmt;
use std::sync::Arc;

use crate::path::Path;

/// `file://x` or `fileb://x` in place of a member's value, as an option of the AWS CLI takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReference {
    /// How the CLI reads the file.
    pub kind: FileKind,
    /// The name of the file, with its folders if any: what follows the prefix.
    pub name: String,
    /// The content, where somebody has read the file.
    pub content: Option<FileContent>,
}

/// How the AWS CLI reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// `file://`: as text, which stands in place of what one would type.
    Text,
    /// `fileb://`: as bytes, which are the value of a blob.
    Bytes,
}

/// The bytes of a file; clones share them.
#[derive(Clone, Eq)]
pub struct FileContent(Arc<[u8]>);

/// The files of a draft, by the paths of the members whose values they contain.
///
/// Members at the top can have one, and a blob below that has an option of its own, such as `/Code/ZipFile` of
/// `lambda create-function`: the CLI replaces no other value inside of another.
/// Where the input has a value for the same member, the file counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReferences(Vec<(Path, FileReference)>);

impl FileReference {
    /// Reads `file://x` or `fileb://x`; `None` for any other text and where the name is empty.
    pub fn parse(url: &str) -> Option<Self> {
        let kinds = [FileKind::Bytes, FileKind::Text];
        let mut found = kinds.into_iter().filter_map(|kind| {
            let name = url.strip_prefix(kind.prefix())?;
            Some(FileReference::new(kind, name))
        });
        found.next().filter(|file| !file.name.is_empty())
    }

    /// A file whose name alone is known.
    pub fn new(kind: FileKind, name: impl Into<String>) -> Self {
        FileReference {
            kind,
            name: name.into(),
            content: None,
        }
    }

    /// The same with its content.
    pub fn with_content(self, content: impl Into<Arc<[u8]>>) -> Self {
        let content = Some(FileContent(content.into()));
        FileReference { content, ..self }
    }

    /// `file://x` or `fileb://x`.
    pub fn url(&self) -> String {
        format!("{}{}", self.kind.prefix(), self.name)
    }

    /// The bytes of the file, where somebody has read it.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.content.as_ref().map(FileContent::bytes)
    }
}

impl FileKind {
    /// `file://` or `fileb://`.
    pub fn prefix(self) -> &'static str {
        match self {
            FileKind::Text => "file://",
            FileKind::Bytes => "fileb://",
        }
    }
}

impl FileContent {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Clones are equal without a comparison of their bytes, which may be many.
impl PartialEq for FileContent {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl fmt::Debug for FileContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileContent({} bytes)", self.0.len())
    }
}

impl FileReferences {
    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The file of a member at the top, by the member's name.
    pub fn of(&self, member: &str) -> Option<&FileReference> {
        self.at(&Path::root().child(member))
    }

    /// The file whose content is the value at a path.
    pub fn at(&self, path: &Path) -> Option<&FileReference> {
        let found = self.0.iter().find(|(other, _)| other == path);
        found.map(|(_, file)| file)
    }

    /// Sets the file of a member, or removes it where `file` is `None` or has an empty name.
    pub fn set(&mut self, path: &Path, file: Option<FileReference>) {
        self.0.retain(|(other, _)| other != path);
        if let Some(file) = file.filter(|file| !file.name.is_empty()) {
            let place = self
                .0
                .partition_point(|(other, _)| other.as_str() < path.as_str());
            self.0.insert(place, (path.clone(), file));
        }
    }

    /// Paths and files, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &FileReference)> {
        self.0.iter().map(|(path, file)| (path, file))
    }

    /// Sets a file by the name that it has in addresses: `Body` for `/Body`, `Code/ZipFile` for `/Code/ZipFile`.
    ///
    /// A URL without a prefix is the name of a file of bytes.
    pub fn set_named(&mut self, name: &str, url: &str) {
        if let Some(path) = Path::parse(&format!("/{name}")) {
            let file = FileReference::parse(url);
            let file = file.unwrap_or_else(|| FileReference::new(FileKind::Bytes, url));
            self.set(&path, Some(file));
        }
    }

    /// The names in addresses, and the URLs.
    pub fn named(&self) -> impl Iterator<Item = (&str, String)> {
        self.iter().map(|(path, file)| {
            let name = path.as_str().trim_start_matches('/');
            (name, file.url())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read_and_written() {
        for url in ["file://a b.json", "fileb:///tmp/x", "fileb://file://x"] {
            let file = FileReference::parse(url).unwrap();
            assert_eq!(file.url(), url);
        }
        for other in ["", "x", "file://", "fileb://", "FILE://x", "https://x"] {
            assert_eq!(FileReference::parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_member_has_one_file() {
        let mut files = FileReferences::default();
        let body = Path::root().child("Body");
        files.set(&body, FileReference::parse("fileb://x"));
        files.set(&body, FileReference::parse("file://y"));
        assert_eq!(files.of("Body").unwrap().url(), "file://y");
        assert_eq!(files.at(&body.child("x")), None);
        assert_eq!(files.at(&Path::root()), None);
        files.set(&body, Some(FileReference::new(FileKind::Text, "")));
        assert!(files.is_empty());
    }

    #[test]
    fn names_in_addresses() {
        let mut files = FileReferences::default();
        files.set_named("Code/ZipFile", "fileb://f.zip");
        files.set_named("Body", "photo.jpg");
        let named: Vec<_> = files.named().collect();
        let expected = [
            ("Body", "fileb://photo.jpg"),
            ("Code/ZipFile", "fileb://f.zip"),
        ];
        assert_eq!(named, expected.map(|(name, url)| (name, url.to_owned())));
    }

    #[test]
    fn content_is_part_of_what_is_compared() {
        let file = || FileReference::new(FileKind::Bytes, "x");
        let read = file().with_content(*b"abc");
        assert_eq!(read, read.clone());
        assert_eq!(read, file().with_content(*b"abc"));
        assert_ne!(read, file());
        assert_eq!(read.bytes(), Some(&b"abc"[..]));
    }
}
