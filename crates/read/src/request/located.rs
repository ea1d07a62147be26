use std::ops::Range;
use std::sync::Arc;

use crate::shell::Word;

/// A part of a request, and where it is in the text that was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Located {
    pub text: String,
    pub span: Range<usize>,
    /// Where its bytes come from, if they do not stand in the source as they are.
    origin: Option<Origin>,
}

/// Where a value or a name is in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    pub span: Range<usize>,
    /// Whether nothing else is there.
    pub is_own: bool,
}

/// A place in a word, which knows where each of its bytes comes from.
#[derive(Clone, Debug)]
struct Origin {
    word: Arc<Word>,
    start: usize,
}

impl Located {
    /// A text that comes from a part of the source; its own parts have places only if it stands there as it is.
    pub fn new(text: String, span: Range<usize>) -> Self {
        Located {
            text,
            span,
            origin: None,
        }
    }

    /// A part of the source as it stands there.
    pub fn of(source: &str, span: Range<usize>) -> Self {
        let text = source.get(span.clone()).unwrap_or_default();
        Located::new(text.to_owned(), span)
    }

    /// A text that comes from nowhere in the source.
    pub fn nowhere(text: &str) -> Self {
        Located::new(text.to_owned(), 0..0)
    }

    /// The text of a word, with the places of all its parts.
    pub fn of_word(word: Word) -> Self {
        let text = word.text().to_owned();
        if word.is_verbatim() {
            return Located::new(text.clone(), word.source(0..text.len()));
        }
        Located {
            text,
            span: word.span(),
            origin: Some(Origin {
                word: Arc::new(word),
                start: 0,
            }),
        }
    }

    /// Several texts as one, with something between them.
    pub fn joined(parts: &[Located], between: &str) -> Self {
        let Some((first, rest)) = parts.split_first() else {
            return Located::default();
        };
        let mut word = Word::new(first.span.start);
        first.push_to(&mut word);
        for part in rest {
            let end = word.span().end;
            word.push_as(between, end..part.span.start.max(end));
            part.push_to(&mut word);
        }
        Located::of_word(word)
    }

    /// The text with another one for each of its characters.
    pub fn replaced(&self, other: impl Fn(&str) -> String) -> Self {
        if !self.has_places() {
            let texts = self.text.char_indices().map(|(at, character)| {
                other(
                    self.text
                        .get(at..at + character.len_utf8())
                        .unwrap_or_default(),
                )
            });
            return Located::new(texts.collect(), self.span.clone());
        }
        let mut word = Word::new(self.span.start);
        for (at, character) in self.text.char_indices() {
            let end = at + character.len_utf8();
            let plain = self.text.get(at..end).unwrap_or_default();
            word.push_as(&other(plain), self.part(at..end));
        }
        Located::of_word(word)
    }

    fn push_to(&self, word: &mut Word) {
        match &self.origin {
            Some(origin) => {
                word.push_part(&origin.word, origin.start..origin.start + self.text.len())
            }
            None => word.push_as(&self.text, self.span.clone()),
        }
    }

    /// The text of a string of JSON, which is at a place of the source with its quotes and escapes.
    pub fn of_json(source: &str, text: String, span: Range<usize>) -> Self {
        let inside = span.start + 1..span.end.saturating_sub(1).max(span.start + 1);
        let written = source.get(inside.clone()).unwrap_or_default();
        if written == text {
            return Located::new(text, inside);
        }
        match json_word(&text, written, inside.start) {
            Some(word) => Located {
                text,
                span,
                origin: Some(Origin {
                    word: Arc::new(word),
                    start: 0,
                }),
            },
            None => Located::new(text, span),
        }
    }

    /// Where it is, for a value or a name that it is as a whole.
    pub fn spot(&self) -> Spot {
        Spot {
            span: self.span.clone(),
            is_own: self.has_places(),
        }
    }

    /// Where a part of it is, for a value or a name.
    pub fn spot_of(&self, part: Range<usize>) -> Spot {
        Spot {
            span: self.part(part),
            is_own: self.has_places(),
        }
    }

    /// Where a part of it is: exactly so if that is known, else all of it.
    pub fn part(&self, part: Range<usize>) -> Range<usize> {
        match &self.origin {
            Some(origin) => origin
                .word
                .source(origin.start + part.start..origin.start + part.end),
            None if self.is_verbatim() => self.span.start + part.start..self.span.start + part.end,
            None => self.span.clone(),
        }
    }

    /// Whether its parts have places of their own.
    fn has_places(&self) -> bool {
        self.is_verbatim() || self.origin.is_some()
    }

    /// Whether it stands in the source as it is.
    pub fn is_verbatim(&self) -> bool {
        self.span.len() == self.text.len()
    }

    /// A part of it as one of its own.
    pub fn slice(&self, part: Range<usize>) -> Self {
        let origin = self.origin.as_ref().map(|origin| Origin {
            word: Arc::clone(&origin.word),
            start: origin.start + part.start,
        });
        Located {
            text: self.text.get(part.clone()).unwrap_or_default().to_owned(),
            span: self.part(part),
            origin,
        }
    }

    /// What is in front of the first place of a character, and what follows it.
    pub fn split_once(&self, at: char) -> Option<(Self, Self)> {
        let place = self.text.find(at)?;
        let behind = place + at.len_utf8();
        Some((self.slice(0..place), self.slice(behind..self.text.len())))
    }

    /// Without white space around it.
    pub fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len();
        self.slice(start..end.max(start))
    }
}

/// A text as a word that knows which escapes its characters are written as.
fn json_word(text: &str, written: &str, start: usize) -> Option<Word> {
    let mut word = Word::new(start);
    let mut at = 0;
    let mut buffer = [0; 4];
    for character in text.chars() {
        let rest = written.get(at..)?;
        let plain: &str = character.encode_utf8(&mut buffer);
        let length = match rest.strip_prefix('\\') {
            None => rest.starts_with(plain).then_some(plain.len())?,
            Some(escape) if escape.starts_with('u') => 6 * character.len_utf16(),
            Some(_) => 2,
        };
        word.push_as(plain, start + at..start + at + length);
        at += length;
    }
    (at == written.len()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_have_places() {
        let source = r#"["a\n\u00e9\ud83d\ude00b"]"#;
        let span = 1..source.len() - 1;
        let located = Located::of_json(source, "a\né😀b".to_owned(), span);
        let at = |part: Range<usize>| source.get(located.part(part)).unwrap();
        assert_eq!(
            [at(0..1), at(1..2), at(2..4), at(4..8), at(8..9)],
            ["a", "\\n", "\\u00e9", "\\ud83d\\ude00", "b"]
        );
        assert_eq!(located.slice(4..9).part(4..5), located.part(8..9));
    }

    #[test]
    fn a_text_that_stands_elsewhere_has_one_place() {
        let located = Located::new("ab".to_owned(), 0..5);
        assert!(!located.spot().is_own);
        assert_eq!(located.part(1..2), 0..5);
        let plain = Located::of("x ab y", 2..4);
        assert!(plain.spot().is_own);
        assert_eq!(plain.part(1..2), 3..4);
    }
}
