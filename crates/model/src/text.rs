//! Output text whose every span knows what it is and which value it came from.

use std::fmt;

use crate::path::Path;

/// A text in contiguous spans: together they cover it without gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    text: String,
    /// In order. None is empty, and no two neighbors have the same tag and path.
    spans: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Span {
    /// Where it ends in the text, in bytes; it starts where the one before it ends.
    end: usize,
    tag: Tag,
    /// The value that it came from; the root where it belongs to no single value.
    path: Path,
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
    /// A string, or what came from one.
    String,
    /// A number.
    Number,
    /// `true`, `false`, `null`.
    Literal,
    /// What a reader could not understand.
    Unread,
}

/// A span with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The span's text.
    pub text: &'t str,
    /// Where it ends in the whole text, in bytes.
    pub end: usize,
    /// What it is.
    pub tag: Tag,
    /// The value that it came from; the root where it belongs to no single value.
    pub path: &'t Path,
}

impl Text {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// A text of one span.
    pub fn of(tag: Tag, text: &str, path: &Path) -> Self {
        let mut result = Self::new();
        result.push(tag, text, path);
        result
    }

    /// Appends a piece; one with the tag and path of the last span extends that span.
    pub fn push(&mut self, tag: Tag, text: &str, path: &Path) {
        self.text.push_str(text);
        self.close(tag, path);
    }

    /// Appends the piece that a function writes to the end of the text.
    pub fn write(&mut self, tag: Tag, path: &Path, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.close(tag, path);
    }

    /// Makes a span of what was appended since the last one ended, or extends that one.
    fn close(&mut self, tag: Tag, path: &Path) {
        let start = self.spans.last().map_or(0, |span| span.end);
        let end = self.text.len();
        if start == end {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.tag == tag && last.path == *path => last.end = end,
            _ => self.spans.push(Span {
                end,
                tag,
                path: path.clone(),
            }),
        }
    }

    /// Appends a copy of another text with its spans.
    pub fn append(&mut self, other: &Text) {
        self.spans.reserve(other.spans.len());
        for piece in other.pieces() {
            self.push(piece.tag, piece.text, piece.path);
        }
    }

    /// The whole text without its spans.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value that it begins with; the root where it is empty.
    pub fn path(&self) -> Path {
        let first = self.spans.first();
        first.map_or_else(Path::root, |span| span.path.clone())
    }

    /// The spans with their texts, in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> + Clone {
        self.pieces_from(0)
    }

    /// The pieces from the one with this number on, counted from zero.
    pub fn pieces_from(&self, number: usize) -> impl Iterator<Item = Piece<'_>> + Clone {
        let before = number.checked_sub(1);
        let before = before.and_then(|before| self.spans.get(before));
        let start = before.map_or(0, |span| span.end);
        let spans = self.spans.get(number..).unwrap_or_default();
        spans.iter().scan(start, |start, span| {
            let range = std::mem::replace(start, span.end)..span.end;
            Some(Piece {
                text: self.text.get(range).unwrap_or_default(),
                end: span.end,
                tag: span.tag,
                path: &span.path,
            })
        })
    }

    /// How many spans there are.
    pub fn piece_count(&self) -> usize {
        self.spans.len()
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
            Tag::Unread => "unread",
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
        assert_eq!(text.piece_count(), 3);
        assert_eq!(joined(text.pieces()), "aws --api-id");
    }

    fn joined<'t>(pieces: impl Iterator<Item = Piece<'t>>) -> String {
        pieces.map(|piece| piece.text).collect()
    }

    /// `1 2 3 …`, a piece each, with the path `/NAME/NUMBER`.
    fn numbers(name: &str, count: usize) -> Text {
        let mut text = Text::new();
        for number in 0..count {
            let path = Path::root().child(name).item(number);
            text.push(Tag::Number, &format!("{number} "), &path);
        }
        text
    }

    #[test]
    fn what_is_appended_is_as_if_it_had_been_written_there() {
        for (first, second) in [(0, 0), (0, 4), (3, 0), (3, 4)] {
            let (mut text, more) = (numbers("a", first), numbers("b", second));
            let mut written = text.clone();
            for piece in more.pieces() {
                written.push(piece.tag, piece.text, piece.path);
            }
            text.append(&more);
            assert_eq!(text, written);
            assert_eq!(joined(text.pieces()), text.as_str());
            assert_eq!(text.piece_count(), first + second);
        }
    }

    #[test]
    fn a_piece_like_the_last_extends_it() {
        let path = Path::root();
        let mut text = Text::of(Tag::Word, "a", &path);
        text.append(&Text::of(Tag::Word, "b", &path));
        assert_eq!(text, Text::of(Tag::Word, "ab", &path));
    }

    #[test]
    fn an_empty_piece_is_none() {
        let mut text = Text::of(Tag::Word, "", &Path::root());
        assert_eq!(text.piece_count(), 0);
        text.push(Tag::Word, "a", &Path::root());
        text.push(Tag::Name, "", &Path::root());
        assert_eq!(text.piece_count(), 1);
    }

    #[test]
    fn a_piece_is_found_by_its_number() {
        let text = numbers("a", 5);
        let all: Vec<Piece<'_>> = text.pieces().collect();
        for number in 0..all.len() {
            let from = text.pieces_from(number).collect::<Vec<_>>();
            assert_eq!(from, all[number..]);
        }
        for number in [all.len(), all.len() + 1, usize::MAX] {
            assert_eq!(text.pieces_from(number).next(), None);
        }
    }
}
