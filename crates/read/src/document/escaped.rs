//! JSON whose quotes have backslashes, as logs and code have it: `{\"Name\":\"a\"}`.

use std::ops::Range;

use super::code;
use super::literal::Literal;
use super::parsed_value::{ParsedKind, ParsedValue};
use crate::ReadDiagnostic;

/// Reads such JSON; `None` where a text is none.
pub(super) fn json(text: &str) -> Option<Literal> {
    let start = text.find(|c: char| !c.is_whitespace() && !matches!(c, '{' | '[' | '\u{feff}'))?;
    if !text.get(start..)?.starts_with("\\\"") {
        return None;
    }
    let unescaped = Unescaped::new(text)?;
    let literal = code::json(&unescaped.text).ok()?;
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let message = "The quotes in this JSON are escaped. It was read without the backslashes.";
    let escaped = ReadDiagnostic::warning("escaped-json", whole.clone(), message);
    let mended = unescaped.text.trim().to_owned();
    let mut diagnostics = vec![escaped.mended("Remove the backslashes", whole, mended)];
    diagnostics.extend(literal.diagnostics.into_iter().map(|it| ReadDiagnostic {
        span: unescaped.source(&it.span),
        // It is one for the text without the backslashes.
        fix: None,
        ..it
    }));
    Some(Literal {
        node: unescaped.located(literal.node),
        diagnostics,
    })
}

/// A text without a level of escapes.
struct Unescaped {
    text: String,
    /// Where each of its bytes comes from, and at last the end of the source.
    offsets: Vec<usize>,
}

impl Unescaped {
    /// `None` where a quote has no backslash, or a backslash nothing to escape.
    fn new(source: &str) -> Option<Self> {
        let mut text = String::with_capacity(source.len());
        let mut offsets = Vec::with_capacity(source.len() + 1);
        let mut rest = source.char_indices();
        while let Some((at, c)) = rest.next() {
            let meant = match c {
                '"' => return None,
                '\\' => escaped(rest.next()?.1)?,
                other => other,
            };
            text.push(meant);
            offsets.extend(std::iter::repeat_n(at, meant.len_utf8()));
        }
        offsets.push(source.len());
        Some(Unescaped { text, offsets })
    }

    /// Where a part is in the source.
    fn source(&self, span: &Range<usize>) -> Range<usize> {
        let offset = |at: usize| self.offsets.get(at).or(self.offsets.last()).copied();
        let (start, end) = (offset(span.start), offset(span.end));
        start.unwrap_or_default()..end.unwrap_or_default()
    }

    /// A value with its places in the source.
    fn located(&self, mut value: ParsedValue) -> ParsedValue {
        value.span = self.source(&value.span);
        value.kind = match value.kind {
            ParsedKind::List(items) => {
                ParsedKind::List(items.into_iter().map(|item| self.located(item)).collect())
            }
            ParsedKind::Map(mut entries) => {
                for entry in &mut entries {
                    entry.key_span = self.source(&entry.key_span);
                    let empty = ParsedValue::new(0..0, ParsedKind::Null);
                    entry.value = self.located(std::mem::replace(&mut entry.value, empty));
                }
                ParsedKind::Map(entries)
            }
            other => other,
        };
        value
    }
}

/// What is meant by a character behind a backslash.
fn escaped(letter: char) -> Option<char> {
    match letter {
        '"' | '\\' | '/' => Some(letter),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        _ => None,
    }
}
