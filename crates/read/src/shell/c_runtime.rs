//! How a Windows program splits its command line into arguments.
//!
//! Source: Microsoft, "Parsing C command-line arguments", for the current C runtime (UCRT), which the AWS CLI uses.

use super::ProblemKind;
use super::word::Word;

/// The arguments of a line, from `start` on, and a problem if its quotes are not closed.
///
/// Words end at a space or a tab outside of quotes. Before a quote, two backslashes are one, and a single one
/// makes the quote literal; `""` between quotes is one literal quote.
pub(super) fn split(line: &Word, start: usize) -> (Vec<Word>, Option<ProblemKind>) {
    let mut splitter = Splitter {
        line,
        bytes: line.text().as_bytes(),
        at: start,
        words: Vec::new(),
        word: None,
    };
    let is_open = splitter.run();
    splitter.words.extend(splitter.word);
    (splitter.words, is_open.then_some(ProblemKind::OpenQuote))
}

struct Splitter<'w> {
    line: &'w Word,
    bytes: &'w [u8],
    at: usize,
    words: Vec<Word>,
    word: Option<Word>,
}

impl Splitter<'_> {
    /// Whether quotes are open at the end.
    fn run(&mut self) -> bool {
        let mut quoted = false;
        while let Some(byte) = self.byte() {
            match byte {
                b' ' | b'\t' if !quoted => {
                    self.words.extend(self.word.take());
                    self.at += 1;
                }
                b'"' if quoted && self.bytes.get(self.at + 1) == Some(&b'"') => {
                    self.skip(1);
                    self.push(1);
                }
                b'"' => {
                    self.skip(1);
                    quoted = !quoted;
                }
                b'\\' => self.backslashes(),
                _ => {
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    let is_special = |byte: &u8| matches!(byte, b' ' | b'\t' | b'"' | b'\\');
                    let length = rest.iter().skip(1).position(is_special);
                    self.push(length.map_or(rest.len(), |length| length + 1));
                }
            }
        }
        quoted
    }

    fn backslashes(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| **byte == b'\\').count();
        if rest.get(count) != Some(&b'"') {
            return self.push(count);
        }
        for _ in 0..count / 2 {
            self.skip(1);
            self.push(1);
        }
        if count % 2 == 1 {
            self.skip(1);
            self.push(1);
        }
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Adds the next bytes to the word.
    fn push(&mut self, length: usize) {
        let part = self.at..self.at + length;
        self.open().push_part_of(part.clone());
        self.at = part.end;
    }

    /// Goes past bytes that belong to the word and add nothing to it.
    fn skip(&mut self, length: usize) {
        let source = self.line.source(self.at..self.at + length);
        self.open().word.extend_span(&source);
        self.at += length;
    }

    fn open(&mut self) -> OpenWord<'_> {
        let start = self.line.source(self.at..self.at + 1).start;
        OpenWord {
            line: self.line,
            word: self.word.get_or_insert_with(|| Word::new(start)),
        }
    }
}

struct OpenWord<'w> {
    line: &'w Word,
    word: &'w mut Word,
}

impl OpenWord<'_> {
    fn push_part_of(&mut self, part: std::ops::Range<usize>) {
        self.word.push_part(self.line, part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples in the table on Microsoft's page.
    #[test]
    fn published_examples() {
        let examples: &[(&str, &[&str])] = &[
            (r#""a b c" d e"#, &["a b c", "d", "e"]),
            (r#""ab\"c" "\\" d"#, &["ab\"c", "\\", "d"]),
            (r#"a\\\b d"e f"g h"#, &["a\\\\\\b", "de fg", "h"]),
            (r#"a\\\"b c d"#, &["a\\\"b", "c", "d"]),
            (r#"a\\\\"b c" d e"#, &["a\\\\b c", "d", "e"]),
            (r#"a"b"" c d"#, &["ab\" c d"]),
            (r#""" a"#, &["", "a"]),
        ];
        for (text, expected) in examples {
            let mut line = Word::new(0);
            line.push(text, 0);
            let (words, _) = split(&line, 0);
            let texts: Vec<&str> = words.iter().map(Word::text).collect();
            assert_eq!(texts, *expected, "{text}");
        }
    }

    #[test]
    fn words_know_their_source() {
        let mut line = Word::new(0);
        line.push(r#"x "a \"b"#, 5);
        let (words, problem) = split(&line, 0);
        assert_eq!(words[1].text(), "a \"b");
        assert_eq!(words[1].span(), 7..13);
        assert_eq!(words[1].source(2..3), 11..12);
        assert_eq!(problem, Some(ProblemKind::OpenQuote));
    }
}
