//! Output text whose every span knows what it is and which value it came from.

use std::fmt;
use std::sync::Arc;

use crate::path::Path;

/// A text in contiguous spans: together they cover it without gaps.
///
/// A text that is appended to others shares its spans with them, so that it costs little to put a text together anew
/// from parts that are mostly the same, and to see which are.
#[derive(Clone, Debug, Default)]
pub struct Text {
    text: String,
    /// In order; none is without spans.
    runs: Vec<Run>,
}

/// Spans in a row.
#[derive(Clone, Debug)]
struct Run {
    /// Where it begins in the text, in bytes.
    start: usize,
    spans: Arc<Vec<Span>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Span {
    /// Where it ends, in bytes from where its run begins; it starts where the one before it ends.
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
    String,
    Number,
    /// `true`, `false`, `null`.
    Literal,
}

/// A span with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    pub text: &'t str,
    /// Where it ends in the whole text, in bytes.
    pub end: usize,
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

    /// Appends a piece; one that is like the last span becomes part of it, if no other text has that span.
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
        let start = self.runs.last().map_or(0, Run::end);
        let end = self.text.len();
        if start == end {
            return;
        }
        if !self.runs.last_mut().is_some_and(Run::is_own) {
            let spans = Arc::default();
            self.runs.push(Run { start, spans });
        }
        if let Some(run) = self.runs.last_mut() {
            run.push(end, tag, path);
        }
    }

    /// Appends another text with its spans.
    pub fn append(&mut self, other: &Text) {
        if other.piece_count() < SHARED {
            for piece in other.pieces() {
                self.push(piece.tag, piece.text, piece.path);
            }
            return;
        }
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.iter().map(|run| Run {
            start: start + run.start,
            spans: Arc::clone(&run.spans),
        }));
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value that it begins with; the root where it is empty.
    pub fn path(&self) -> Path {
        let first = self.pieces().next();
        first.map_or_else(Path::root, |piece| piece.path.clone())
    }

    /// The spans with their texts, in order.
    pub fn pieces(&self) -> Pieces<'_> {
        Pieces {
            text: &self.text,
            runs: &self.runs,
            number: 0,
        }
    }

    /// The pieces from one on, by its number.
    pub fn pieces_from(&self, mut number: usize) -> Pieces<'_> {
        let mut pieces = self.pieces();
        while let Some((run, rest)) = pieces.runs.split_first()
            && let Some(behind) = number.checked_sub(run.spans.len())
        {
            (pieces.runs, number) = (rest, behind);
        }
        Pieces { number, ..pieces }
    }

    pub fn piece_count(&self) -> usize {
        self.runs.iter().map(|run| run.spans.len()).sum()
    }

    /// How many pieces at the beginning and how many at the end are seen at once to be those of another text.
    pub fn shared_with(&self, other: &Text) -> (usize, usize) {
        let is_same = |(run, of_other): &(&Run, &Run)| {
            // Where spans are not shared, a look at the text says soonest that it is another one.
            Arc::ptr_eq(&run.spans, &of_other.spans)
                || self.text_of(run) == other.text_of(of_other) && run.spans == of_other.spans
        };
        let count = |(run, _): (&Run, &Run)| run.spans.len();
        let runs = self.runs.iter().zip(&other.runs).take_while(is_same);
        let head = runs.clone().count();
        let behind = self.runs.iter().skip(head).rev();
        let behind = behind.zip(other.runs.iter().skip(head).rev());
        let tail = behind.take_while(is_same).map(count).sum();
        (runs.map(count).sum(), tail)
    }

    fn text_of(&self, run: &Run) -> &str {
        self.text.get(run.start..run.end()).unwrap_or_default()
    }
}

/// Pieces of a text in order.
#[derive(Clone, Debug)]
pub struct Pieces<'t> {
    text: &'t str,
    /// Those that the next piece and all behind it are in.
    runs: &'t [Run],
    /// The number of the next piece in its run.
    number: usize,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        let (run, rest) = self.runs.split_first()?;
        let before = self.number.checked_sub(1);
        let before = before.and_then(|before| run.spans.get(before));
        let span = run.spans.get(self.number)?;
        self.number += 1;
        if self.number == run.spans.len() {
            (self.runs, self.number) = (rest, 0);
        }
        let start = run.start + before.map_or(0, |before| before.end);
        let end = run.start + span.end;
        Some(Piece {
            text: self.text.get(start..end).unwrap_or_default(),
            end,
            tag: span.tag,
            path: &span.path,
        })
    }
}

/// A text of fewer pieces is rather copied than shared.
const SHARED: usize = 12;

impl Run {
    /// Whether no other text has its spans.
    fn is_own(&mut self) -> bool {
        Arc::get_mut(&mut self.spans).is_some()
    }

    /// Adds a span up to a byte of the text, or makes the last one longer where it is like it.
    fn push(&mut self, end: usize, tag: Tag, path: &Path) {
        let end = end - self.start;
        let Some(spans) = Arc::get_mut(&mut self.spans) else {
            return;
        };
        match spans.last_mut() {
            Some(last) if last.tag == tag && last.path == *path => last.end = end,
            _ => spans.push(Span {
                end,
                tag,
                path: path.clone(),
            }),
        }
    }

    /// Where it ends in the text, in bytes.
    fn end(&self) -> usize {
        self.start + self.spans.last().map_or(0, |span| span.end)
    }
}

/// How the spans lie in runs makes no difference.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.pieces().eq(other.pieces())
    }
}

impl Eq for Text {}

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

    /// What [`Text::append`] has to make of two texts.
    fn copied(first: &Text, second: &Text) -> Text {
        let mut all = Text::new();
        for piece in first.pieces().chain(second.pieces()) {
            all.push(piece.tag, piece.text, piece.path);
        }
        all
    }

    #[test]
    fn what_is_appended_is_as_if_it_had_been_written_there() {
        for (first, second) in [(0, 40), (3, 40), (40, 3), (40, 40)] {
            let mut text = numbers("a", first);
            let mut more = numbers("b", second);
            text.append(&more);
            assert_eq!(text, copied(&numbers("a", first), &more));
            // Neither is changed by what is added to the other.
            let path = Path::root();
            more.push(Tag::Number, "!", &path);
            text.push(Tag::Number, "?", &path);
            assert_eq!(joined(text.pieces()), text.as_str());
            assert!(text.as_str().ends_with("?") && more.as_str().ends_with("!"));
            assert_eq!(text.piece_count(), first + second + 1);
        }
    }

    #[test]
    fn a_piece_is_found_by_its_number() {
        let mut text = numbers("a", 20);
        text.append(&numbers("b", 30));
        let all: Vec<Piece<'_>> = text.pieces().collect();
        for (number, piece) in all.iter().enumerate() {
            assert_eq!(text.pieces_from(number).next(), Some(*piece));
        }
        assert_eq!(text.pieces_from(all.len()).next(), None);
    }

    #[test]
    fn what_two_texts_share_is_seen() {
        let [first, second, third] = ["a", "b", "c"].map(|name| numbers(name, 20));
        let put_together = |parts: &[&Text]| {
            let mut text = Text::of(Tag::Word, "begin ", &Path::root());
            parts.iter().for_each(|part| text.append(part));
            text
        };
        let text = put_together(&[&first, &second]);
        assert_eq!(put_together(&[&first, &second]).shared_with(&text), (41, 0));
        assert_eq!(put_together(&[&third, &second]).shared_with(&text), (1, 20));
        assert_eq!(put_together(&[&second]).shared_with(&text), (1, 20));
        assert_eq!(Text::new().shared_with(&text), (0, 0));
    }
}
