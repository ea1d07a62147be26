//! PowerShell. Source: its manual, about_Parsing, about_Quoting_Rules, about_Special_Characters and
//! about_Redirection; for elements of a command in argument mode engine/parser/tokenizer.cs.

use std::ops::Range;

use super::builder::Builder;
use super::cursor::Cursor;
use super::substitution::{eat_brackets, eat_name};
use super::{ProblemKind, ShellCommand};

pub(super) fn commands(text: &str) -> Vec<ShellCommand> {
    read(text).finish()
}

/// The elements of the commands, each a word.
pub(super) fn read(text: &str) -> Builder {
    let mut reader = PowerShellReader {
        cursor: Cursor::new(text),
        builder: Builder::default(),
    };
    reader.read();
    reader.builder
}

struct PowerShellReader<'t> {
    cursor: Cursor<'t>,
    builder: Builder,
}

impl PowerShellReader<'_> {
    fn read(&mut self) {
        self.start_line();
        while let Some(next) = self.cursor.peek() {
            match next {
                '\n' => self.end_line(),
                '\r' if self.cursor.starts_with("\r\n") => self.end_line(),
                c if is_space(c) => {
                    self.builder.end_word();
                    self.cursor.next();
                }
                '`' => self.backtick(),
                '@' if self.starts_here_string() => self.here_string(),
                c if is_single_quote(c) => self.single_quotes(),
                c if is_double_quote(c) => self.double_quotes(),
                '$' => self.dollar(),
                '@' | '(' | '{' if self.builder.is_at_value() => self.expression(next),
                '#' if !self.builder.is_in_word() => self.builder.line_comment(&mut self.cursor),
                '<' if self.cursor.starts_with("<#") => self.block_comment(),
                '-' if self.cursor.starts_with("--% ") && !self.builder.is_in_word() => {
                    self.verbatim()
                }
                ';' | '&' | '|' => self.operator(next),
                '<' | '>' => self.redirection(),
                _ => self.plain(),
            }
        }
        self.builder.end_word();
    }

    fn start_line(&mut self) {
        self.builder.prompt(&mut self.cursor, false);
    }

    fn end_line(&mut self) {
        self.builder.end_word();
        self.cursor.eat_line_end();
        self.builder.end_command(false);
        self.start_line();
    }

    /// An escaped character, or the end of a line that goes on.
    fn backtick(&mut self) {
        let start = self.cursor.at;
        if self.builder.joins_line(&mut self.cursor) {
            return self.builder.end_word();
        }
        self.cursor.next();
        let text = escape(&mut self.cursor);
        self.builder
            .word(start)
            .push_as(&text, start..self.cursor.at);
    }

    /// Two quotes between single quotes are one, which of the five kinds they may be.
    fn single_quotes(&mut self) {
        let quote = self.opening_quote();
        let start = quote.start;
        loop {
            let plain = self.cursor.eat_while(|c| !is_single_quote(c));
            let text = self.cursor.part(plain.clone());
            self.builder.word(start).push(text, plain.start);
            let at = self.cursor.at;
            if self.cursor.next().is_none() {
                return self.builder.problem(ProblemKind::OpenQuote, quote);
            }
            let middle = self.cursor.at;
            if !self.cursor.peek().is_some_and(is_single_quote) {
                return self.builder.word(start).extend_span(&(at..middle));
            }
            self.cursor.next();
            let text = self.cursor.part(middle..self.cursor.at);
            self.builder.word(start).push_as(text, at..self.cursor.at);
        }
    }

    /// Goes past a quote, which begins a word if there is none; typographic ones have three bytes.
    fn opening_quote(&mut self) -> Range<usize> {
        let start = self.cursor.at;
        self.cursor.next();
        let quote = start..self.cursor.at;
        self.builder.word(start).extend_span(&quote);
        quote
    }

    fn double_quotes(&mut self) {
        let quote = self.opening_quote();
        let start = quote.start;
        loop {
            let plain = self
                .cursor
                .eat_while(|c| !is_double_quote(c) && c != '`' && c != '$');
            let text = self.cursor.part(plain.clone());
            self.builder.word(start).push(text, plain.start);
            let at = self.cursor.at;
            match self.cursor.peek() {
                None => return self.builder.problem(ProblemKind::OpenQuote, quote),
                Some('$') => self.dollar(),
                Some('`') => {
                    self.cursor.next();
                    let text = escape(&mut self.cursor);
                    self.builder.word(start).push_as(&text, at..self.cursor.at);
                }
                Some(_) => {
                    self.cursor.next();
                    let middle = self.cursor.at;
                    if !self.cursor.peek().is_some_and(is_double_quote) {
                        return self.builder.word(start).extend_span(&(at..middle));
                    }
                    self.cursor.next();
                    let text = self.cursor.part(middle..self.cursor.at);
                    self.builder.word(start).push_as(text, at..self.cursor.at);
                }
            }
        }
    }

    /// `@'` or `@"` at the end of a line.
    fn starts_here_string(&self) -> bool {
        let is_quote = |c: char| is_single_quote(c) || is_double_quote(c);
        let length = self
            .cursor
            .second()
            .filter(|c| is_quote(*c))
            .map(|c| 1 + c.len_utf8());
        length.is_some_and(|length| self.cursor.ends_line_after(length).is_some())
    }

    /// Everything up to a line that begins with `'@` or `"@`, without the line break before it.
    fn here_string(&mut self) {
        let start = self.cursor.at;
        let quote = self.cursor.second().unwrap_or_default();
        let length = self.cursor.ends_line_after(1 + quote.len_utf8());
        self.cursor.at += length.unwrap_or_default();
        let inside = self.cursor.at;
        let is_end = |line: &str| {
            let mut characters = line.chars();
            let same = characters.next().is_some_and(|c| {
                is_single_quote(c) == is_single_quote(quote)
                    && (is_single_quote(c) || is_double_quote(c))
            });
            same && characters.next() == Some('@')
        };
        while !self.cursor.rest().is_empty() && !is_end(self.cursor.rest()) {
            self.cursor.eat_while(|c| c != '\n');
            self.cursor.next();
        }
        let is_closed = !self.cursor.rest().is_empty();
        let content = self.cursor.part(inside..self.cursor.at);
        let content = content.strip_suffix('\n').unwrap_or(content);
        let content = content.strip_suffix('\r').unwrap_or(content);
        self.push_here_string(content, inside, is_double_quote(quote));
        if is_closed {
            self.cursor.next();
            self.cursor.next();
        } else {
            self.builder
                .problem(ProblemKind::OpenQuote, start..start + 1 + quote.len_utf8());
        }
        self.builder
            .word(start)
            .extend_span(&(start..self.cursor.at));
    }

    fn push_here_string(&mut self, content: &str, start: usize, expands: bool) {
        if !expands {
            return self.builder.word(start).push(content, start);
        }
        let end = self.cursor.at;
        self.cursor.at = start;
        while self.cursor.at < start + content.len() {
            let at = self.cursor.at;
            match self.cursor.peek() {
                Some('$') => self.dollar(),
                Some('`') => {
                    self.cursor.next();
                    let text = escape(&mut self.cursor);
                    self.builder.word(at).push_as(&text, at..self.cursor.at);
                }
                _ => {
                    self.cursor.eat_while(|c| c != '$' && c != '`');
                    self.cursor.at = self.cursor.at.min(start + content.len());
                    let text = self.cursor.part(at..self.cursor.at);
                    self.builder.word(at).push(text, at);
                }
            }
        }
        self.cursor.at = end.max(self.cursor.at);
    }

    /// `$name`, `$env:NAME`, `${name}` or `$(…)`, with properties and indexes outside of quotes.
    fn dollar(&mut self) {
        let start = self.cursor.at;
        self.cursor.next();
        let is_closed = match self.cursor.peek() {
            Some('(' | '{') => eat_brackets(&mut self.cursor, '`'),
            Some('$' | '?' | '^' | '_') => {
                self.cursor.next();
                true
            }
            _ => match eat_name(&mut self.cursor) {
                true => {
                    let scope = self.cursor.at;
                    if self.cursor.eat(":") && !eat_name(&mut self.cursor) {
                        self.cursor.at = scope;
                    }
                    true
                }
                false => return self.builder.word(start).push("$", start),
            },
        };
        match character(self.cursor.part(start..self.cursor.at)) {
            Some(text) => self
                .builder
                .word(start)
                .push_as(&text, start..self.cursor.at),
            None => self.variable(start, is_closed),
        }
    }

    /// `(…)`, `@(…)`, `@name` or `{…}`, which PowerShell evaluates.
    fn expression(&mut self, next: char) {
        let start = self.cursor.at;
        if next == '@' {
            self.cursor.next();
            if !matches!(self.cursor.peek(), Some('(' | '{')) {
                let is_splat = eat_name(&mut self.cursor);
                let text = self.cursor.part(start..self.cursor.at);
                match is_splat {
                    true => self.builder.word(start).push_variable(text, start),
                    false => self.builder.word(start).push(text, start),
                }
                return;
            }
        }
        let is_closed = eat_brackets(&mut self.cursor, '`');
        self.variable(start, is_closed);
    }

    fn variable(&mut self, start: usize, is_closed: bool) {
        self.builder.variable(&self.cursor, start, is_closed);
    }

    fn block_comment(&mut self) {
        let start = self.cursor.at;
        let rest = self.cursor.rest();
        self.cursor.at += rest.find("#>").map_or(rest.len(), |end| end + 2);
        self.builder.end_word();
        self.builder.comment(start..self.cursor.at);
    }

    /// After `--%` the rest of the line is for the program as it is.
    fn verbatim(&mut self) {
        self.cursor.at += "--% ".len();
        let line = self
            .cursor
            .eat_while(|c| c != '\n' && c != '\r' && c != '|' && c != '&');
        let mut word = super::Word::new(line.start);
        word.push(self.cursor.part(line.clone()), line.start);
        let (words, problem) = super::c_runtime::split(&word, 0);
        for part in words {
            self.builder
                .word(part.span().start)
                .push_part(&part, 0..part.text().len());
            self.builder
                .word(part.span().start)
                .extend_span(&part.span());
            self.builder.end_word();
        }
        if let Some(kind) = problem {
            self.builder.problem(kind, line);
        }
    }

    fn operator(&mut self, next: char) {
        self.cursor.next();
        let is_double = next != ';' && self.cursor.peek() == Some(next);
        if is_double {
            self.cursor.next();
        }
        // `& program` calls it.
        if next == '&' && !is_double && !self.builder.is_in_command() {
            return;
        }
        self.builder.end_command(next == '|' && !is_double);
        if let Some(length) = self.cursor.ends_line_after(0).filter(|_| next != ';') {
            // The other command may be on the next line.
            self.cursor.at += length;
        }
    }

    fn redirection(&mut self) {
        let start = self.cursor.at;
        if self.builder.placeholder(&mut self.cursor) {
            return;
        }
        self.cursor.next();
        self.cursor.eat(">");
        self.builder.redirect(start..self.cursor.at);
        let end = self.cursor.at;
        if self.cursor.eat("&1") {
            self.builder.end_redirection(end..self.cursor.at);
        }
    }

    fn plain(&mut self) {
        self.builder.plain(&mut self.cursor, is_special);
    }
}

/// `$([char]27)`, which is always the same: so Windows PowerShell has control characters.
fn character(substitution: &str) -> Option<String> {
    let code = substitution.strip_prefix("$([char]")?.strip_suffix(')')?;
    let code: u32 = code.parse().ok()?;
    char::from_u32(code).map(String::from)
}

/// What a backtick and the characters after it mean; the cursor is after the backtick.
fn escape(cursor: &mut Cursor<'_>) -> String {
    let start = cursor.at;
    let simple = match cursor.next() {
        None => return "`".to_owned(),
        Some('n') => '\n',
        Some('t') => '\t',
        Some('r') => '\r',
        Some('0') => '\0',
        Some('a') => '\x07',
        Some('b') => '\x08',
        Some('e') => '\x1b',
        Some('f') => '\x0c',
        Some('v') => '\x0b',
        Some('u') if cursor.starts_with("{") => {
            let digits = cursor.rest().get(1..).unwrap_or_default();
            let length = digits.find('}').filter(|length| *length <= 6);
            let code =
                length.and_then(|length| u32::from_str_radix(digits.get(..length)?, 16).ok());
            let Some((character, length)) = code.and_then(char::from_u32).zip(length) else {
                return "u".to_owned();
            };
            cursor.at += length + 2;
            character
        }
        Some(_) => return cursor.part(start..cursor.at).to_owned(),
    };
    simple.to_string()
}

fn is_space(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || c == '\u{85}')
}

fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
}

fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}'..='\u{201e}')
}

fn is_special(c: char) -> bool {
    c.is_whitespace()
        || is_single_quote(c)
        || is_double_quote(c)
        || matches!(c, '`' | '$' | ';' | '&' | '|' | '<' | '>')
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use wireform_model::shell::Shell;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        testing::check(Shell::PowerShell, text, expected);
    }

    #[test]
    fn quotes_and_escapes() {
        check(
            r#"aws 'it''s' '{"a":"b c"}' "x `"y`" ""z""" ''"#,
            &["aws", "it's", r#"{"a":"b c"}"#, "x \"y\" \"z\"", ""],
        );
        check(
            "aws '‘‘a’’' --x='y z' a`nb",
            &["aws", "‘a’", "--x=y z", "a\nb"],
        );
        check(
            "PS C:\\x> aws a `\n>> b `\r\n  --c",
            &["aws", "a", "b", "--c"],
        );
        check("& aws.exe a <# b #> c # d", &["aws.exe", "a", "c"]);
    }

    #[test]
    fn an_open_quote_is_all_of_its_bytes() {
        for (text, quote) in [("aws ‘a", "‘"), ("aws “a", "“"), ("aws @“\na", "@“")] {
            let problems = &super::commands(text)[0].problems;
            assert_eq!(text.get(problems[0].span.clone()), Some(quote));
        }
    }

    #[test]
    fn here_strings() {
        check(
            "aws @'\n{\"a\": 'b'}\n$c\n'@ d",
            &["aws", "{\"a\": 'b'}\n$c", "d"],
        );
        check("aws @\"\na `\"$b\r\n\"@", &["aws", "a \"«$b»"]);
    }

    #[test]
    fn variables_stay_as_they_are() {
        check(
            r#"aws $a "x $env:B y" (Get-Date -f ")") @c ${d e} $(f) '$g'"#,
            &[
                "aws",
                "«$a»",
                "x «$env:B» y",
                "«(Get-Date -f \")\")»",
                "«@c»",
                "«${d e}»",
                "«$(f)»",
                "$g",
            ],
        );
    }

    #[test]
    fn commands_end() {
        let words = testing::words(
            "aws a | ConvertFrom-Json; aws b > c 2>&1\n aws --% d \"e f\" %g%",
            Shell::PowerShell,
        );
        let lasts: Vec<&str> = words
            .iter()
            .filter_map(|words| words.last())
            .map(String::as_str)
            .collect();
        assert_eq!(lasts, ["a", "ConvertFrom-Json", "b", "%g%"]);
    }
}
