//! What was meant as a part of a command, and the shell takes for another one.

use std::ops::Range;

use wireform_model::shell::Shell;

use super::program::{PROGRAMS, program};
use crate::ReadDiagnostic;
use crate::shell::ShellCommand;

/// Says that a command ends too early, with the likely cause; `following` are the commands after it.
pub(super) fn diagnostic(
    text: &str,
    shell: Shell,
    command: &ShellCommand,
    following: &[ShellCommand],
) -> Option<ReadDiagnostic> {
    let end = command.words.last()?.span().end;
    let next = following.iter().find(|it| !it.words.is_empty())?;
    let first = next.words.first()?;
    let gap = end..first.span().start;
    let between = text.get(gap.clone())?;
    if between == "&" {
        return cut_url(text, shell, command, following);
    }
    if !first.text().starts_with("--") || !between.contains('\n') {
        return None;
    }
    let comment = command.comments.iter().find(|it| it.start >= end);
    match comment {
        Some(comment) => Some(in_comment(comment.start..gap.end, first.span())),
        None => Some(line_break(text, shell, &gap, first.source(0..2), following)),
    }
}

/// `\`, a comment, and options on the next line.
fn in_comment(comment: Range<usize>, lost: Range<usize>) -> ReadDiagnostic {
    let message = "The comment before this line ends the command, so this option is not read. Remove the comment.";
    ReadDiagnostic::error("lost-option", lost, message).mended("Remove the comment", comment, "")
}

/// Options on lines of their own.
fn line_break(
    text: &str,
    shell: Shell,
    gap: &Range<usize>,
    hyphens: Range<usize>,
    following: &[ShellCommand],
) -> ReadDiagnostic {
    let (sign, name) = match shell {
        Shell::Posix | Shell::Fish => ("\\", "`\\`"),
        Shell::PowerShell | Shell::WindowsPowerShell => ("`", "backtick"),
        Shell::Cmd => ("^", "`^`"),
    };
    let message = format!(
        "This line begins with an option, but belongs to no command: is there a {name} missing at the end of the line before it?"
    );
    let mut mended = String::new();
    let mut at = gap.start;
    let firsts = following
        .iter()
        .filter_map(|it| it.words.first().zip(it.words.last()));
    for (first, last) in firsts.take_while(|(first, _)| first.text().starts_with("--")) {
        let between = text.get(at..first.span().start).unwrap_or_default();
        let Some(line_end) = between.find('\n').filter(|_| between.trim().is_empty()) else {
            break;
        };
        let (before, after) = between.split_at(line_end);
        mended.push_str(before.trim_end());
        mended.extend([" ", sign, after]);
        mended.push_str(
            text.get(first.span().start..last.span().end)
                .unwrap_or_default(),
        );
        at = last.span().end;
    }
    let error = ReadDiagnostic::error("lost-option", hyphens, message);
    match at > gap.start {
        true => error.mended("Join the lines", gap.start..at, mended),
        false => error,
    }
}

/// Says that a command ends at `&` inside of a URL, as in `https://host/?a=1&b=2` without quotes; `following` are the
/// commands after it.
pub(crate) fn cut_url(
    text: &str,
    shell: Shell,
    command: &ShellCommand,
    following: &[ShellCommand],
) -> Option<ReadDiagnostic> {
    let cut = command.words.last()?;
    let is_url = cut.text().contains("://") || cut.text().contains('?');
    if !is_url {
        return None;
    }
    let mut end = cut.span().end;
    if text.as_bytes().get(end) != Some(&b'&') {
        return None;
    }
    for command in following {
        let Some(first) = command.words.first() else {
            break;
        };
        let runs = |names: &[&str]| program(&command.words, names).is_some();
        if runs(&PROGRAMS) || runs(&["curl"]) || first.span().start != end + 1 {
            break;
        }
        end = first.span().end;
        if text.as_bytes().get(end) != Some(&b'&') {
            break;
        }
    }
    let at = cut.span().end;
    if end == at {
        return None;
    }
    let message = "The shell ends the command at `&`, so the rest is not read. Put the address between quotes.";
    let error = ReadDiagnostic::error("lost-option", at..at + 1, message);
    let quote = if shell == Shell::Cmd { "\"" } else { "'" };
    let value = cut.span().start..end;
    let inside = text.get(value.clone())?;
    Some(match cut.is_bare() && !inside.contains(['\'', '"']) {
        true => error.mended("Quote it", value, [quote, inside, quote].concat()),
        false => error,
    })
}
