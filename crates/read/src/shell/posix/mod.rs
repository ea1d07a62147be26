//! bash, zsh, dash, ksh. Source: POSIX.1-2024, Shell Command Language, 2.2 (quoting), 2.3 (tokens), 2.7 (redirection);
//! for `$'…'`, here-strings and braces the manual of bash.

mod braces;

use super::builder::{Builder, is_odd_space};
use super::cursor::Cursor;
use super::escapes::push_ansi_quoted;
use super::here_document::{HereDocument, cat};
use super::printf::printf;
use super::prompt::hash_is_prompt;
use super::substitution::{eat_brackets, eat_name, expands_braces};
use super::{ProblemKind, ShellCommand, Word};

pub(super) fn commands(text: &str) -> Vec<ShellCommand> {
    let mut reader = PosixReader {
        cursor: Cursor::new(text),
        builder: Builder::default(),
        here_documents: Vec::new(),
        hash_is_prompt: hash_is_prompt(text),
    };
    reader.read();
    reader.builder.finish()
}

struct PosixReader<'t> {
    cursor: Cursor<'t>,
    builder: Builder,
    here_documents: Vec<HereDocument>,
    hash_is_prompt: bool,
}

impl PosixReader<'_> {
    fn read(&mut self) {
        self.start_line();
        while let Some(next) = self.cursor.peek() {
            let at = self.cursor.at;
            match next {
                ' ' | '\t' => {
                    self.builder.end_word();
                    self.cursor.next();
                }
                '\n' => self.end_line(),
                '\r' if self.cursor.starts_with("\r\n") => self.end_line(),
                '\\' => self.backslash(),
                '\'' => self.single_quotes(),
                '"' => {
                    self.cursor.next();
                    self.double_quotes(at);
                }
                '$' => self.dollar(false),
                '`' => self.backquotes(),
                '#' if !self.builder.is_in_word() => self.builder.line_comment(&mut self.cursor),
                ';' | '&' | '|' | '(' | ')' => self.operator(next),
                '<' | '>' => self.redirection(next),
                '~' if !self.builder.is_in_word() => self.tilde(),
                '{' if expands_braces(self.cursor.rest()) => self.braces(),
                c if is_odd_space(c) => self.builder.odd_space(&mut self.cursor),
                '‘'..='„' if self.builder.typographic_quotes(&mut self.cursor) => {}
                _ => self.plain(),
            }
        }
        for document in std::mem::take(&mut self.here_documents) {
            self.builder.problem(
                ProblemKind::OpenHereDocument,
                document.start..document.start + 2,
            );
        }
    }

    fn start_line(&mut self) {
        self.builder.prompt(&mut self.cursor, self.hash_is_prompt);
    }

    fn end_line(&mut self) {
        self.builder.end_word();
        self.cursor.eat_line_end();
        for document in std::mem::take(&mut self.here_documents) {
            let (content, is_closed) = document.read(&mut self.cursor);
            if !is_closed {
                let opening = document.start..document.start + 2;
                self.builder.problem(ProblemKind::OpenHereDocument, opening);
            }
            self.builder.stdin(document.command, content);
        }
        self.builder.end_command(false);
        self.start_line();
    }

    /// An escaped character, or the end of a line that goes on.
    fn backslash(&mut self) {
        let start = self.cursor.at;
        if self.builder.joins_line(&mut self.cursor) {
            return;
        }
        self.cursor.next();
        self.cursor.next();
        let end = self.cursor.at;
        let text = self.cursor.part(start + 1..end);
        self.builder.word(start).push_as(text, start..end);
    }

    fn single_quotes(&mut self) {
        let start = self.cursor.at;
        self.cursor.next();
        let inside = self.cursor.eat_while(|c| c != '\'');
        let text = self.cursor.part(inside.clone());
        let is_closed = self.cursor.eat("'");
        let word = self.builder.word(start);
        word.push(text, inside.start);
        word.extend_span(&(start..self.cursor.at));
        if !is_closed {
            self.builder
                .problem(ProblemKind::OpenQuote, start..start + 1);
        }
    }

    /// Reads to the closing quote; the cursor is after the opening one, and `start` before it.
    fn double_quotes(&mut self, start: usize) {
        self.builder
            .word(start)
            .extend_span(&(start..self.cursor.at));
        loop {
            let plain = self
                .cursor
                .eat_while(|c| !matches!(c, '"' | '\\' | '$' | '`'));
            let text = self.cursor.part(plain.clone());
            self.builder.word(start).push(text, plain.start);
            let at = self.cursor.at;
            match self.cursor.peek() {
                Some('\\') => self.backslash_in_quotes(),
                Some('$') => self.dollar(true),
                Some('`') => self.backquotes(),
                Some(_) => {
                    self.cursor.next();
                    self.builder.word(start).extend_span(&(at..at + 1));
                    return;
                }
                None => {
                    return self
                        .builder
                        .problem(ProblemKind::OpenQuote, start..start + 1);
                }
            }
        }
    }

    fn backslash_in_quotes(&mut self) {
        let start = self.cursor.at;
        self.cursor.next();
        if self.cursor.eat_line_end() {
            return;
        }
        let escaped = self
            .cursor
            .peek()
            .filter(|c| matches!(c, '"' | '\\' | '$' | '`'));
        if escaped.is_some() {
            self.cursor.next();
            let text = self.cursor.part(start + 1..self.cursor.at);
            self.builder
                .word(start)
                .push_as(text, start..self.cursor.at);
        } else {
            self.builder.word(start).push("\\", start);
        }
    }

    /// A variable, a substitution, `$'…'`, `$"…"`, or the dollar sign itself.
    fn dollar(&mut self, in_quotes: bool) {
        let start = self.cursor.at;
        self.cursor.next();
        if let Some(document) = in_quotes.then(|| cat(&mut self.cursor)).flatten() {
            let end = self.cursor.at;
            let word = self.builder.word(start);
            word.push_part(&document, 0..document.text().len());
            return word.extend_span(&(start..end));
        }
        let is_closed = match self.cursor.peek() {
            Some('\'') if !in_quotes => return self.ansi_quotes(start),
            Some('"') if !in_quotes => {
                self.cursor.next();
                return self.double_quotes(start);
            }
            Some('(' | '{') => eat_brackets(&mut self.cursor, '\\'),
            Some('@' | '*' | '#' | '?' | '-' | '$' | '!' | '0'..='9') => {
                self.cursor.next();
                true
            }
            _ => match eat_name(&mut self.cursor) {
                true => true,
                false => return self.builder.word(start).push("$", start),
            },
        };
        let constant = printf(self.cursor.part(start..self.cursor.at));
        match constant.filter(|_| is_closed) {
            Some(text) => self
                .builder
                .word(start)
                .push_as(&text, start..self.cursor.at),
            None => self.variable(start, is_closed),
        }
    }

    fn variable(&mut self, start: usize, is_closed: bool) {
        self.builder.variable(&self.cursor, start, is_closed);
    }

    /// `$'…'`
    fn ansi_quotes(&mut self, start: usize) {
        self.cursor.next();
        let word = self.builder.word(start);
        if !push_ansi_quoted(&mut self.cursor, word, start) {
            self.builder
                .problem(ProblemKind::OpenQuote, start..start + 2);
        }
    }

    fn backquotes(&mut self) {
        let start = self.cursor.at;
        self.cursor.next();
        let mut is_closed = false;
        while let Some(next) = self.cursor.next() {
            match next {
                '\\' => {
                    self.cursor.next();
                }
                '`' => {
                    is_closed = true;
                    break;
                }
                _ => {}
            }
        }
        self.variable(start, is_closed);
    }

    /// What ends a command, or begins another one.
    fn operator(&mut self, next: char) {
        let start = self.cursor.at;
        if next == '&' && self.cursor.second() == Some('>') {
            self.cursor.at += 2;
            self.cursor.eat(">");
            return self.builder.redirect(start..self.cursor.at);
        }
        self.cursor.next();
        if matches!(next, '(' | ')') && self.builder.is_in_word() {
            self.builder
                .problem(ProblemKind::Unquoted, start..start + 1);
            let text = self.cursor.part(start..start + 1);
            return self.builder.word(start).push(text, start);
        }
        let is_double = matches!(next, '&' | '|' | ';') && self.cursor.peek() == Some(next);
        if is_double || (next == '|' && self.cursor.starts_with("&")) {
            self.cursor.next();
        }
        self.builder.end_command(next == '|' && !is_double);
        // Another command may follow on the next line.
        if self.cursor.ends_line_after(0).is_none() {
            self.cursor.eat_while(|c| c == ' ' || c == '\t');
        }
    }

    fn redirection(&mut self, next: char) {
        let start = self.cursor.at;
        if self.builder.placeholder(&mut self.cursor) {
            return;
        }
        self.cursor.next();
        if self.cursor.starts_with("(") {
            // The name of a pipe from or to another command.
            let is_closed = eat_brackets(&mut self.cursor, '\\');
            return self.variable(start, is_closed);
        }
        if next == '<' && self.cursor.eat("<<") {
            return self.here_string(start);
        }
        if next == '<' && self.cursor.eat("<") {
            return self.begin_here_document(start);
        }
        for operator in [">", "|", "&", ">"] {
            self.cursor.eat(operator);
        }
        let operator = start..self.cursor.at;
        match self.cursor.part(operator.clone()) {
            ">" | ">|" => self.builder.redirect_output(operator, false),
            ">>" => self.builder.redirect_output(operator, true),
            _ => self.builder.redirect(operator),
        }
        if self.cursor.before().ends_with('&') {
            let target = self.cursor.eat_while(|c| c.is_ascii_digit() || c == '-');
            if !target.is_empty() {
                self.builder.end_redirection(target);
            }
        }
    }

    /// `<<< word`
    fn here_string(&mut self, start: usize) {
        self.builder.end_word();
        self.builder.comment(start..self.cursor.at);
        self.cursor.eat_while(|c| c == ' ' || c == '\t');
        let word = self.separate_word();
        let command = self.builder.count();
        self.builder.stdin(command, word);
    }

    /// `<<EOF`, whose lines follow after this one.
    fn begin_here_document(&mut self, start: usize) {
        self.builder.end_word();
        let is_indented = self.cursor.eat("-");
        self.cursor.eat_while(|c| c == ' ' || c == '\t');
        let word = self.separate_word();
        let expands = word.span().len() == word.text().len();
        self.builder.comment(start..word.span().end.max(start + 2));
        self.here_documents.push(HereDocument {
            command: self.builder.count(),
            end: word.text().to_owned(),
            is_indented,
            expands,
            start,
        });
    }

    /// The next word alone, which is no argument.
    fn separate_word(&mut self) -> Word {
        let outer = std::mem::take(&mut self.builder);
        let start = self.cursor.at;
        while let Some(next) = self.cursor.peek() {
            match next {
                ' ' | '\t' | '\n' | '\r' | ';' | '&' | '|' | '<' | '>' | '(' | ')' => break,
                '\\' => self.backslash(),
                '\'' => self.single_quotes(),
                '"' => {
                    let at = self.cursor.at;
                    self.cursor.next();
                    self.double_quotes(at);
                }
                '$' => self.dollar(false),
                '`' => self.backquotes(),
                _ => self.plain(),
            }
        }
        let inner = std::mem::replace(&mut self.builder, outer);
        let commands = inner.finish();
        for problem in commands.iter().flat_map(|command| &command.problems) {
            self.builder.problem(problem.kind, problem.span.clone());
        }
        let mut words = commands.into_iter().flat_map(|command| command.words);
        words.next().unwrap_or_else(|| Word::new(start))
    }

    fn tilde(&mut self) {
        let start = self.cursor.at;
        self.cursor.next();
        let is_home = matches!(self.cursor.peek(), None | Some('/' | ' ' | '\n'));
        match is_home {
            true => self.variable(start, true),
            false => self.builder.word(start).push("~", start),
        }
    }

    fn plain(&mut self) {
        self.builder.plain(&mut self.cursor, is_special);
    }
}

fn is_special(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\\'
            | '\''
            | '"'
            | '$'
            | '`'
            | ';'
            | '&'
            | '|'
            | '('
            | ')'
            | '<'
            | '>'
            | '{'
    ) || is_odd_space(c)
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use wireform_model::shell::Shell;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        testing::check(Shell::Posix, text, expected);
    }

    #[test]
    fn quotes_are_removed() {
        check("aws a  b\tc", &["aws", "a", "b", "c"]);
        check(
            r#"aws 'it'\''s' "a \"b\" \x" '' c\ d"#,
            &["aws", "it's", r#"a "b" \x"#, "", "c d"],
        );
        check(
            r"aws $'a\n\x41\u00e9\'b' --x='y z'",
            &["aws", "a\nAé'b", "--x=y z"],
        );
        check("aws \"a\nb\" 'c\nd'", &["aws", "a\nb", "c\nd"]);
    }

    #[test]
    fn lines_go_on_after_a_backslash() {
        check(
            "aws \\\n    --a b \\\r\n  --c d",
            &["aws", "--a", "b", "--c", "d"],
        );
        check("$ aws \\\n> --a b", &["aws", "--a", "b"]);
        check("aws --a \"x\\\ny\"", &["aws", "--a", "xy"]);
        check("# aws a", &["aws", "a"]);
    }

    #[test]
    fn variables_stay_as_they_are() {
        check(
            r#"aws $A "b ${C:-"x}"} d" $(cat "f)") `date` ~/x $ 'q $x' <bucket-name>"#,
            &[
                "aws",
                "«$A»",
                r#"b «${C:-"x}"}» d"#,
                "«$(cat \"f)\")»",
                "«`date`»",
                "«~»/x",
                "$",
                "q $x",
                "«<bucket-name>»",
            ],
        );
        check("aws {a} {}", &["aws", "{a}", "{}"]);
    }

    #[test]
    fn what_is_no_part_of_a_command_is_left_out() {
        check("aws a > out.txt 2>&1 # comment", &["aws", "a"]);
        check("aws a >>x 2>/dev/null <in b", &["aws", "a", "b"]);
        check("aws a &> x b", &["aws", "a", "b"]);
        let words = testing::words(
            "A=b aws c | jq -r .x && aws d; aws e &\n\naws f || true",
            Shell::Posix,
        );
        let firsts: Vec<&str> = words
            .iter()
            .filter_map(|words| words.last())
            .map(String::as_str)
            .collect();
        assert_eq!(firsts, ["c", ".x", "d", "e", "f", "true"]);
        let piped = commands("printf %s x | curl -d @- y");
        assert!(piped[1].reads_pipe && !piped[0].reads_pipe);
    }

    #[test]
    fn what_is_not_closed_is_a_problem() {
        for text in [
            "aws 'a",
            "aws \"a",
            "aws $(a",
            "aws $'a",
            "aws <<X\na",
            "aws a(b)",
        ] {
            assert!(!commands(text)[0].problems.is_empty(), "{text}");
        }
    }
}
