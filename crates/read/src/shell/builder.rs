use std::ops::Range;

use super::cursor::Cursor;
use super::prompt::{continuation_length, fence_length, line_number, prompt_length};
use super::substitution::placeholder;
use super::word::Word;
use super::{Problem, ProblemKind, ShellCommand};

/// Takes the words of a text from the reader of a shell, and puts them into commands.
#[derive(Debug, Default)]
pub(super) struct Builder {
    commands: Vec<ShellCommand>,
    current: ShellCommand,
    word: Option<Word>,
    /// A redirection whose target the next word is.
    redirection: Option<Range<usize>>,
    /// Whether it is of the standard output.
    is_output: bool,
    /// Whether a line had a prompt, so that those that go on may have one too.
    has_prompt: bool,
    /// The number of the line, where it has one.
    line_number: Option<u32>,
    /// Single and double typographic quotes that nothing closes any more.
    unclosed: [bool; 2],
}

impl Builder {
    /// The word that is being read, which begins here if there is none.
    pub fn word(&mut self, at: usize) -> &mut Word {
        self.word.get_or_insert_with(|| Word::new(at))
    }

    pub fn is_in_word(&self) -> bool {
        self.word.is_some()
    }

    /// Whether a word begins here, or the value behind a parameter of PowerShell such as `-Uri:`.
    pub fn is_at_value(&self) -> bool {
        self.word.as_ref().is_none_or(|word| {
            let name = word.text().strip_prefix('-');
            let name = name.and_then(|name| name.strip_suffix(':'));
            name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphabetic()))
        })
    }

    /// The number of commands that are complete.
    pub fn count(&self) -> usize {
        self.commands.len()
    }

    /// Whether a command has begun.
    pub fn is_in_command(&self) -> bool {
        self.word.is_some() || !self.current.words.is_empty()
    }

    pub fn end_word(&mut self) {
        let Some(word) = self.word.take() else {
            return;
        };
        match self.redirection.take() {
            Some(operator) => {
                self.comment(operator.start..word.span().end);
                if self.is_output {
                    self.current.output = Some(word);
                }
            }
            None => self.current.words.push(word),
        }
    }

    /// Begins a redirection, from or to the file that the next word names.
    ///
    /// Digits directly before it are the number of a file, such as those of `2>`.
    pub fn redirect(&mut self, operator: Range<usize>) {
        let is_number = |word: &Word| {
            let digits = word.text().bytes().all(|byte| byte.is_ascii_digit());
            digits && word.span().len() == word.text().len()
        };
        let mut start = operator.start;
        match self.word.take_if(|word| is_number(word)) {
            Some(number) => start = number.span().start,
            None => self.end_word(),
        }
        self.end_redirection(0..0);
        self.redirection = Some(start..operator.end);
        self.is_output = false;
    }

    /// Begins a redirection of the standard output to a file, unless a number in front says otherwise.
    pub fn redirect_output(&mut self, operator: Range<usize>, appends: bool) {
        let start = operator.start;
        self.redirect(operator);
        let begins = self.redirection.as_ref().map(|it| it.start);
        self.is_output = begins == Some(start);
        self.current.appends |= self.is_output && appends;
    }

    /// Ends a redirection whose target is no word of its own, such as the `&1` of `2>&1`, or is missing.
    pub fn end_redirection(&mut self, target: Range<usize>) {
        if let Some(operator) = self.redirection.take() {
            self.comment(operator.start..operator.end.max(target.end));
        }
    }

    /// Notes what is no part of the command.
    pub fn comment(&mut self, span: Range<usize>) {
        if !span.is_empty() {
            self.current.comments.push(span);
        }
    }

    pub fn problem(&mut self, kind: ProblemKind, span: Range<usize>) {
        self.current.problems.push(Problem { kind, span });
    }

    /// Goes past the prompt at the start of a line, or past a line that begins or ends a block of code in Markdown.
    pub fn prompt(&mut self, cursor: &mut Cursor<'_>, hash_is_prompt: bool) {
        let line = cursor.rest();
        let fence = fence_length(line);
        let mut length = fence.unwrap_or_else(|| prompt_length(line));
        if length == 0 && hash_is_prompt && line.starts_with("# ") {
            length = 2;
        }
        self.comment(cursor.at..cursor.at + length);
        cursor.at += length;
        if length > 0 && fence.is_none() {
            self.has_prompt = true;
            self.line_number = line_number(line).map(|(number, _)| number);
        }
    }

    /// Goes past a sign of one byte that joins the next line, and returns whether there is one.
    ///
    /// Behind spaces, and at the end of the text, it joins nothing, but nobody means anything else.
    pub fn joins_line(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let start = cursor.at;
        let behind = cursor.rest().get(1..).unwrap_or_default();
        if behind.trim_start().is_empty() {
            self.problem(ProblemKind::NothingContinued, start..start + 1);
            cursor.at += 1 + behind.len();
            return true;
        }
        let Some(length) = cursor.ends_line_after(1) else {
            return false;
        };
        cursor.at += 1;
        cursor.eat_while(|c| c == ' ' || c == '\t');
        if cursor.at > start + 1 {
            self.problem(ProblemKind::SpacesAfterContinuation, start..cursor.at);
        }
        cursor.at = start + length;
        self.continuation(cursor);
        true
    }

    /// Goes past the prompt, or the number, of a line that continues the one before.
    fn continuation(&mut self, cursor: &mut Cursor<'_>) {
        if !self.has_prompt {
            return;
        }
        let next = self.line_number.map(|number| number + 1);
        match line_number(cursor.rest()) {
            Some((number, length)) if Some(number) == next => {
                cursor.at += length;
                self.line_number = next;
            }
            _ => cursor.at += continuation_length(cursor.rest()),
        }
    }

    /// Goes past a comment, which is the rest of the line.
    pub fn line_comment(&mut self, cursor: &mut Cursor<'_>) {
        let comment = cursor.eat_while(|c| c != '\n' && c != '\r');
        self.comment(comment);
    }

    /// Adds the next character to the word, and what follows up to a character with a meaning to the shell.
    pub fn plain(&mut self, cursor: &mut Cursor<'_>, is_special: fn(char) -> bool) {
        let start = cursor.at;
        let mut last = cursor.next();
        // A value between typographic quotes begins a part of its own, and so may an expression of PowerShell.
        cursor.eat_while(|c| {
            let begins = match last {
                Some('=') => quote_class(c).is_some(),
                Some(':') => matches!(c, '@' | '(' | '{'),
                _ => false,
            };
            last = Some(c);
            !begins && !is_special(c)
        });
        let text = cursor.part(start..cursor.at);
        self.word(start).push(text, start);
    }

    /// Adds what is between a place and the cursor to the word: only the shell could replace it.
    pub fn variable(&mut self, cursor: &Cursor<'_>, start: usize, is_closed: bool) {
        let text = cursor.part(start..cursor.at);
        self.word(start).push_variable(text, start);
        if !is_closed {
            self.problem(ProblemKind::OpenSubstitution, start..start + 1);
        }
    }

    /// Adds a placeholder such as `<name>` to the word, if one comes next, and returns whether it does.
    pub fn placeholder(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let start = cursor.at;
        let length = placeholder(cursor.rest());
        if let Some(length) = length {
            cursor.at += length;
            self.variable(cursor, start, true);
        }
        length.is_some()
    }

    /// Ends the word at a space that the shell would take for a letter, such as the non-breaking one of web pages.
    pub fn odd_space(&mut self, cursor: &mut Cursor<'_>) {
        self.end_word();
        let spaces = cursor.eat_while(is_odd_space);
        self.problem(ProblemKind::OddSpace, spaces);
    }

    /// Reads what is between typographic quotes at the start of a value, and returns whether there is something.
    ///
    /// To the shell they are letters, but nobody means that.
    pub fn typographic_quotes(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let start = cursor.at;
        let at_start = |word: &Word| word.text().ends_with('=');
        let class = cursor.peek().and_then(quote_class);
        let Some(class) = class.filter(|_| self.word.as_ref().is_none_or(at_start)) else {
            return false;
        };
        if self.unclosed.get(class).copied().unwrap_or(true) {
            return false;
        }
        let open = cursor.peek().map_or(0, char::len_utf8);
        let inside = cursor.rest().get(open..).unwrap_or_default();
        let Some((length, close)) = closing_quote(inside, class) else {
            if let Some(unclosed) = self.unclosed.get_mut(class) {
                *unclosed = true;
            }
            return false;
        };
        let end = start + open + length + close;
        let text = inside.get(..length).unwrap_or_default();
        let word = self.word(start);
        word.push(text, start + open);
        word.extend_span(&(start..end));
        cursor.at = end;
        self.problem(ProblemKind::TypographicQuotes, start..end);
        true
    }

    /// What the program reads from its standard input, in a command by its number.
    pub fn stdin(&mut self, command: usize, content: Word) {
        match self.commands.get_mut(command) {
            Some(command) => command.stdin = Some(content),
            None => self.current.stdin = Some(content),
        }
    }

    /// Ends a command; the next one reads what this one prints where `is_pipe`.
    pub fn end_command(&mut self, is_pipe: bool) {
        self.end_word();
        self.end_redirection(0..0);
        let next = ShellCommand {
            reads_pipe: is_pipe,
            ..ShellCommand::default()
        };
        let command = std::mem::replace(&mut self.current, next);
        let is_there = !command.words.is_empty();
        if is_there || !command.problems.is_empty() || !command.comments.is_empty() {
            self.commands.push(command);
        }
    }

    pub fn finish(mut self) -> Vec<ShellCommand> {
        self.end_command(false);
        self.commands
    }
}

/// Spaces other than those that separate words.
pub(super) fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}'
    )
}

/// Whether a character may begin a value between typographic quotes, and which kind they are.
fn quote_class(c: char) -> Option<usize> {
    match c {
        '‘' | '’' | '‚' | '‛' => Some(0),
        '“' | '”' | '„' => Some(1),
        _ => None,
    }
}

/// Where the quote is that ends a word, and its length.
fn closing_quote(text: &str, class: usize) -> Option<(usize, usize)> {
    let quotes = text
        .char_indices()
        .filter(|(_, c)| quote_class(*c) == Some(class));
    let mut ends = quotes.map(|(at, c)| (at, c.len_utf8()));
    ends.find(|(at, length)| {
        let next = text.get(at + length..).and_then(|rest| rest.chars().next());
        next.is_none_or(|next| next.is_whitespace() || matches!(next, ';' | '|' | '&' | ')'))
    })
}
