use std::ops::Range;

/// A place in a text from which it is read on.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// In bytes, between two characters.
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Self {
        Cursor { text, at: 0 }
    }

    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn before(&self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    pub fn part(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character after the next one.
    pub fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    pub fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub fn starts_with(&self, prefix: &str) -> bool {
        self.rest().starts_with(prefix)
    }

    /// Goes past a prefix, where it comes next.
    pub fn eat(&mut self, prefix: &str) -> bool {
        let found = self.starts_with(prefix);
        if found {
            self.at += prefix.len();
        }
        found
    }

    /// Goes past the characters that fit, and returns where they are.
    pub fn eat_while(&mut self, mut fits: impl FnMut(char) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += length;
        start..self.at
    }

    /// Goes past the end of a line, where it comes next.
    pub fn eat_line_end(&mut self) -> bool {
        self.eat("\r\n") || self.eat("\n")
    }

    /// Whether the next character is the last of a line, apart from white space: a backslash that somebody
    /// has put before a space at the end of a line is meant to continue it.
    pub fn ends_line_after(&self, length: usize) -> Option<usize> {
        let rest = self.rest().get(length..)?;
        let line = rest.trim_start_matches([' ', '\t']);
        let spaces = rest.len() - line.len();
        let end = match line {
            _ if line.starts_with("\r\n") => 2,
            _ if line.starts_with('\n') => 1,
            _ => return None,
        };
        Some(length + spaces + end)
    }
}
