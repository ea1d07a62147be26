//! White space, comments, and what is no literal: skipped by its brackets and quotes.

use super::Language;
use super::mends::Mend;
use super::reader::Reader;

impl Reader<'_> {
    /// Skips white space and comments.
    pub(in crate::document) fn skip_space(&mut self) {
        loop {
            let start = self.cursor.at;
            self.cursor
                .take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
            if self.skip_comment() {
                continue;
            }
            let odd = self.cursor.at;
            self.cursor
                .take_while(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
            if self.language == Language::Json && self.cursor.at > odd {
                self.mends.push(Mend::Space, odd..self.cursor.at, " ");
            }
            if self.language == Language::Python
                && (self.cursor.eat("\\\n") || self.cursor.eat("\\\r\n"))
            {
                continue;
            }
            if self.cursor.at == start {
                return;
            }
        }
    }

    fn skip_comment(&mut self) -> bool {
        let start = self.cursor.at;
        let rest = self.cursor.rest();
        let of_javascript = self.language != Language::Python;
        let is_line = (of_javascript && rest.starts_with("//"))
            || (self.language != Language::JavaScript && rest.starts_with('#'));
        if is_line {
            self.cursor.take_while(|c| c != '\n');
        } else if of_javascript && rest.starts_with("/*") {
            self.cursor.at += 2;
            self.cursor.at = self.cursor.find("*/");
        } else {
            return false;
        }
        let span = start..self.cursor.at;
        match self.language {
            Language::Json => self.mends.push(Mend::Comment, span, ""),
            Language::JavaScript | Language::Python => self.comments.push(span),
        }
        true
    }

    /// Skips an expression, up to a comma, a semicolon or a closing bracket that is not its own.
    pub(super) fn skip_expression(&mut self) {
        while !matches!(self.cursor.peek(), None | Some(',' | ';' | ']' | '}' | ')')) {
            self.skip_one();
        }
    }

    /// Skips a character, or a string, a comment or brackets with what is in them.
    pub(super) fn skip_one(&mut self) {
        match self.cursor.peek() {
            Some('(' | '[' | '{') => self.skip_brackets(),
            Some('"' | '\'' | '`') => self.skip_string(),
            _ if self.skip_comment() => {}
            _ => {
                self.cursor.bump();
            }
        }
    }

    /// Skips brackets with what is in them, however deep.
    pub(super) fn skip_brackets(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.cursor.peek() {
                None => return,
                Some('"' | '\'' | '`') => self.skip_string(),
                _ if self.skip_comment() => {}
                Some(c) => {
                    self.cursor.bump();
                    match c {
                        '(' | '[' | '{' => depth += 1,
                        ')' | ']' | '}' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    pub(super) fn skip_string(&mut self) {
        let is_python = self.language == Language::Python;
        for quotes in ["\"\"\"", "'''"] {
            if is_python && self.cursor.eat(quotes) {
                self.cursor.at = self.cursor.find(quotes);
                return;
            }
        }
        let Some(quote) = self.cursor.bump() else {
            return;
        };
        loop {
            self.cursor
                .take_while(|c| c != quote && c != '\\' && (c != '\n' || quote == '`'));
            match self.cursor.bump() {
                Some('\\') => {
                    self.cursor.bump();
                }
                _ => return,
            }
        }
    }
}
