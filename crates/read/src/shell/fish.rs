//! fish. Source: its manual, "The fish language": quotes, escapes, expansion, redirection.

use super::builder::{Builder, is_odd_space};
use super::cursor::Cursor;
use super::escapes::c_escape;
use super::prompt::hash_is_prompt;
use super::substitution::{eat_brackets, eat_name};
use super::{ProblemKind, ShellCommand};

pub(super) fn commands(text: &str) -> Vec<ShellCommand> {
    let mut reader = FishReader {
        cursor: Cursor::new(text),
        builder: Builder::default(),
        hash_is_prompt: hash_is_prompt(text),
    };
    reader.read();
    reader.builder.finish()
}

struct FishReader<'t> {
    cursor: Cursor<'t>,
    builder: Builder,
    hash_is_prompt: bool,
}

impl FishReader<'_> {
    fn read(&mut self) {
        self.start_line();
        while let Some(next) = self.cursor.peek() {
            match next {
                ' ' | '\t' => {
                    self.builder.end_word();
                    self.cursor.next();
                }
                '\n' => self.end_line(),
                '\r' if self.cursor.starts_with("\r\n") => self.end_line(),
                '\\' => self.backslash(),
                '\'' | '"' => self.quotes(next),
                '$' => self.dollar(),
                '(' => self.substitution(),
                '#' if !self.builder.is_in_word() => self.builder.line_comment(&mut self.cursor),
                ';' | '&' | '|' => self.operator(next),
                '<' | '>' => self.redirection(next),
                '~' if !self.builder.is_in_word() => {
                    let start = self.cursor.at;
                    self.cursor.next();
                    self.variable(start, true);
                }
                c if is_odd_space(c) => self.builder.odd_space(&mut self.cursor),
                '‘'..='„' if self.builder.typographic_quotes(&mut self.cursor) => {}
                _ => self.plain(),
            }
        }
        self.builder.end_word();
    }

    fn start_line(&mut self) {
        self.builder.prompt(&mut self.cursor, self.hash_is_prompt);
    }

    fn end_line(&mut self) {
        self.builder.end_word();
        self.cursor.eat_line_end();
        self.builder.end_command(false);
        self.start_line();
    }

    fn backslash(&mut self) {
        let start = self.cursor.at;
        if self.builder.joins_line(&mut self.cursor) {
            return;
        }
        self.cursor.next();
        let mut text = String::new();
        match c_escape(&mut self.cursor) {
            Some(character) => text.push(character),
            None => text.extend(self.cursor.next()),
        }
        self.builder
            .word(start)
            .push_as(&text, start..self.cursor.at);
    }

    /// Between single quotes `\'` and `\\` are escapes, between double quotes also `\"`, `\$` and the end of a line.
    fn quotes(&mut self, quote: char) {
        let start = self.cursor.at;
        self.cursor.next();
        self.builder
            .word(start)
            .extend_span(&(start..self.cursor.at));
        loop {
            let at = self.cursor.at;
            let is_plain = |c: char| c != quote && c != '\\' && (quote == '\'' || c != '$');
            let plain = self.cursor.eat_while(is_plain);
            let text = self.cursor.part(plain);
            self.builder.word(start).push(text, at);
            let at = self.cursor.at;
            match self.cursor.next() {
                None => {
                    return self
                        .builder
                        .problem(ProblemKind::OpenQuote, start..start + 1);
                }
                Some('\\') => self.escape_in_quotes(quote),
                Some('$') => {
                    self.cursor.at = at;
                    self.dollar();
                }
                Some(_) => return self.builder.word(start).extend_span(&(at..self.cursor.at)),
            }
        }
    }

    /// The cursor is after the backslash.
    fn escape_in_quotes(&mut self, quote: char) {
        let start = self.cursor.at - 1;
        if quote == '"' && self.cursor.eat_line_end() {
            return;
        }
        let is_escape = match self.cursor.peek() {
            Some('\\') => true,
            Some('$') => quote == '"',
            other => other == Some(quote),
        };
        if !is_escape {
            return self.builder.word(start).push("\\", start);
        }
        self.cursor.next();
        let text = self.cursor.part(start + 1..self.cursor.at);
        self.builder
            .word(start)
            .push_as(text, start..self.cursor.at);
    }

    /// `$name`, `$name[1]` or `$(…)`.
    fn dollar(&mut self) {
        let start = self.cursor.at;
        self.cursor.next();
        let is_closed = match self.cursor.peek() {
            Some('(' | '{') => eat_brackets(&mut self.cursor, '\\'),
            _ => match eat_name(&mut self.cursor) {
                true => true,
                false => return self.builder.word(start).push("$", start),
            },
        };
        self.index();
        self.variable(start, is_closed);
    }

    /// The index of a variable that is a list: `[1]`.
    fn index(&mut self) {
        let rest = self.cursor.rest();
        let inside = rest.strip_prefix('[').unwrap_or_default();
        let end = inside.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '.' | ' '));
        let end = end.filter(|end| inside.get(*end..).is_some_and(|it| it.starts_with(']')));
        self.cursor.at += end.map_or(0, |end| end + 2);
    }

    fn substitution(&mut self) {
        let start = self.cursor.at;
        let is_closed = eat_brackets(&mut self.cursor, '\\');
        self.variable(start, is_closed);
    }

    fn variable(&mut self, start: usize, is_closed: bool) {
        self.builder.variable(&self.cursor, start, is_closed);
    }

    fn operator(&mut self, next: char) {
        let start = self.cursor.at;
        self.cursor.next();
        if next == '&' && (self.cursor.starts_with(">") || self.cursor.starts_with("|")) {
            let is_pipe = self.cursor.next() == Some('|');
            match is_pipe {
                true => self.builder.end_command(true),
                false => self.builder.redirect(start..self.cursor.at),
            }
            return;
        }
        let is_double = next != ';' && self.cursor.peek() == Some(next);
        if is_double {
            self.cursor.next();
        }
        self.builder.end_command(next == '|' && !is_double);
        self.cursor.eat_while(|c| c == ' ' || c == '\t');
    }

    fn redirection(&mut self, next: char) {
        let start = self.cursor.at;
        if self.builder.placeholder(&mut self.cursor) {
            return;
        }
        self.cursor.next();
        for operator in [">", "?", "&", "|"] {
            if next == '>' {
                self.cursor.eat(operator);
            }
        }
        self.builder.redirect(start..self.cursor.at);
        if self.cursor.before().ends_with('&') {
            let target = self.cursor.eat_while(|c| c.is_ascii_digit() || c == '-');
            self.builder.end_redirection(target);
        }
    }

    fn plain(&mut self) {
        self.builder.plain(&mut self.cursor, is_special);
    }
}

fn is_special(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\\' | '\'' | '"' | '$' | ';' | '&' | '|' | '(' | '<' | '>'
    ) || is_odd_space(c)
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use wireform_model::shell::Shell;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        testing::check(Shell::Fish, text, expected);
    }

    #[test]
    fn quotes_and_escapes() {
        check(
            r"aws 'it\'s' 'a\\nb' 'a\nb' ''",
            &["aws", "it's", r"a\nb", r"a\nb", ""],
        );
        check(
            r#"aws "a \"b\" \x \$c" \tx a\ b"#,
            &["aws", r#"a "b" \x $c"#, "\tx", "a b"],
        );
        check("aws a \\\n    b\\\n c", &["aws", "a", "b", "c"]);
    }

    #[test]
    fn variables_and_substitutions() {
        check(
            r#"aws $a[1] (date "+)") "x $b" "$(id)" '$c' ~/x"#,
            &[
                "aws",
                "«$a[1]»",
                "«(date \"+)\")»",
                "x «$b»",
                "«$(id)»",
                "$c",
                "«~»/x",
            ],
        );
    }

    #[test]
    fn commands_end() {
        let words = testing::words("aws a; aws b | cat\naws c > x 2>&1 # d", Shell::Fish);
        let lasts: Vec<&str> = words
            .iter()
            .filter_map(|words| words.last())
            .map(String::as_str)
            .collect();
        assert_eq!(lasts, ["a", "b", "cat", "c"]);
    }

    #[test]
    fn what_is_not_closed_is_a_problem() {
        for text in ["aws 'a", "aws \"a", "aws (a"] {
            assert!(!commands(text)[0].problems.is_empty(), "{text}");
        }
    }
}
