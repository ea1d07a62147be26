//! Quotes that a shell removes from JSON, or does not know: what is meant by them is plain.

use std::collections::VecDeque;
use std::ops::Range;

use wireform_model::json;
use wireform_model::shell::Shell;

use crate::ReadDiagnostic;
use crate::shell::{self, ShellCommand, Word};

/// Gives values the quotes that they were typed with, and says that the shell does not: `{"a":"b"}` without quotes
/// around it, `"{"a":"b"}"`, and in Windows shells also `'{"a":"b"}'`.
///
/// - `program`: the number of the command's words up to the program.
pub(super) fn restore(
    text: &str,
    shell: Shell,
    command: &mut ShellCommand,
    program: usize,
) -> Vec<ReadDiagnostic> {
    let end = command.words.last().map_or(0, |word| word.span().end);
    // The last of the words that bash makes of braces ends before them.
    let end = end + usize::from(text.as_bytes().get(end) == Some(&b'}'));
    let behind = command.words.split_off(program.min(command.words.len()));
    let mut restorer = Restorer {
        text,
        shell,
        end,
        words: behind.into(),
        tried: 0,
        diagnostics: Vec::new(),
    };
    while let Some(word) = restorer.words.pop_front() {
        let word = restorer.word(word);
        command.words.push(word);
    }
    let said = &restorer.diagnostics;
    let restored = |span: &Range<usize>| {
        let index = said.partition_point(|it| it.span.end < span.end);
        said.get(index)
            .is_some_and(|it| it.span.start <= span.start)
    };
    command.problems.retain(|problem| !restored(&problem.span));
    restorer.diagnostics
}

struct Restorer<'t> {
    text: &'t str,
    shell: Shell,
    /// Where the command ends.
    end: usize,
    words: VecDeque<Word>,
    /// Up to here no value that begins earlier ends.
    tried: usize,
    diagnostics: Vec<ReadDiagnostic>,
}

impl Restorer<'_> {
    fn word(&mut self, word: Word) -> Word {
        if word.span().start < self.tried {
            return word;
        }
        if let Some((whole, inside)) = self.typed_json(&word) {
            return self.json(&whole, inside);
        }
        match self.shell == Shell::Cmd && word.text().starts_with('\'') {
            true => self.single_quotes(word),
            false => word,
        }
    }

    /// Where JSON is that a word begins, with the quotes around it and without, if it lacks the quotes inside of it.
    fn typed_json(&mut self, word: &Word) -> Option<(Range<usize>, Range<usize>)> {
        let has_lost = |word: &Word| word.variables().is_empty() && !word.text().contains('"');
        let start = json_start(self.text, word.span().start).filter(|_| has_lost(word))?;
        let before = self.text.as_bytes().get(start.checked_sub(1)?).copied();
        let quote = before.filter(|byte| matches!(byte, b'"' | b'\''));
        let inside = match json_end(self.text.get(start..self.end)?) {
            Some(length) => start..start + length,
            None => {
                self.tried = self.end;
                return None;
            }
        };
        self.tried = inside.end;
        let typed = self.text.get(inside.clone())?;
        let is_json = typed.contains('"') && json::read(typed).is_ok();
        let after = self.text.as_bytes().get(inside.end).copied();
        let is_whole = match quote {
            Some(_) => after == quote,
            None => after.is_none_or(|byte| byte.is_ascii_whitespace()),
        };
        let outer = usize::from(quote.is_some());
        let whole = inside.start - outer..inside.end + outer;
        (is_json && is_whole).then_some((whole, inside))
    }

    fn json(&mut self, whole: &Range<usize>, inside: Range<usize>) -> Word {
        let covered = self.words.partition_point(|it| it.span().start < whole.end);
        self.words.drain(..covered);
        let typed = self.text.get(inside.clone()).unwrap_or_default();
        let mut word = Word::new(whole.start);
        word.push(typed, inside.start);
        word.extend_span(whole);
        let (message, label) = match self.shell {
            Shell::Posix | Shell::Fish | Shell::PowerShell => (
                "The shell removes the double quotes in this value. Put the whole value between single quotes.",
                "Use single quotes",
            ),
            Shell::WindowsPowerShell => (
                "Windows PowerShell removes the double quotes in this value. Write a backslash before each of them.",
                "Add backslashes",
            ),
            Shell::Cmd => (
                "cmd removes the double quotes in this value. Put it between double quotes, with a backslash before each one inside.",
                "Use double quotes",
            ),
        };
        self.say(message, label, whole, typed);
        word
    }

    /// A value between single quotes, which are letters to cmd.
    fn single_quotes(&mut self, first: Word) -> Word {
        let is_end = |word: &Word| word.text().ends_with('\'');
        let is_alone = first.text().len() > 1 && is_end(&first);
        let mut rest = self
            .words
            .iter()
            .take_while(|word| !word.text().starts_with("--"));
        let others = match is_alone {
            true => Some(0),
            false => rest.position(is_end).map(|at| at + 1),
        };
        let Some(others) = others else {
            let next = self.words.iter().find(|it| it.text().starts_with("--"));
            self.tried = next.map_or(self.end, |it| it.span().start);
            return first;
        };
        let mut inside = first.part(1..first.text().len());
        let mut whole = first.span();
        for next in self.words.drain(..others) {
            let gap = whole.end..next.span().start;
            inside.push(self.text.get(gap.clone()).unwrap_or_default(), gap.start);
            inside.push_part(&next, 0..next.text().len());
            whole.end = next.span().end;
        }
        let mut word = inside.part(0..inside.text().len().saturating_sub(1));
        word.extend_span(&whole);
        let message = "Single quotes are no quotes in cmd, so they would be part of the value. Use double quotes.";
        self.say(message, "Use double quotes", &whole, word.text());
        word
    }

    fn say(&mut self, message: &str, label: &str, whole: &Range<usize>, value: &str) {
        let error = ReadDiagnostic::error("shell-syntax", whole.clone(), message);
        self.diagnostics.push(match quoted(self.shell, value) {
            Some(quoted) => error.mended(label, whole.clone(), quoted),
            None => error,
        });
    }
}

/// Where JSON begins that a word begins with, perhaps behind a quote; bash reads a brace before the word by itself.
fn json_start(text: &str, start: usize) -> Option<usize> {
    let places = [start.checked_sub(1)?, start, start + 1];
    let is_bracket = |at: &usize| matches!(text.as_bytes().get(*at), Some(b'{' | b'['));
    let is_quote = matches!(text.as_bytes().get(start), Some(b'"' | b'\''));
    let mut places = places.into_iter().take(2 + usize::from(is_quote));
    places.find(is_bracket)
}

/// The length of the JSON at the start of a text, by its brackets.
fn json_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                bytes.next();
            }
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A value between quotes with which a shell passes it as it is.
fn quoted(shell: Shell, value: &str) -> Option<String> {
    let escaped = value.replace('"', "\\\"");
    let written = match shell {
        Shell::Posix | Shell::Fish | Shell::PowerShell => format!("'{value}'"),
        Shell::WindowsPowerShell => format!("'{escaped}'"),
        Shell::Cmd => format!("\"{escaped}\""),
    };
    let commands = shell::commands(&format!("x {written}"), shell);
    let [command] = commands.as_slice() else {
        return None;
    };
    let is_same = command.problems.is_empty()
        && matches!(command.words.as_slice(), [_, word] if word.text() == value);
    is_same.then_some(written)
}
