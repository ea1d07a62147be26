//! JSON whose quotes have backslashes, as logs and code have it: `{\"Name\":\"a\"}`.

use super::code;
use super::literal::Literal;
use super::parsed_value::{ParsedKind, ParsedValue};
use crate::ReadDiagnostic;
use crate::shell::Word;

/// Reads such JSON; `None` where a text is none.
pub(super) fn json(text: &str) -> Option<Literal> {
    let start = text.find(|c: char| !c.is_whitespace() && !matches!(c, '{' | '[' | '\u{feff}'))?;
    if !text.get(start..)?.starts_with("\\\"") {
        return None;
    }
    let unescaped = unescaped(text)?;
    let literal = code::json(unescaped.text()).ok()?;
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let message = "The quotes in this JSON are escaped. It was read without the backslashes.";
    let escaped = ReadDiagnostic::warning("escaped-json", whole.clone(), message);
    let mended = unescaped.text().trim().to_owned();
    let mut diagnostics = vec![escaped.mended("Remove the backslashes", whole, mended)];
    diagnostics.extend(literal.diagnostics.into_iter().map(|it| ReadDiagnostic {
        span: unescaped.source(it.span.clone()),
        // It is one for the text without the backslashes.
        fix: None,
        ..it
    }));
    Some(Literal {
        node: located(literal.node, &unescaped),
        diagnostics,
    })
}

/// A text without a level of escapes, which knows its places in the source; `None` where a quote has no backslash, or a
/// backslash nothing to escape.
fn unescaped(source: &str) -> Option<Word> {
    let mut word = Word::new(0);
    let mut rest = source.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '"' => return None,
            '\\' => {
                let (_, sign) = rest.next()?;
                let meant = escaped(sign)?;
                let end = at + 1 + sign.len_utf8();
                word.push_as(meant.encode_utf8(&mut [0; 4]), at..end);
            }
            other => word.push(other.encode_utf8(&mut [0; 4]), at),
        }
    }
    Some(word)
}

/// A value with its places in the source.
fn located(mut value: ParsedValue, text: &Word) -> ParsedValue {
    value.span = text.source(value.span);
    value.kind = match value.kind {
        ParsedKind::List(items) => {
            ParsedKind::List(items.into_iter().map(|item| located(item, text)).collect())
        }
        ParsedKind::Map(mut entries) => {
            for entry in &mut entries {
                entry.key_span = text.source(entry.key_span.clone());
                let empty = ParsedValue::new(0..0, ParsedKind::Null);
                entry.value = located(std::mem::replace(&mut entry.value, empty), text);
            }
            ParsedKind::Map(entries)
        }
        other => other,
    };
    value
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
