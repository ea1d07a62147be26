//! Words of a command that belong to no option, and what they were probably meant as.

use std::ops::Range;

use super::output::Output;
use crate::ReadDiagnostic;
use crate::shell::Word;

/// The words so far that belong to no option, of those that follow each other directly.
#[derive(Debug, Default)]
pub(super) struct UnexpectedWords {
    /// The position behind the last one among the arguments.
    next: usize,
    /// Whether the last one begins `[--option …]`, of which the end is still to come.
    in_brackets: bool,
}

impl UnexpectedWords {
    /// Says that a word at a position among the arguments belongs to no option; of words that follow each other it
    /// says so once.
    ///
    /// - `before`: the value before it, of an option that takes no other.
    pub fn say(
        &mut self,
        output: &mut Output,
        word: &Word,
        position: usize,
        before: Option<&Word>,
    ) {
        let follows = self.next == position;
        self.next = position + 1;
        let is_bracket = word.text().starts_with("[--");
        if !(follows && self.in_brackets) {
            self.in_brackets = is_bracket;
        }
        if follows && !is_bracket && self.extend(output, word) {
            return;
        }
        let found = documentation(word)
            .or_else(|| separate_entry(word, before?))
            .unwrap_or_else(|| unexpected(word));
        output.diagnostics.push(found);
        self.close_brackets(output, word);
    }

    /// Makes the last diagnostic reach over a word, where it is about words like it.
    fn extend(&mut self, output: &mut Output, word: &Word) -> bool {
        let is_same = |last: &&mut ReadDiagnostic| match last.rule {
            "placeholder" => self.in_brackets,
            rule => rule == "unexpected-word",
        };
        let Some(last) = output.diagnostics.last_mut().filter(is_same) else {
            return false;
        };
        last.span.end = last.span.end.max(word.span().end);
        self.close_brackets(output, word);
        true
    }

    /// At the end of `[--option …]` the mend is known.
    fn close_brackets(&mut self, output: &mut Output, word: &Word) {
        if !self.in_brackets || !word.text().ends_with(']') {
            return;
        }
        self.in_brackets = false;
        let Some(last) = output.diagnostics.pop() else {
            return;
        };
        let inside = last.span.start + 1..last.span.end.saturating_sub(1);
        let option = output.source.get(inside).map(str::to_owned);
        let span = last.span.clone();
        output.diagnostics.push(match option {
            Some(option) => last.mended("Remove the brackets", span, option),
            None => last,
        });
    }
}

/// What stands in documentation for what somebody may write there.
fn documentation(word: &Word) -> Option<ReadDiagnostic> {
    let text = word.text();
    let span = word.span();
    if text.starts_with("[--") {
        let message = "Documentation puts optional parts between brackets. Remove the brackets, or the whole.";
        return Some(ReadDiagnostic::error("placeholder", span, message));
    }
    let message = match text {
        "..." | "…" => {
            format!("`{text}` stands for more options. Replace it with options, or remove it.")
        }
        "help" => "`help` shows the manual and calls nothing. Remove it.".to_owned(),
        _ => return None,
    };
    let rule = if text == "help" {
        "unexpected-word"
    } else {
        "placeholder"
    };
    let error = ReadDiagnostic::error(rule, span.clone(), message);
    Some(error.mended("Remove it", span, ""))
}

/// `a=b c=d`, where the CLI takes one word with commas: `a=b,c=d`.
fn separate_entry(word: &Word, before: &Word) -> Option<ReadDiagnostic> {
    let is_entry = |word: &Word| word.text().contains('=') && !word.text().starts_with(['{', '[']);
    let gap: Range<usize> = before.span().end..word.span().start;
    if !is_entry(word) || !is_entry(before) || gap.is_empty() {
        return None;
    }
    let message = "A space ends the value. Separate its entries with commas, without spaces.";
    let error = ReadDiagnostic::error("unexpected-word", word.span(), message);
    Some(error.mended("Use a comma", gap, ","))
}

fn unexpected(word: &Word) -> ReadDiagnostic {
    let message = "This word belongs to no option. Is there a quote missing before it?";
    ReadDiagnostic::error("unexpected-word", word.span(), message)
}
