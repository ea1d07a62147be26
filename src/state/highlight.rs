use std::ops::Range;

use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_read::{Meaning, Part};

/// A text that somebody has typed, with the colors and paths of its parts; what could not be read is marked.
///
/// `option_value` is the color of the values of global options.
pub fn highlight(text: &str, parts: &[Part], unread: &[Range<usize>], option_value: Tag) -> Text {
    let mut out = Text::new();
    let mut at = 0;
    let root = Path::root();
    for part in parts.iter().filter(|part| !part.span.is_empty()) {
        let (start, end) = (part.span.start, part.span.end);
        let (Some(between), Some(own)) = (text.get(at..start), text.get(start..end)) else {
            continue;
        };
        push(&mut out, at, between, Tag::Punctuation, &root, unread);
        let (tag, path) = style(&part.meaning, own, option_value);
        push(&mut out, start, own, tag, path.unwrap_or(&root), unread);
        at = end;
    }
    let rest = text.get(at..).unwrap_or_default();
    push(&mut out, at, rest, Tag::Punctuation, &root, unread);
    out
}

/// The same where nothing says what the parts are, as in a text that is half typed: what is still there of the text
/// before keeps its colors and paths, and what was typed has those of the place where it was typed.
pub fn keep_highlight(before: &Text, text: &str, unread: &[Range<usize>]) -> Text {
    let old = before.as_str();
    let head = common(old.char_indices().zip(text.chars()));
    let (rest, typed) = (&old[head..], &text[head..]);
    let tail = common(
        rest.chars()
            .rev()
            .scan(0, from_end)
            .zip(typed.chars().rev()),
    );
    let (typed_end, moved) = (text.len() - tail, old.len() - tail);
    let mut out = Text::new();
    let mut start = 0;
    let mut is_typed = false;
    for piece in before.pieces() {
        let mut add = |range: Range<usize>| {
            let own = text.get(range.clone()).unwrap_or_default();
            push(&mut out, range.start, own, piece.tag, piece.path, unread);
        };
        add(start.min(head)..piece.end.min(head));
        if piece.end >= head && !is_typed {
            add(head..typed_end);
            is_typed = true;
        }
        let [from, to] = [start, piece.end].map(|at| typed_end + at.saturating_sub(moved));
        add(from..to);
        start = piece.end;
    }
    if !is_typed {
        push(
            &mut out,
            head,
            &text[head..],
            Tag::Punctuation,
            &Path::root(),
            unread,
        );
    }
    out
}

/// How many bytes two texts have in common, by their characters with the offset of each in the first.
fn common(mut pairs: impl Iterator<Item = ((usize, char), char)>) -> usize {
    let mut bytes = 0;
    let mut next = || pairs.next().filter(|((_, a), b)| a == b);
    while let Some(((at, character), _)) = next() {
        bytes = at + character.len_utf8();
    }
    bytes
}

/// A character with its offset from the end, for texts that are gone through backwards.
fn from_end(end: &mut usize, character: char) -> Option<(usize, char)> {
    let at = *end;
    *end += character.len_utf8();
    Some((at, character))
}

/// Appends a piece that starts at an offset of the whole text, in parts where some of it was not read.
fn push(out: &mut Text, start: usize, piece: &str, tag: Tag, path: &Path, unread: &[Range<usize>]) {
    let mut at = 0;
    for range in unread {
        let within = |offset: usize| offset.saturating_sub(start).clamp(at, piece.len());
        let (from, to) = (within(range.start), within(range.end));
        if let (Some(before), Some(marked)) = (piece.get(at..from), piece.get(from..to)) {
            out.push(tag, before, path);
            out.push(Tag::Unread, marked, path);
            at = to;
        }
    }
    out.push(tag, piece.get(at..).unwrap_or_default(), path);
}

fn style<'p>(meaning: &'p Meaning, text: &str, option_value: Tag) -> (Tag, Option<&'p Path>) {
    match meaning {
        Meaning::Program | Meaning::Method => (Tag::Program, None),
        Meaning::Service | Meaning::Operation | Meaning::AddedValue => (Tag::Word, None),
        Meaning::AddedName | Meaning::OtherOption => (Tag::Name, None),
        Meaning::Global(_) | Meaning::Fact(_) if text.starts_with("--") => (Tag::Name, None),
        Meaning::Global(_) | Meaning::Fact(_) => (option_value, None),
        Meaning::Name(path) => (Tag::Name, Some(path)),
        Meaning::Value(path) => (value_tag(text), Some(path)),
        Meaning::Comment => (Tag::Punctuation, None),
    }
}

fn value_tag(text: &str) -> Tag {
    match text.trim() {
        "true" | "false" | "null" => Tag::Literal,
        number if number.parse::<f64>().is_ok() => Tag::Number,
        _ => Tag::String,
    }
}
