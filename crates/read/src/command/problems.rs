//! What a shell would not accept, or not as it was meant, as diagnostics.

use std::ops::Range;

use wireform_model::dashes::is_dash;
use wireform_model::diagnostic::Severity;

use crate::ReadDiagnostic;
use crate::shell::{Problem, ProblemKind, ShellCommand, Word};

/// The problems of a command, each with its mend where there is an obvious one; of a kind that is rarely alone the first.
pub(crate) fn diagnostics(text: &str, command: &ShellCommand) -> Vec<ReadDiagnostic> {
    let mut found = Vec::new();
    found.extend(odd_spaces(text, &command.problems));
    found.extend(spaces_after_continuation(text, &command.problems));
    let invisible = command.words.iter();
    found.extend(invisible.filter_map(|word| invisible_characters(text, word)));
    let mut last_word = None;
    for problem in &command.problems {
        match problem.kind {
            ProblemKind::OddSpace | ProblemKind::SpacesAfterContinuation => {}
            ProblemKind::NothingContinued => found.push(nothing_continued(text, problem)),
            ProblemKind::Braces | ProblemKind::Unquoted => {
                let word = word_around(&command.words, &problem.span);
                let start = word.map(|word| word.span().start);
                // One message for a word is enough.
                if start.is_none() || start != last_word {
                    found.push(unquoted(text, problem, word));
                }
                last_word = start;
            }
            ProblemKind::TypographicQuotes => found.push(typographic_quotes(text, &problem.span)),
            _ => found.push(error(text, problem)),
        }
    }
    found
}

fn error(text: &str, problem: &Problem) -> ReadDiagnostic {
    let sign = sign_name(text.get(problem.span.clone()).unwrap_or_default());
    let message = match problem.kind {
        ProblemKind::OpenQuote => "This quote is not closed.",
        ProblemKind::OpenSubstitution => "This substitution is not closed.",
        ProblemKind::OpenHereDocument => "The end of this here-document is missing.",
        ProblemKind::Unquoted => {
            "This character has a meaning to the shell. Put the value between quotes."
        }
        ProblemKind::Braces => {
            "bash makes several words of these braces. Put the value between quotes."
        }
        ProblemKind::OddSpace => {
            "This space is not an ordinary one, so the shell does not separate words there."
        }
        ProblemKind::TypographicQuotes => {
            "The shell does not know typographic quotes. Use straight ones."
        }
        ProblemKind::SpacesAfterContinuation => &format!(
            "Spaces follow this {sign}, so the shell does not join the next line. Remove the spaces."
        ),
        ProblemKind::NothingContinued => {
            &format!("Nothing follows this {sign}. Remove it, or add the rest of the command.")
        }
    };
    ReadDiagnostic::error("shell-syntax", problem.span.clone(), message)
}

/// The first space that is no ordinary one; the mend is for all.
fn odd_spaces(text: &str, problems: &[Problem]) -> Option<ReadDiagnostic> {
    let (first, whole, mended) = all_mended(text, problems, ProblemKind::OddSpace, |_| " ")?;
    Some(error(text, first).mended("Use ordinary spaces", whole, mended))
}

/// The first sign with spaces between it and the line that it would join; the mend is for all.
fn spaces_after_continuation(text: &str, problems: &[Problem]) -> Option<ReadDiagnostic> {
    let kind = ProblemKind::SpacesAfterContinuation;
    let (first, whole, mended) = all_mended(text, problems, kind, str::trim_end)?;
    Some(error(text, first).mended("Remove the spaces", whole, mended))
}

/// The first problem of a kind, and the part of the text from it to the last one with all of them mended.
fn all_mended<'p>(
    text: &str,
    problems: &'p [Problem],
    kind: ProblemKind,
    mend: fn(&str) -> &str,
) -> Option<(&'p Problem, Range<usize>, String)> {
    let of_kind = || problems.iter().filter(|it| it.kind == kind);
    let (first, last) = (of_kind().next()?, of_kind().next_back()?);
    let mut mended = String::new();
    let mut at = first.span.start;
    for problem in of_kind() {
        mended.push_str(text.get(at..problem.span.start).unwrap_or_default());
        mended.push_str(mend(text.get(problem.span.clone()).unwrap_or_default()));
        at = problem.span.end;
    }
    Some((first, first.span.start..last.span.end, mended))
}

/// A sign that would join the next line, where the text ends.
fn nothing_continued(text: &str, problem: &Problem) -> ReadDiagnostic {
    let warning = ReadDiagnostic {
        severity: Severity::Warning,
        ..error(text, problem)
    };
    warning.mended("Remove it", problem.span.clone(), "")
}

/// What a message calls a sign that joins lines.
fn sign_name(sign: &str) -> &'static str {
    match sign.chars().next() {
        Some('`') => "backtick",
        Some('^') => "`^`",
        _ => "`\\`",
    }
}

/// The first character of a word that nobody sees, such as a zero-width space of a web page, or one that only changes
/// the direction of those around it; the mend is for all of the word.
fn invisible_characters(text: &str, word: &Word) -> Option<ReadDiagnostic> {
    let is_invisible = |c: char| {
        matches!(
            c,
            '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{61c}' | '\u{200e}' | '\u{200f}'
        ) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let start = word.text().find(is_invisible)?;
    let (last, _) = word.text().rmatch_indices(is_invisible).next()?;
    let source_of = |at: usize| {
        let c = word.text().get(at..)?.chars().next()?;
        Some((c, word.source(at..at + c.len_utf8())))
    };
    let ((c, first), (_, last)) = source_of(start).zip(source_of(last))?;
    let message = format!(
        "An invisible character (U+{:04X}) is part of this word. Remove it.",
        u32::from(c)
    );
    let warning = ReadDiagnostic::warning("invisible-character", first.clone(), message);
    let whole = first.start..last.end;
    let shown = text.get(whole.clone()).unwrap_or_default();
    let mended = shown.replace(is_invisible, "");
    Some(match mended.len() < shown.len() {
        true => warning.mended("Remove it", whole, mended),
        false => warning,
    })
}

fn typographic_quotes(text: &str, span: &Range<usize>) -> ReadDiagnostic {
    let problem = Problem {
        kind: ProblemKind::TypographicQuotes,
        span: span.clone(),
    };
    let whole = text.get(span.clone()).unwrap_or_default();
    let mut inside = whole.chars();
    inside.next();
    inside.next_back();
    let inside = inside.as_str();
    match inside.contains('\'') {
        true => error(text, &problem),
        false => {
            error(text, &problem).mended("Use straight quotes", span.clone(), format!("'{inside}'"))
        }
    }
}

/// A word with a character that has a meaning to the shell; quotes around it all are the mend.
fn unquoted(text: &str, problem: &Problem, word: Option<&Word>) -> ReadDiagnostic {
    let bare = word.filter(|word| word.is_bare() && word.variables().is_empty());
    let whole = bare.and_then(|word| text.get(word.span()));
    match (bare, whole) {
        (Some(word), Some(whole)) if !whole.contains(['\'', '\\', '"']) => {
            error(text, problem).mended("Quote it", word.span(), format!("'{whole}'"))
        }
        _ => error(text, problem),
    }
}

fn word_around<'w>(words: &'w [Word], span: &Range<usize>) -> Option<&'w Word> {
    let index = words.partition_point(|word| word.span().end <= span.start);
    let word = words.get(index)?;
    (word.span().start <= span.start).then_some(word)
}

/// Makes two hyphens of a long dash before a name, which text processors make of them, and says so.
///
/// A word in quotes is a value: a text processor's dash is where an option was typed.
pub(super) fn typographic_dash(source: &str, word: &mut Word) -> Option<ReadDiagnostic> {
    let text = word.text();
    let end = text.find('=').unwrap_or(text.len());
    let name = text.get(..end)?;
    let bare = name.trim_start_matches(is_dash);
    let is_name = bare.starts_with(|c: char| c.is_ascii_lowercase())
        && bare
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || is_dash(c));
    let before = source.get(..word.span().start).unwrap_or_default();
    let is_quoted = !word.is_bare() || before.ends_with(['\'', '"']);
    if bare.len() == name.len() || name.is_ascii() || !is_name || is_quoted {
        return None;
    }
    let bare: String = bare
        .chars()
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect();
    let option = format!("--{bare}");
    let span = word.source(0..end);
    let message = format!("Options begin with two hyphens: write `{option}`.");
    *word = word.with_beginning(end, &option);
    let error = ReadDiagnostic::error("typographic-dash", span.clone(), message);
    Some(error.mended(format!("Use {option}"), span, option))
}
