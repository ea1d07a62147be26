//! The words of a command line, as each shell makes them: one file for each shell, the inverse of the writer's quoting.
//!
//! Nothing is executed or guessed: variables, substitutions and placeholders stay in a word as they were typed,
//! and the word knows where they are.

mod assignment;
mod block;
mod builder;
mod c_runtime;
mod cmd;
mod cursor;
mod detect;
mod escapes;
mod fish;
mod here_document;
mod posix;
mod powershell;
mod printf;
mod prompt;
mod substitution;
mod unsettled;
mod windows_powershell;
mod word;
mod written_files;

use std::ops::Range;

use wireform_model::shell::Shell;

use crate::Choice;

pub(crate) use assignment::{Assignment, assignment_in, assignments};
pub(crate) use block::{BlockEdge, block_edges};
pub(crate) use detect::detect;
pub(crate) use prompt::begins_with_prompt;
use prompt::fence_length;
pub(crate) use unsettled::unsettled;
pub(crate) use word::Word;
pub(crate) use written_files::WrittenFiles;

/// No more words are added to a label that is longer, in bytes.
const LONGEST_LABEL: usize = 120;

/// One command of a text: a program with its arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ShellCommand {
    /// The program first.
    pub words: Vec<Word>,
    /// What follows in the text and goes to the program's standard input: a here-document or here-string.
    pub stdin: Option<Word>,
    /// The file that its standard output goes to.
    pub output: Option<Word>,
    /// Whether that file keeps what is in it.
    pub appends: bool,
    /// Whether its standard input is what the command before it prints.
    pub reads_pipe: bool,
    /// Comments, prompts and redirections.
    pub comments: Vec<Range<usize>>,
    /// What the shell would not accept.
    pub problems: Vec<Problem>,
}

impl ShellCommand {
    /// The same command where it is a command of a word's text, with the places of that word.
    pub fn through(&self, outer: &Word) -> ShellCommand {
        let mut command = self.clone();
        let words = command.words.iter_mut().chain(&mut command.stdin);
        for word in words.chain(&mut command.output) {
            *word = word.through(outer);
        }
        let problems = command.problems.iter_mut().map(|problem| &mut problem.span);
        for span in command.comments.iter_mut().chain(problems) {
            *span = outer.source(span.clone());
        }
        command
    }

    fn move_by(&mut self, offset: usize) {
        let words = self.words.iter_mut().chain(&mut self.stdin);
        for word in words.chain(&mut self.output) {
            word.move_by(offset);
        }
        let problems = self.problems.iter_mut().map(|problem| &mut problem.span);
        for span in self.comments.iter_mut().chain(problems) {
            *span = span.start + offset..span.end + offset;
        }
    }

    /// The first part of a text that is no part of this command, or a comment in it; prompts do not count.
    ///
    /// - `program`: the number of its words up to the program.
    pub fn beside(&self, text: &str, program: usize) -> Option<Range<usize>> {
        let (first, last) = (self.words.first()?.span(), self.words.last()?.span());
        let start = self.words.get(program.checked_sub(1)?)?.span().start;
        let has_prompt = begins_with_prompt(text) || fence_length(text).is_some();
        let before = if has_prompt { first.start } else { 0 };
        let parts = [before..start, last.end..text.len()];
        let mut parts = parts.into_iter().filter_map(|part| trimmed(text, part));
        let is_inside = |comment: &&Range<usize>| comment.start > first.start;
        parts
            .next()
            .or_else(|| self.comments.iter().find(is_inside).cloned())
    }

    /// It as one of several, from its first word to its last; `None` where it has no words.
    pub fn as_choice(&self) -> Option<Choice> {
        let (first, last) = (self.words.first()?, self.words.last()?);
        let mut label = String::new();
        for word in &self.words {
            if label.len() > LONGEST_LABEL {
                break;
            }
            label.extend(word.text().chars().take(LONGEST_LABEL));
            label.push(' ');
        }
        label.truncate(label.trim_end().len());
        Some(Choice {
            span: first.span().start..last.span().end,
            label,
        })
    }
}

/// A part of a text without what surrounds commands and says nothing; `None` where nothing is left.
fn trimmed(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let says_nothing = |c: char| c.is_whitespace() || matches!(c, ';' | '`');
    let inside = text.get(part.clone())?.trim_start_matches(says_nothing);
    let start = part.end - inside.len();
    let inside = inside.trim_end_matches(says_nothing);
    (!inside.is_empty()).then(|| start..start + inside.len())
}

/// What a shell would not accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub kind: ProblemKind,
    pub span: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// Quotes that nothing closes; the span is that of the opening quote.
    OpenQuote,
    /// A substitution that nothing closes; the span is that of its first character.
    OpenSubstitution,
    /// A here-document whose last line is missing.
    OpenHereDocument,
    /// A character inside a word that has a meaning to the shell, such as a bracket.
    Unquoted,
    /// Braces of which the shell makes several words.
    Braces,
    /// A space that looks like one, and is none to the shell.
    OddSpace,
    /// Typographic quotes, which are read as if they were straight.
    TypographicQuotes,
    /// Spaces between the end of a line and the sign that would join the next one, such as a backslash; the span is
    /// that of both.
    SpacesAfterContinuation,
    /// A sign that would join the next line, and there is none.
    NothingContinued,
}

impl ProblemKind {
    /// Whether a text in another shell would not have it: what no shell takes says nothing of the shell.
    fn tells_shell(self) -> bool {
        !matches!(
            self,
            ProblemKind::Braces
                | ProblemKind::OddSpace
                | ProblemKind::TypographicQuotes
                | ProblemKind::SpacesAfterContinuation
                | ProblemKind::NothingContinued
        )
    }
}

/// The commands of a text in their order, as a shell splits it; what a shell would not accept is read as far as possible.
pub(crate) fn commands(text: &str, shell: Shell) -> Vec<ShellCommand> {
    match shell {
        Shell::Posix => posix::commands(text),
        Shell::Fish => fish::commands(text),
        Shell::PowerShell => powershell::commands(text),
        Shell::WindowsPowerShell => windows_powershell::commands(text),
        Shell::Cmd => cmd::commands(text),
    }
}

/// The commands of a part of a text.
pub(crate) fn commands_in(text: &str, range: Range<usize>, shell: Shell) -> Vec<ShellCommand> {
    let mut found = commands(text.get(range.clone()).unwrap_or_default(), shell);
    if range.start > 0 {
        for command in &mut found {
            command.move_by(range.start);
        }
    }
    found
}

/// Where the commands are in a substitution, such as `$(…)`, between backquotes, or in a block `{…}`.
pub(crate) fn inside_substitution(text: &str) -> Option<Range<usize>> {
    const BRACKETS: [(&str, &str); 7] = [
        ("$(", ")"),
        ("`", "`"),
        ("<(", ")"),
        (">(", ")"),
        ("@(", ")"),
        ("(", ")"),
        ("{", "}"),
    ];
    if text.starts_with("$((") || text.starts_with("${") {
        return None;
    }
    let (open, close) = BRACKETS.iter().find(|(open, _)| text.starts_with(open))?;
    let end = text.strip_suffix(close).map_or(text.len(), str::len);
    (open.len() <= end).then_some(open.len()..end)
}

#[cfg(test)]
mod testing {
    use super::*;

    /// The words of all commands: a command after the other, with what only the shell could replace between `«»`.
    pub fn words(text: &str, shell: Shell) -> Vec<Vec<String>> {
        let commands = commands(text, shell).into_iter();
        let commands = commands.filter(|command| !command.words.is_empty());
        commands
            .map(|command| command.words.iter().map(marked).collect())
            .collect()
    }

    fn marked(word: &Word) -> String {
        let mut out = word.text().to_owned();
        for variable in word.variables().iter().rev() {
            out.insert(variable.end, '»');
            out.insert(variable.start, '«');
        }
        out
    }

    /// Fails where the text is not one command with these words.
    #[track_caller]
    pub fn check(shell: Shell, text: &str, expected: &[&str]) {
        assert_eq!(words(text, shell), [expected], "{text}");
        for command in commands(text, shell) {
            assert_eq!(command.problems, [], "{text}");
        }
    }
}
