use std::ops::Range;

use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::draft::OUTFILE;
use wireform_model::global_options::global_option;
use wireform_model::invisible::visible;
use wireform_model::path::Path;
use wireform_read::{Meaning, ReadDiagnostic, Reading};

use crate::commands::check;
use crate::help::Help;
use crate::text_arguments::placed;

/// What the parts of a text mean, and what is wrong with them.
pub struct Explanation {
    /// In the order of the text.
    pub rows: Vec<ExplainedPart>,
    /// What is wrong with no part of the text.
    pub other_problems: Vec<String>,
}

/// A part of a text, and what is said about it.
pub struct ExplainedPart {
    /// The part, shortened, on one line.
    pub text: String,
    /// What it means, such as `member /Name`.
    pub meaning: String,
    /// The first sentence of its help; empty where it has none, or where an earlier row has the same.
    pub help: String,
    /// What is wrong with it; may have several lines each.
    pub problems: Vec<String>,
}

/// A part of the text; without a meaning where it was not read.
struct Piece<'r> {
    span: Range<usize>,
    meaning: Option<&'r Meaning>,
}

impl Explanation {
    /// Explains a text by what was read from it and what the checks say about that.
    pub fn of(text: &str, reading: &Reading, checked: &[Diagnostic], help: &Help<'_>) -> Self {
        let pieces = pieces(reading);
        let mut rows: Vec<ExplainedPart> = Vec::with_capacity(pieces.len());
        let mut explained: Option<&Path> = None;
        let mut said: Vec<&Meaning> = Vec::new();
        for piece in &pieces {
            let part = text.get(piece.span.clone()).unwrap_or_default();
            let path = piece.path();
            let is_said = match (path, piece.meaning) {
                (Some(_), _) => path == explained,
                (None, Some(meaning)) => said.contains(&meaning),
                (None, None) => false,
            };
            explained = path.or(explained);
            said.extend(piece.meaning.filter(|_| path.is_none() && !is_said));
            rows.push(ExplainedPart {
                text: shortened(part),
                meaning: meaning(piece, part),
                help: match is_said {
                    true => String::new(),
                    false => help_of(piece, part, help),
                },
                problems: Vec::new(),
            });
        }
        let mut explanation = Explanation {
            rows,
            other_problems: Vec::new(),
        };
        // The checks know who rejects an unknown member.
        let is_checked = |read: &&ReadDiagnostic| {
            let is_same =
                |it: &Diagnostic| it.rule == read.rule && Some(&it.path) == read.path.as_ref();
            checked.iter().any(is_same)
        };
        for diagnostic in reading.diagnostics.iter().filter(|it| !is_checked(it)) {
            let (severity, rule) = (diagnostic.severity.as_str(), diagnostic.rule);
            let problem = format!("{severity}[{rule}] {}", placed(text, diagnostic));
            explanation.add(place_of(diagnostic, &pieces), problem);
        }
        let is_unread = |it: &Diagnostic| is_missing_as_unread(it, reading);
        for diagnostic in checked.iter().filter(|it| !is_unread(it)) {
            let problem = check::line(diagnostic);
            explanation.add(place_of_checked(diagnostic, &pieces), problem);
        }
        explanation
    }

    fn add(&mut self, place: Option<usize>, problem: String) {
        match place.and_then(|place| self.rows.get_mut(place)) {
            Some(row) => row.problems.push(problem),
            None => self.other_problems.push(problem),
        }
    }
}

impl<'r> Piece<'r> {
    /// The path of the member or the value that it names or is.
    fn path(&self) -> Option<&'r Path> {
        match self.meaning? {
            Meaning::Name(path) | Meaning::Value(path) => Some(path),
            _ => None,
        }
    }
}

/// The parts, and what was left unread between them.
fn pieces(reading: &Reading) -> Vec<Piece<'_>> {
    let parts = reading.parts.iter().map(|part| Piece {
        span: part.span.clone(),
        meaning: Some(&part.meaning),
    });
    let mut pieces: Vec<Piece<'_>> = parts.collect();
    let mut end = 0;
    for diagnostic in &reading.diagnostics {
        let span = &diagnostic.span;
        let next = reading
            .parts
            .partition_point(|part| part.span.end <= span.start);
        let next = reading.parts.get(next).map(|part| part.span.start);
        let is_apart = span.start >= end && next.is_none_or(|next| next >= span.end);
        if is_apart && !span.is_empty() {
            end = span.end;
            pieces.push(Piece {
                span: span.clone(),
                meaning: None,
            });
        }
    }
    pieces.sort_by_key(|piece| piece.span.start);
    pieces
}

/// The last piece that starts before a diagnostic of the text, or with it.
fn place_of(diagnostic: &ReadDiagnostic, pieces: &[Piece<'_>]) -> Option<usize> {
    let start = diagnostic.span.start;
    let behind = pieces.partition_point(|piece| piece.span.start <= start);
    (!pieces.is_empty()).then(|| behind.saturating_sub(1))
}

/// The piece that a check is about: the value at its path or else its name, or what is nearest above it;
/// what is missing at the top is missing from the operation.
fn place_of_checked(diagnostic: &Diagnostic, pieces: &[Piece<'_>]) -> Option<usize> {
    let is = |meaning: &Meaning| pieces.iter().rposition(|it| it.meaning == Some(meaning));
    let of_option = diagnostic
        .option
        .and_then(|name| is(&Meaning::Global(name)));
    let mut path = diagnostic.path.clone();
    let mut place = of_option;
    while place.is_none() && !path.is_root() {
        place = is(&Meaning::Value(path.clone())).or_else(|| is(&Meaning::Name(path.clone())));
        path = path.parent().unwrap_or_else(Path::root);
    }
    let is_operation = |piece: &Piece<'_>| piece.meaning == Some(&Meaning::Operation);
    place.or_else(|| pieces.iter().position(is_operation))
}

/// Whether a value is missing from the input only because it could not be read, which is reported already.
fn is_missing_as_unread(diagnostic: &Diagnostic, reading: &Reading) -> bool {
    let is_there = |it: &ReadDiagnostic| {
        it.severity == Severity::Error && it.path.as_ref() == Some(&diagnostic.path)
    };
    diagnostic.rule == "required" && reading.diagnostics.iter().any(is_there)
}

fn meaning(piece: &Piece<'_>, text: &str) -> String {
    match piece.meaning {
        None => "not read".to_owned(),
        Some(Meaning::Program) => "program".to_owned(),
        Some(Meaning::Service) => "service".to_owned(),
        Some(Meaning::Operation) => "operation".to_owned(),
        Some(Meaning::Global(name)) if is_option(text) => format!("global option --{name}"),
        Some(Meaning::Global(name)) => format!("value of --{name}"),
        Some(Meaning::Name(path)) if path.is_root() => "option of the AWS CLI".to_owned(),
        Some(Meaning::Name(path)) => format!("name of {path}"),
        Some(Meaning::Value(path)) if path.is_root() => "document".to_owned(),
        Some(Meaning::Value(path)) => format!("value at {path}"),
        Some(Meaning::Fact(name)) if is_option(text) => format!("option --{name}"),
        Some(Meaning::Fact(name)) => format!("value of {name}"),
        Some(Meaning::Comment) => "no effect".to_owned(),
        Some(Meaning::Method) => "HTTP method".to_owned(),
        Some(Meaning::AddedName | Meaning::AddedValue) => "not from the input".to_owned(),
        Some(Meaning::OtherOption) => "option of curl".to_owned(),
    }
}

fn help_of(piece: &Piece<'_>, text: &str, help: &Help<'_>) -> String {
    match piece.meaning {
        Some(Meaning::Program) if text.contains("curl") => "Sends the request.".to_owned(),
        Some(Meaning::Program) => "The AWS CLI.".to_owned(),
        Some(Meaning::Service) => help.service(),
        Some(Meaning::Operation) => help.operation(),
        Some(Meaning::Global(name)) => {
            global_option(name).map_or_else(String::new, |option| format!("{}.", option.help))
        }
        Some(Meaning::Fact(name)) if name == OUTFILE => {
            "The AWS CLI writes the result to this file.".to_owned()
        }
        Some(Meaning::Fact(_)) => {
            "The AWS CLI requires this option. It is not part of the request.".to_owned()
        }
        Some(Meaning::Name(path)) if path.is_root() && text.starts_with("--cli-input") => {
            "The input as a document.".to_owned()
        }
        Some(Meaning::Name(path) | Meaning::Value(path)) => shown(&help.member(path)),
        _ => String::new(),
    }
}

fn is_option(text: &str) -> bool {
    text.starts_with("--")
}

/// On one line, and no longer than a column should be.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let start: String = text.chars().take(4 * LONGEST).collect();
    let shown = shown(&start);
    match shown.char_indices().nth(LONGEST - 1) {
        Some((end, last)) if shown.len() > end + last.len_utf8() || text.len() > start.len() => {
            format!("{}…", shown.get(..end).unwrap_or_default())
        }
        _ => shown,
    }
}

/// A text without line breaks and control characters, which a terminal could obey.
fn shown(text: &str) -> String {
    let printed = text.chars().filter_map(visible);
    let printed: String = printed
        .map(|character| match character.is_control() {
            true => ' ',
            false => character,
        })
        .collect();
    printed.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_unprintable_texts_are_shortened() {
        assert_eq!(shortened("'a\n\tb\u{1b}[2J\u{202e}'"), "'a b [2J'");
        assert_eq!(shortened(&"é".repeat(40)), "é".repeat(40));
        let cut = format!("{}…", "é".repeat(39));
        assert_eq!(shortened(&"é".repeat(41)), cut);
        assert_eq!(shortened(&"é".repeat(1000)), cut);
    }
}
