//! A text cut into the lines of a pane, each with a key by which an unchanged line stays in the document.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

/// A line with this many pieces is cut before the next name …
const LONG: usize = 16;
/// … or at this many pieces.
const LONGEST: usize = 32;

/// What is marked in a text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The place whose spans are highlighted, with all inside it.
    pub active: Option<Path>,
    /// The places of secrets, which are masked.
    pub secrets: Vec<Path>,
}

/// A line of a text.
#[derive(Clone, Debug)]
pub struct Line {
    /// A hash of what the line shows; lines that show the same are numbered, so that each key is unique.
    pub key: u64,
    /// Whether something in it is highlighted.
    pub is_active: bool,
    /// Whether it is only a part of a line of the text, to which other parts are joined.
    pub is_part: bool,
    text: Arc<Text>,
    marks: Arc<Marks>,
    /// Its range in the text, in bytes, with its line break.
    range: Range<usize>,
    /// The number of the piece in which it begins.
    first_piece: usize,
}

/// Lines with the same key show the same.
impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// A part of a line with the attributes of its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<'t> {
    pub text: &'t str,
    pub tag: Tag,
    pub path: &'t Path,
    pub is_masked: bool,
    pub is_active: bool,
}

impl Line {
    /// The text from this line on to the end of the whole text.
    pub fn text_from_here(&self) -> &str {
        self.text
            .as_str()
            .get(self.range.start..)
            .unwrap_or_default()
    }

    /// Its spans, in order; together they cover it.
    pub fn spans(&self) -> impl Iterator<Item = Span<'_>> {
        let pieces = self.text.pieces_from(self.first_piece);
        pieces.map_while(|piece| {
            let start = (piece.end - piece.text.len()).max(self.range.start);
            let end = piece.end.min(self.range.end);
            let text = self.text.as_str().get(start..end)?;
            let marks = PathMarks::new(&self.marks, piece.path);
            (!text.is_empty()).then_some(Span {
                text,
                tag: piece.tag,
                path: piece.path,
                is_masked: marks.masks(piece.tag),
                is_active: marks.is_active,
            })
        })
    }
}

/// Cuts a text into lines: at its line breaks, and where a line has very many pieces.
///
/// The cuts depend on the number of pieces, not on their lengths, so that typing moves none of them.
pub fn lines(text: &Arc<Text>, marks: &Arc<Marks>) -> Vec<Line> {
    let mut cutter = Cutter::new(text, marks);
    let root = Path::root();
    let mut path_marks = PathMarks::new(marks, &root);
    for (number, piece) in text.pieces().enumerate() {
        if *piece.path != *path_marks.path {
            path_marks = PathMarks::new(marks, piece.path);
        }
        if cutter.is_full(piece.tag) {
            cutter.finish(number, true);
        }
        for part in piece.text.split_inclusive('\n') {
            cutter.add(part, piece.tag, &path_marks);
            if part.ends_with('\n') {
                let is_over = cutter.end == piece.end;
                cutter.finish(if is_over { number + 1 } else { number }, false);
            }
        }
    }
    cutter.finish(0, false);
    cutter.lines
}

/// What the marks say about the spans of one path.
struct PathMarks<'p> {
    path: &'p Path,
    is_active: bool,
    is_secret: bool,
    is_inside_secret: bool,
}

impl<'p> PathMarks<'p> {
    fn new(marks: &Marks, path: &'p Path) -> Self {
        let secret = marks.secrets.iter().find(|secret| path.is_within(secret));
        PathMarks {
            path,
            is_active: marks
                .active
                .as_ref()
                .is_some_and(|active| path.is_within(active)),
            is_secret: secret.is_some(),
            is_inside_secret: secret.is_some_and(|secret| secret != path),
        }
    }

    /// A secret value is masked, and all names and values inside it, but not the name of a secret member.
    fn masks(&self, tag: Tag) -> bool {
        match tag {
            Tag::Punctuation => false,
            Tag::Name => self.is_inside_secret,
            _ => self.is_secret,
        }
    }
}

/// Builds lines from parts of pieces.
struct Cutter<'t> {
    text: &'t Arc<Text>,
    marks: &'t Arc<Marks>,
    lines: Vec<Line>,
    /// How many lines have each hash.
    equals: HashMap<u64, u64>,
    /// Where the current line begins and ends, in bytes.
    start: usize,
    end: usize,
    first_piece: usize,
    part_count: usize,
    is_active: bool,
    /// Whether the line before the current one was cut.
    follows_cut: bool,
    /// Of everything that the current line shows.
    hasher: DefaultHasher,
    /// The path of its last part.
    path: Option<Path>,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t Arc<Text>, marks: &'t Arc<Marks>) -> Self {
        Cutter {
            text,
            marks,
            lines: Vec::new(),
            equals: HashMap::new(),
            start: 0,
            end: 0,
            first_piece: 0,
            part_count: 0,
            is_active: false,
            follows_cut: false,
            hasher: DefaultHasher::new(),
            path: None,
        }
    }

    /// Whether the line ends before a piece with this tag.
    fn is_full(&self, tag: Tag) -> bool {
        self.part_count >= LONGEST || (self.part_count >= LONG && tag == Tag::Name)
    }

    fn add(&mut self, text: &str, tag: Tag, marks: &PathMarks<'_>) {
        if self.path.as_ref() != Some(marks.path) {
            marks.path.as_str().hash(&mut self.hasher);
            self.path = Some(marks.path.clone());
        }
        (text, tag, marks.masks(tag), marks.is_active).hash(&mut self.hasher);
        self.end += text.len();
        self.part_count += 1;
        self.is_active |= marks.is_active;
    }

    /// Ends the line, where it ends or where it is cut; the next one begins in the piece with the number `next`.
    fn finish(&mut self, next: usize, is_cut: bool) {
        let is_part = is_cut || self.follows_cut;
        if self.part_count > 0 {
            is_part.hash(&mut self.hasher);
            let hash = std::mem::take(&mut self.hasher).finish();
            let key = self.unique(hash);
            self.lines.push(Line {
                key,
                is_active: self.is_active,
                is_part,
                text: Arc::clone(self.text),
                marks: Arc::clone(self.marks),
                range: self.start..self.end,
                first_piece: self.first_piece,
            });
        }
        (self.start, self.first_piece) = (self.end, next);
        (self.part_count, self.is_active, self.path) = (0, false, None);
        self.follows_cut = is_cut;
    }

    /// A key that no earlier line has.
    fn unique(&mut self, hash: u64) -> u64 {
        let equals = self.equals.entry(hash).or_default();
        *equals += 1;
        match *equals {
            1 => hash,
            number => {
                let mut hasher = DefaultHasher::new();
                (hash, number).hash(&mut hasher);
                hasher.finish()
            }
        }
    }
}
