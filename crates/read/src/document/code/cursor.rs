use std::ops::Range;

/// A place in a text.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    /// In bytes, always between two characters.
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub fn is_at(&self, start: &str) -> bool {
        self.rest().starts_with(start)
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub fn eat(&mut self, start: &str) -> bool {
        let found = self.is_at(start);
        self.at += if found { start.len() } else { 0 };
        found
    }

    /// What lies before the first character for which a test fails, which is the next one then.
    pub fn take_while(&mut self, test: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !test(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// A name: letters, digits, `_` and `$`, not starting with a digit; empty where there is none.
    pub fn name(&mut self) -> &'t str {
        match self.peek().is_some_and(starts_name) {
            true => self.take_while(continues_name),
            false => "",
        }
    }

    /// The end of what comes next, or the end of the text.
    pub fn find(&self, end: &str) -> usize {
        let found = self.rest().find(end).map(|at| self.at + at + end.len());
        found.unwrap_or(self.text.len())
    }

    pub fn slice(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }

    pub fn since(&self, start: usize) -> &'t str {
        self.slice(start..self.at)
    }
}

pub(super) fn starts_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | '$')
}

pub(super) fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// Whether a text starts with `=`, and with neither `==` nor `=>`.
pub(super) fn is_assignment(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t']);
    text.starts_with('=') && !text.starts_with("==") && !text.starts_with("=>")
}
