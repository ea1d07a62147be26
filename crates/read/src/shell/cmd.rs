//! The command prompt of Windows. Two programs read a command: cmd, then the C runtime of the program ([`c_runtime`]).
//!
//! Source: D. Benham and jeb, "How does the Windows Command Interpreter (CMD.EXE) parse scripts?", as it applies
//! at the prompt. `"` opens and closes quotes, between which only `"` is special; `^` makes the next character
//! literal, or joins the next line; `& | < >` end the command or redirect it; `%NAME%` is replaced anywhere.

use super::builder::Builder;
use super::c_runtime;
use super::cursor::Cursor;
use super::{ProblemKind, ShellCommand};

pub(super) fn commands(text: &str) -> Vec<ShellCommand> {
    let mut reader = CmdReader {
        cursor: Cursor::new(text),
        builder: Builder::default(),
        quoted: false,
        loops: Vec::new(),
    };
    reader.read();
    let commands = reader.builder.finish().into_iter();
    commands.map(split).flat_map(split_loop).collect()
}

/// A loop and its body, which are one line: `for %i in (a b) do aws …`.
fn split_loop(mut body: ShellCommand) -> Vec<ShellCommand> {
    let first = body.words.first().map(super::Word::text);
    let is_loop = first.is_some_and(|word| word.eq_ignore_ascii_case("for"));
    let mut words = body.words.iter().filter(|_| is_loop);
    let Some(start) = words.position(|word| word.text().eq_ignore_ascii_case("do")) else {
        return vec![body];
    };
    let behind = body.words.split_off(start);
    let head = ShellCommand {
        words: std::mem::replace(&mut body.words, behind),
        ..ShellCommand::default()
    };
    vec![head, body]
}

/// The command with the words that the program makes of its line, which so far is one word.
fn split(mut command: ShellCommand) -> ShellCommand {
    let lines = std::mem::take(&mut command.words);
    for line in &lines {
        let (words, problem) = c_runtime::split(line, 0);
        if let (Some(kind), Some(last)) = (problem, words.last()) {
            let span = last.span();
            command.problems.push(super::Problem { kind, span });
        }
        command.words.extend(words);
    }
    if command
        .words
        .first()
        .is_some_and(|word| is_remark(word.text()))
    {
        let words = std::mem::take(&mut command.words);
        command
            .comments
            .extend(words.iter().map(|word| word.span()));
    }
    command
}

fn is_remark(word: &str) -> bool {
    word.eq_ignore_ascii_case("rem") || word.starts_with("::")
}

struct CmdReader<'t> {
    cursor: Cursor<'t>,
    builder: Builder,
    quoted: bool,
    /// The letters of the loops' variables.
    loops: Vec<char>,
}

impl CmdReader<'_> {
    fn read(&mut self) {
        self.start_line();
        while let Some(next) = self.cursor.peek() {
            let at = self.cursor.at;
            match next {
                '\n' => self.end_line(),
                '\r' if self.cursor.starts_with("\r\n") => self.end_line(),
                '"' => {
                    self.quoted = !self.quoted;
                    self.cursor.next();
                    self.builder.word(at).push("\"", at);
                }
                '%' => self.percent(),
                '^' if !self.quoted => self.caret(),
                '&' | '|' if !self.quoted => self.operator(next),
                '<' | '>' if !self.quoted => self.redirection(),
                '@' if !self.builder.is_in_command() => {
                    self.cursor.next();
                }
                ' ' | '\t' if !self.builder.is_in_word() => {
                    self.cursor.next();
                }
                _ => self.builder.plain(&mut self.cursor, is_special),
            }
        }
    }

    fn start_line(&mut self) {
        self.builder.prompt(&mut self.cursor, false);
    }

    /// Quotes end with the line.
    fn end_line(&mut self) {
        if self.quoted {
            let at = self.cursor.at;
            self.builder.problem(ProblemKind::OpenQuote, at..at);
        }
        self.cursor.eat_line_end();
        self.quoted = false;
        self.builder.end_command(false);
        self.start_line();
    }

    /// A caret makes the next character literal, also the first of a line that it joins.
    fn caret(&mut self) {
        let start = self.cursor.at;
        if !self.builder.joins_line(&mut self.cursor) {
            self.cursor.next();
        }
        let at = self.cursor.at;
        if self.cursor.starts_with("\n") || self.cursor.starts_with("\r\n") {
            return;
        }
        if let Some(next) = self.cursor.next() {
            let text = self.cursor.part(at..self.cursor.at);
            let source = if next.is_whitespace() { at } else { start };
            self.builder
                .word(start)
                .push_as(text, source..self.cursor.at);
        }
    }

    /// `%NAME%` or `%i`, or the percent sign itself. A caret is part of the name, and there is no such variable.
    fn percent(&mut self) {
        const LONGEST: usize = 60;
        let start = self.cursor.at;
        self.cursor.next();
        let is_name =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '(' | ')' | '-' | '.');
        let rest = self.cursor.rest();
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let is_variable = (1..LONGEST).contains(&length)
            && rest.get(length..).is_some_and(|it| it.starts_with('%'));
        if is_variable {
            self.cursor.at += length + 1;
            return self.builder.variable(&self.cursor, start, true);
        }
        if self.loop_variable() {
            return self.builder.variable(&self.cursor, start, true);
        }
        self.builder.word(start).push("%", start);
    }

    /// Goes past the variable of a loop behind its first percent sign, `%i` or, in a batch file, `%%i`.
    ///
    /// Where the loop names it, it is none yet.
    fn loop_variable(&mut self) -> bool {
        let rest = self.cursor.rest();
        let name = rest.strip_prefix('%').unwrap_or(rest);
        let mut characters = name.chars();
        let Some(letter) = characters.next().filter(char::is_ascii_alphabetic) else {
            return false;
        };
        let is_known = self.loops.contains(&letter);
        if characters.as_str().trim_start().starts_with("in ") {
            self.loops.extend((!is_known).then_some(letter));
            return false;
        }
        self.cursor.at += usize::from(is_known) * (rest.len() - characters.as_str().len());
        is_known
    }

    fn operator(&mut self, next: char) {
        self.cursor.next();
        let is_double = self.cursor.peek() == Some(next);
        if is_double {
            self.cursor.next();
        }
        self.builder.end_command(next == '|' && !is_double);
    }

    fn redirection(&mut self) {
        let start = self.cursor.at;
        if self.builder.placeholder(&mut self.cursor) {
            return;
        }
        self.cursor.eat_while(|c| matches!(c, '<' | '>' | '&'));
        self.cursor.eat_while(|c| c == ' ' || c == '\t');
        self.cursor
            .eat_while(|c| !is_special(c) && !c.is_whitespace());
        self.builder.comment(start..self.cursor.at);
    }
}

fn is_special(c: char) -> bool {
    matches!(c, '\n' | '\r' | '"' | '%' | '^' | '&' | '|' | '<' | '>')
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use wireform_model::shell::Shell;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        testing::check(Shell::Cmd, text, expected);
    }

    #[test]
    fn carets_and_quotes() {
        check(
            r#"aws ^"{\^"a\^":\^"b c\^"}^" ^"^" x"#,
            &["aws", r#"{"a":"b c"}"#, "", "x"],
        );
        check(
            r#"aws "{\"a\":1}" "a&b" a^&b 'c d'"#,
            &["aws", r#"{"a":1}"#, "a&b", "a&b", "'c", "d'"],
        );
        check(r#"aws "{""a"":""b""}" c"#, &["aws", r#"{"a":"b"}"#, "c"]);
        check("aws a ^\r\n    b ^\n --c", &["aws", "a", "b", "--c"]);
        check("C:\\Users\\me>aws a", &["aws", "a"]);
    }

    #[test]
    fn variables_stay_as_they_are() {
        check(
            "aws %NAME% 100% ^%PATH^% \"%A% b\"",
            &["aws", "«%NAME%»", "100%", "%PATH%", "«%A%» b"],
        );
    }

    #[test]
    fn loops_have_bodies() {
        let words = testing::words(
            "for %i in (a b) do aws x %i\nfor /f %%j in (x) do aws %%j-y 5%",
            Shell::Cmd,
        );
        let expected: [&[&str]; 4] = [
            &["for", "%i", "in", "(a", "b)"],
            &["do", "aws", "x", "«%i»"],
            &["for", "/f", "%%j", "in", "(x)"],
            &["do", "aws", "«%%j»-y", "5%"],
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn commands_end() {
        let words = testing::words("rem x y\naws a > b & aws c | d\naws e 2>nul", Shell::Cmd);
        let expected: [&[&str]; 4] = [&["aws", "a"], &["aws", "c"], &["d"], &["aws", "e", "2"]];
        assert_eq!(words, expected);
    }
}
