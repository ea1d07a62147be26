//! What a text becomes in a pane: cells in blocks.
//!
//! What a browser lays out anew for a keystroke grows with the text that stands in one block and with the
//! spans among it. So a text is cut into blocks of some lines, of which a keystroke changes one, and
//! only the pieces of the blocks in view are spans; the others are plain text until they come into view
//! or their field has the focus.

use std::ops::Range;

use wireform_core::path::Path;
use wireform_core::text::{Pieces, Tag, Text};

use crate::difference::difference;

/// A block ends with the first line that ends behind so many pieces.
const LEAST: usize = 48;
/// Where no line ends, it ends before a name behind so many.
const MANY: usize = 96;
/// And wherever it is behind so many.
const MOST: usize = 192;

/// What of a text stands in one block.
#[derive(Default)]
pub struct Cut {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// The number of the piece that it begins in.
    pub piece: usize,
    /// One for each span, and one for all plain text between two of them.
    pub cells: Vec<Cell>,
}

/// A node of a pane.
pub struct Cell {
    /// What of the text it is, from where its cut begins.
    range: Range<usize>,
    /// What a span says of itself; `None` for plain text.
    pub span: Option<Labels>,
}

/// The attributes of a span.
#[derive(Clone, PartialEq)]
pub struct Labels {
    pub tag: Tag,
    pub path: Path,
    pub is_masked: bool,
}

/// Which pieces of a text are spans whatever they are, and which others are.
pub struct Lens<'a> {
    /// The numbers of those in view.
    pub shown: Range<usize>,
    /// The place whose pieces are marked.
    pub active: Option<&'a Path>,
    /// The places of secrets.
    pub secrets: &'a [Path],
}

/// What is known of a path, and so of all pieces in a row that have it.
struct Standing<'a> {
    path: &'a Path,
    is_active: bool,
    is_secret: bool,
    /// Whether it is inside of a secret and not the secret itself.
    is_inside: bool,
}

impl Lens<'_> {
    fn standing<'p>(&self, path: &'p Path) -> Standing<'p> {
        let secret = self.secrets.iter().find(|secret| path.is_within(secret));
        Standing {
            path,
            is_active: self.active.is_some_and(|active| path.is_within(active)),
            is_secret: secret.is_some(),
            is_inside: secret.is_some_and(|secret| secret != path),
        }
    }

    fn labels(&self, index: usize, tag: Tag, standing: &Standing<'_>) -> Option<Labels> {
        // A secret value is masked, and what is inside of one, but not the name of a secret member.
        let is_masked = match tag {
            Tag::Name | Tag::Punctuation => standing.is_inside,
            _ => standing.is_secret,
        };
        let is_span = is_masked || standing.is_active || self.shown.contains(&index);
        is_span.then(|| Labels {
            tag,
            path: standing.path.clone(),
            is_masked,
        })
    }
}

impl Cut {
    /// The text of one of its cells.
    pub fn text<'t>(&self, cell: &Cell, text: &'t Text) -> &'t str {
        let range = self.start + cell.range.start..self.start + cell.range.end;
        text.as_str().get(range).unwrap_or_default()
    }

    fn push(&mut self, range: Range<usize>, span: Option<Labels>) {
        let range = range.start - self.start..range.end - self.start;
        match self.cells.last_mut() {
            Some(last) if span.is_none() && last.span.is_none() => last.range.end = range.end,
            _ => self.cells.push(Cell { range, span }),
        }
    }
}

/// Cuts a text, from where one of its cuts begins to its end.
///
/// Where it is cut depends on the number of pieces and on line breaks and not on lengths, so that typing moves no cut;
/// nor does it depend on what stands before, so that behind what has changed the cuts are those of before.
pub struct Cutter<'t> {
    text: &'t Text,
    lens: Lens<'t>,
    start: usize,
    /// The number of the piece that the next cut begins in.
    piece: usize,
    /// That piece and all behind it.
    pieces: Pieces<'t>,
}

impl<'t> Cutter<'t> {
    /// Begins where a cut does, or where there is none, with the text.
    pub fn new(text: &'t Text, lens: Lens<'t>, from: Option<&Cut>) -> Self {
        let piece = from.map_or(0, |cut| cut.piece);
        Cutter {
            text,
            lens,
            start: from.map_or(0, |cut| cut.start),
            piece,
            pieces: text.pieces_from(piece),
        }
    }
}

impl Iterator for Cutter<'_> {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        let mut cut = Cut {
            start: self.start,
            piece: self.piece,
            cells: Vec::new(),
        };
        let root = Path::root();
        let mut standing = self.lens.standing(&root);
        for taken in 0.. {
            let mut behind = self.pieces.clone();
            let Some(piece) = behind.next() else { break };
            if taken >= MOST || (taken >= MANY && piece.tag == Tag::Name) {
                break;
            }
            if *piece.path != *standing.path {
                standing = self.lens.standing(piece.path);
            }
            let labels = self.lens.labels(self.piece, piece.tag, &standing);
            let line = (taken >= LEAST).then(|| line_end(self.text, self.start..piece.end));
            let end = line.flatten();
            let is_last = end.is_some();
            let end = end.unwrap_or(piece.end);
            cut.push(self.start..end, labels);
            self.start = end;
            if end == piece.end {
                (self.piece, self.pieces) = (self.piece + 1, behind);
            }
            if is_last {
                break;
            }
        }
        (!cut.cells.is_empty()).then_some(cut)
    }
}

/// The numbers of the pieces in which two texts differ; all from the first on, where there are more in one of them.
pub fn changed(before: &Text, now: &Text) -> Range<usize> {
    let (head, tail) = now.shared_with(before);
    let [before, now] = [before, now].map(|text| {
        let rest = text.piece_count() - head - tail;
        text.pieces_from(head).take(rest).collect::<Vec<_>>()
    });
    let (old, new) = difference(&before, &now, |a, b| {
        a.tag == b.tag && a.text == b.text && a.path == b.path
    });
    match old == new {
        true => head + new.start..head + new.end,
        false => head + new.start..usize::MAX,
    }
}

/// Behind the first line break in a range.
fn line_end(text: &Text, range: Range<usize>) -> Option<usize> {
    let start = range.start;
    let found = text.as_str().get(range)?.find('\n')?;
    Some(start + found + 1)
}
