//! Output text whose every span knows what it is and which value it came from.

use std::fmt;
use std::ops::Range;

use crate::path::Path;

/// A text in contiguous spans: together they cover it without gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    text: String,
    spans: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it ends in the text, in bytes; it starts where the one before it ends.
    pub end: usize,
    pub tag: Tag,
    /// The value that it came from; the root where it belongs to no single value.
    pub path: Path,
}

/// What a span is, for colours: one style each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// White space, line continuations, commas, braces.
    Punctuation,
    /// `aws`, `curl`, an HTTP method.
    Program,
    /// A service, an operation, a URL, a header's value.
    Word,
    /// An option, a member's name, a map's key, a header's name.
    Name,
    String,
    Number,
    /// `true`, `false`, `null`.
    Literal,
}

/// A span with its text.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    pub text: &'t str,
    pub tag: Tag,
    pub path: &'t Path,
}

impl Text {
    pub fn new() -> Self {
        Self::default()
    }

    /// A text of one span.
    pub fn of(tag: Tag, text: &str, path: &Path) -> Self {
        let mut result = Self::new();
        result.push(tag, text, path);
        result
    }

    /// Appends a piece; one that is like the last span becomes part of it.
    pub fn push(&mut self, tag: Tag, text: &str, path: &Path) {
        self.text.push_str(text);
        self.close(tag, path);
    }

    /// Appends the piece that a function writes at the end of what stands there.
    pub(crate) fn write(&mut self, tag: Tag, path: &Path, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.close(tag, path);
    }

    /// Makes a span of what has been appended since the last one ended, or a part of that where it is like it.
    fn close(&mut self, tag: Tag, path: &Path) {
        let end = self.text.len();
        match self.spans.last_mut() {
            Some(last) if last.end == end => {}
            Some(last) if last.tag == tag && last.path == *path => last.end = end,
            None if end == 0 => {}
            _ => self.spans.push(Span {
                end,
                tag,
                path: path.clone(),
            }),
        }
    }

    /// Appends another text with its spans.
    pub fn append(&mut self, other: &Text) {
        let mut pieces = other.pieces();
        let Some(first) = pieces.next() else { return };
        // Only the first piece can be like the last one here.
        self.push(first.tag, first.text, first.path);
        let start = self.text.len() - first.text.len();
        self.text
            .push_str(other.text.get(first.text.len()..).unwrap_or_default());
        self.spans
            .extend(other.spans.iter().skip(1).map(|span| Span {
                end: start + span.end,
                ..span.clone()
            }));
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The value that it begins with; the root where it is empty.
    pub fn path(&self) -> Path {
        let first = self.spans.first();
        first.map_or_else(Path::root, |span| span.path.clone())
    }

    /// The spans with their texts, in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut start = 0;
        self.spans.iter().map(move |span| {
            let range: Range<usize> = start..span.end;
            start = span.end;
            let text = self.text.get(range).unwrap_or_default();
            Piece {
                text,
                tag: span.tag,
                path: &span.path,
            }
        })
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Tag {
    /// The name of the style, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Tag::Punctuation => "punctuation",
            Tag::Program => "program",
            Tag::Word => "word",
            Tag::Name => "name",
            Tag::String => "string",
            Tag::Number => "number",
            Tag::Literal => "literal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text() {
        let path = Path::root().child("ApiId");
        let mut text = Text::of(Tag::Program, "aws", &Path::root());
        text.push(Tag::Punctuation, " ", &Path::root());
        text.push(Tag::Name, "--api", &path);
        text.push(Tag::Name, "-id", &path);
        assert_eq!(text.spans().len(), 3);
        let joined: String = text.pieces().map(|piece| piece.text).collect();
        assert_eq!(joined, "aws --api-id");
    }
}
