//! What a text becomes in a pane: cells in blocks.
//!
//! What a browser lays out anew for a keystroke grows with the text that stands in one block and with the
//! spans among it. So a text is cut into blocks of some lines, of which a keystroke changes one, and
//! only so many pieces around the middle of what is in view are spans; the others are plain text until
//! they come into view or their field has the focus.

use std::ops::Range;

use wireform_core::path::Path;
use wireform_core::text::{Tag, Text};

/// So many pieces are spans.
pub const SPANS: usize = 240;

/// A block ends with the first line that ends behind so many pieces.
const LEAST: usize = 48;
/// Where no line ends, it ends before a name behind so many.
const MANY: usize = 96;
/// And wherever it is behind so many.
const MOST: usize = 192;

/// A node of a pane.
pub struct Cell {
    pub range: Range<usize>,
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

impl Cell {
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.as_str().get(self.range.clone()).unwrap_or_default()
    }
}

/// The cells of a text, block by block: one for each span, and one for all plain text between two of them.
///
/// Where it is cut depends on the number of pieces and on line breaks and not on lengths, so that typing moves no cut.
pub fn blocks(text: &Text, lens: &Lens<'_>) -> Vec<Vec<Cell>> {
    let mut blocks = vec![Vec::new()];
    let (mut start, mut pieces) = (0, 0);
    let root = Path::root();
    let mut standing = lens.standing(&root);
    for (index, span) in text.spans().iter().enumerate() {
        if span.path != *standing.path {
            standing = lens.standing(&span.path);
        }
        let labels = lens.labels(index, span.tag, &standing);
        if pieces >= MOST || (pieces >= MANY && span.tag == Tag::Name) {
            blocks.push(Vec::new());
            pieces = 0;
        }
        if pieces >= LEAST
            && let Some(end) = line_end(text, start..span.end)
        {
            push(&mut blocks, start..end, labels.clone());
            blocks.push(Vec::new());
            (start, pieces) = (end, 0);
        }
        push(&mut blocks, start..span.end, labels);
        (start, pieces) = (span.end, pieces + 1);
    }
    blocks.retain(|cells| !cells.is_empty());
    blocks
}

/// Behind the first line break in a range.
fn line_end(text: &Text, range: Range<usize>) -> Option<usize> {
    let start = range.start;
    let found = text.as_str().get(range)?.find('\n')?;
    Some(start + found + 1)
}

fn push(blocks: &mut [Vec<Cell>], range: Range<usize>, span: Option<Labels>) {
    let Some(cells) = blocks.last_mut().filter(|_| !range.is_empty()) else {
        return;
    };
    match cells.last_mut() {
        Some(last) if span.is_none() && last.span.is_none() => last.range.end = range.end,
        _ => cells.push(Cell { range, span }),
    }
}
