use std::ops::Range;

/// A word as a program is given it, which knows where each of its bytes comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    text: String,
    runs: Vec<Run>,
    variables: Vec<Range<usize>>,
    span: Range<usize>,
}

/// A part of a word that comes from one part of the source: byte for byte where both are equally long, else as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    content: Range<usize>,
    source: Range<usize>,
}

impl Word {
    /// An empty word that begins at a byte of the source.
    pub fn new(start: usize) -> Self {
        Word {
            span: start..start,
            ..Word::default()
        }
    }

    /// What a string between quotes means, which is at a place of the source.
    pub fn quoted(text: &str, span: Range<usize>) -> Self {
        let mut word = Word::new(span.start);
        let inside = span.start + 1..span.end.saturating_sub(1).max(span.start + 1);
        word.push_as(text, inside);
        word.extend_span(&span);
        word
    }

    /// What only another program could replace, at a place of the source.
    pub fn of_variable(text: &str, span: Range<usize>) -> Self {
        let mut word = Word::new(span.start);
        word.push_as(text, span);
        word.variables.push(0..text.len());
        word
    }

    /// What the program is given; what only the shell could replace stands in it as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it is in the source, with its quotes.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Where variables, substitutions and placeholders are in [`Word::text`], in its order.
    pub fn variables(&self) -> &[Range<usize>] {
        &self.variables
    }

    /// Whether it has nothing but what only the shell could replace.
    pub fn is_variable(&self) -> bool {
        let length: usize = self.variables.iter().map(Range::len).sum();
        length > 0 && length == self.text.len()
    }

    /// Whether [`Word::text`] stands in the source as it is.
    pub fn is_verbatim(&self) -> bool {
        match self.runs.as_slice() {
            [] => true,
            [run] => run.content.len() == run.source.len(),
            _ => false,
        }
    }

    /// Where a part of [`Word::text`] is in the source.
    pub fn source(&self, content: Range<usize>) -> Range<usize> {
        let start = self.source_of(content.start, false);
        if content.is_empty() {
            return start..start;
        }
        let end = self.source_of(content.end, true);
        start..end.max(start)
    }

    /// A part of the word as a word of its own.
    pub fn part(&self, content: Range<usize>) -> Word {
        let mut part = Word::new(self.source_of(content.start, false));
        part.push_part(self, content);
        part
    }

    /// The word with what is known of its variables: `value` gives it, by a variable's text and its place in the source.
    pub fn with_known<'w>(
        &self,
        mut value: impl FnMut(&str, Range<usize>) -> Option<&'w Word>,
    ) -> Word {
        let mut known = Word::new(self.span.start);
        let mut at = 0;
        for variable in &self.variables {
            let name = self.text.get(variable.clone()).unwrap_or_default();
            let source = self.source(variable.clone());
            if let Some(value) = value(name, source.clone()) {
                known.push_part(self, at..variable.start);
                known.push_as(&value.text, source);
                at = variable.end;
            }
        }
        known.push_part(self, at..self.text.len());
        known.extend_span(&self.span);
        known
    }

    /// The word with another text for its beginning.
    pub fn with_beginning(&self, length: usize, text: &str) -> Word {
        let mut changed = Word::new(self.span.start);
        changed.push_as(text, self.source(0..length));
        changed.push_part(self, length..self.text.len());
        changed.extend_span(&self.span);
        changed
    }

    /// The same word where its source is the text of another one, with the places of that.
    pub(super) fn through(&self, outer: &Word) -> Word {
        let mut word = Word::new(outer.source_of(self.span.start, false));
        for run in &self.runs {
            let text = self.text.get(run.content.clone()).unwrap_or_default();
            match run.content.len() == run.source.len() {
                true => word.push_part(outer, run.source.clone()),
                false => word.push_as(text, outer.source(run.source.clone())),
            }
        }
        word.variables.clone_from(&self.variables);
        word.extend_span(&outer.source(self.span.clone()));
        word
    }

    /// Moves it to another place of the source.
    pub(super) fn move_by(&mut self, offset: usize) {
        let ranges = self.runs.iter_mut().map(|run| &mut run.source);
        for range in ranges.chain([&mut self.span]) {
            *range = range.start + offset..range.end + offset;
        }
    }

    /// Whether nothing in it is quoted or escaped.
    pub fn is_bare(&self) -> bool {
        self.span.len() == self.text.len()
    }

    /// Adds text that is in the source as it is, from `start` on.
    pub(crate) fn push(&mut self, text: &str, start: usize) {
        self.push_as(text, start..start + text.len());
    }

    /// Adds what a part of the source means.
    pub(crate) fn push_as(&mut self, text: &str, source: Range<usize>) {
        self.extend_span(&source);
        let start = self.text.len();
        self.text.push_str(text);
        let is_same = text.len() == source.len();
        match self.runs.last_mut() {
            Some(run)
                if is_same
                    && run.source.end == source.start
                    && run.content.len() == run.source.len() =>
            {
                run.content.end = self.text.len();
                run.source.end = source.end;
            }
            _ if text.is_empty() => {}
            _ => self.runs.push(Run {
                content: start..self.text.len(),
                source,
            }),
        }
    }

    /// Adds what only the shell could replace.
    pub(super) fn push_variable(&mut self, text: &str, start: usize) {
        let content = self.text.len()..self.text.len() + text.len();
        self.push(text, start);
        self.variables.push(content);
    }

    /// Adds a part of another word.
    pub(crate) fn push_part(&mut self, other: &Word, content: Range<usize>) {
        let offset = self.text.len();
        let first = other
            .runs
            .partition_point(|run| run.content.end <= content.start);
        for run in other.runs.iter().skip(first) {
            let start = run.content.start.max(content.start);
            let end = run.content.end.min(content.end);
            if start >= end {
                break;
            }
            let text = other.text.get(start..end).unwrap_or_default();
            self.push_as(text, other.source(start..end));
        }
        let first = other
            .variables
            .partition_point(|it| it.end <= content.start);
        let inside = other.variables.iter().skip(first);
        for variable in inside.take_while(|variable| variable.start < content.end) {
            let start = variable.start.max(content.start) - content.start + offset;
            let end = variable.end.min(content.end) - content.start + offset;
            self.variables.push(start..end);
        }
    }

    /// Makes it reach over a part of the source that adds nothing to it, such as a quote.
    pub(crate) fn extend_span(&mut self, source: &Range<usize>) {
        self.span.start = self.span.start.min(source.start);
        self.span.end = self.span.end.max(source.end);
    }

    fn source_of(&self, at: usize, is_end: bool) -> usize {
        let is_before = |run: &Run| match is_end {
            true => run.content.end < at,
            false => run.content.end <= at,
        };
        let index = self.runs.partition_point(is_before);
        let Some(run) = self.runs.get(index) else {
            let last = self.runs.last().map(|run| run.source.end);
            return last.unwrap_or(self.span.start);
        };
        if run.content.len() == run.source.len() {
            return run.source.start + at.saturating_sub(run.content.start);
        }
        if is_end {
            run.source.end
        } else {
            run.source.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `it's $x` from `'it'\''s '$x`.
    fn word() -> Word {
        let mut word = Word::new(0);
        word.push("it", 1);
        word.push_as("'", 4..6);
        word.push("s ", 7);
        word.push_variable("$x", 10);
        word
    }

    #[test]
    fn each_byte_has_a_source() {
        let word = word();
        assert_eq!(word.text(), "it's $x");
        assert_eq!(word.source(0..2), 1..3);
        assert_eq!(word.source(2..3), 4..6);
        assert_eq!(word.source(1..4), 2..8);
        assert_eq!(word.source(7..7), 12..12);
        assert_eq!(word.variables().first(), Some(&(5..7)));
        assert!(!word.is_variable());
        assert!(word.part(5..7).is_variable());
        assert!(!word.part(5..5).is_variable());
    }

    #[test]
    fn a_word_of_a_word_has_the_places_of_the_source() {
        // `a "b c"` from `a \"b c\"`.
        let mut outer = Word::new(0);
        outer.push("a ", 0);
        outer.push_as("\"", 2..4);
        outer.push("b c", 4);
        outer.push_as("\"", 7..9);
        let mut inner = Word::new(2);
        inner.push("b c", 3);
        inner.extend_span(&(2..7));
        let word = inner.through(&outer);
        assert_eq!((word.text(), word.span()), ("b c", 2..9));
        assert_eq!(word.source(2..3), 6..7);
    }

    #[test]
    fn parts_are_words() {
        let part = word().part(3..6);
        assert_eq!((part.text(), part.span()), ("s $", 7..11));
        assert_eq!(part.source(0..1), 7..8);
        assert_eq!(part.variables().first(), Some(&(2..3)));
    }
}
