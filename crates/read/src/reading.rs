use std::collections::HashMap;
use std::ops::Range;

use wireform_model::diagnostic::Severity;
use wireform_model::draft::Draft;
use wireform_model::path::Path;

use crate::ReadDiagnostic;

/// What is at a longer path has no meaning of its own, so that a text with one long key takes no memory for that key
/// with each value.
pub(crate) const LONGEST_PATH: usize = 1_000;

/// Of more diagnostics of one rule the rest is only counted.
pub(crate) const MOST_ALIKE: usize = 100;

/// What a text says: an operation, and a draft for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The CLI's word for the service.
    pub service: String,
    /// The CLI's word for the operation.
    pub operation: String,
    /// What is filled in.
    pub draft: Draft,
    /// What could not be read, or only with a reservation, in the order of the text.
    pub diagnostics: Vec<ReadDiagnostic>,
    /// What the parts of the text mean, in the order of the text; they do not overlap.
    pub parts: Vec<Part>,
    /// What the text may have been meant as.
    pub offers: Vec<Offer>,
    /// The commands, requests or calls of the text, where it has several, of which one was read.
    pub choices: Choices,
    /// What of the text no draft can have, since it is beside the command: a comment, a pipe behind it, another command.
    pub beside: Option<Range<usize>>,
}

/// Several commands, requests or calls of an SDK in one text, and the one that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// In the order of the text; empty where it has only one.
    pub all: Vec<Choice>,
    /// The one that was read, counted from 0.
    pub chosen: usize,
}

/// One of several commands, requests or calls in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Where it is, in bytes of the text.
    pub span: Range<usize>,
    /// What tells it from the others: the beginning of a command, the method and URL of a request.
    pub label: String,
}

impl Choices {
    /// These commands or requests; there is nothing to choose from where there is only one.
    pub(crate) fn new(all: Vec<Choice>, chosen: usize) -> Self {
        match all.len() {
            0 | 1 => Choices::default(),
            _ => Choices { all, chosen },
        }
    }

    /// Says at the first of the others that they were not read; `things` are commands, requests or calls.
    pub(crate) fn note_others(&self, things: &str) -> Option<ReadDiagnostic> {
        let other = usize::from(self.chosen == 0);
        let count = self.all.len();
        let number = self.chosen + 1;
        let message = format!("Only number {number} of the {count} {things} is read.");
        let span = self.all.get(other)?.span.clone();
        Some(ReadDiagnostic::warning("others-not-read", span, message))
    }
}

/// Nothing, where a chosen number, counted from 0, is one of those in the text; `thing` is a command, request or call.
///
/// # Errors
///
/// Where the text has fewer: how many there are.
pub(crate) fn check_choice(
    choice: Option<usize>,
    count: usize,
    thing: &str,
) -> Result<(), ReadDiagnostic> {
    let Some(choice) = choice.filter(|choice| *choice >= count) else {
        return Ok(());
    };
    let number = choice.saturating_add(1);
    let message = format!("There is no {thing} number {number}: this text has {count}.");
    Err(ReadDiagnostic::error("unknown-choice", 0..0, message))
}

/// Another draft that a text may have been meant as; somebody has to choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the button says, such as `Use what is in taskDefinition`.
    pub label: String,
    /// Why it is offered and what it changes, in sentences of plain text.
    pub message: String,
    /// What is filled in then.
    pub draft: Draft,
}

/// A part of a text, with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// What it means.
    pub meaning: Meaning,
}

/// What a part of a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The program, such as `aws`.
    Program,
    /// The service.
    Service,
    /// The operation.
    Operation,
    /// The name of a global option, or its value, by the CLI's name for it.
    Global(&'static str),
    /// What names a member: an option, a key, a header.
    Name(Path),
    /// The value at a path.
    Value(Path),
    /// What is beside the input, by its name, such as `outfile`: its option, or its value.
    Fact(String),
    /// What has no influence on what is sent.
    Comment,
    /// The HTTP method of a request.
    Method,
    /// The name of a header or a parameter that comes from no input, such as a signature or a length.
    AddedName,
    /// What such a header or parameter has.
    AddedValue,
    /// An option of another program than the AWS CLI, such as curl's `--header`.
    OtherOption,
}

impl Reading {
    /// The same with the first diagnostics of each rule, and how many more there are.
    pub(crate) fn with_few_alike(self) -> Self {
        Reading {
            diagnostics: few_alike(self.diagnostics),
            ..self
        }
    }
}

/// The first diagnostics of each rule and severity; where the next one was, a diagnostic says how many more there are.
fn few_alike(diagnostics: Vec<ReadDiagnostic>) -> Vec<ReadDiagnostic> {
    let mut counts: HashMap<(&str, Severity), usize> = HashMap::new();
    let mut kept = diagnostics;
    kept.retain(|it| {
        let count = counts.entry((it.rule, it.severity)).or_default();
        *count += 1;
        *count <= MOST_ALIKE + 1
    });
    let mut seen: HashMap<(&str, Severity), usize> = HashMap::new();
    for diagnostic in &mut kept {
        let key = (diagnostic.rule, diagnostic.severity);
        let number = seen.entry(key).or_default();
        *number += 1;
        let all = counts.get(&key).copied().unwrap_or_default();
        if *number > MOST_ALIKE && all > *number {
            let more = all - MOST_ALIKE;
            diagnostic.message = format!("{more} more places have the same problem.");
            diagnostic.fix = None;
            diagnostic.path = None;
        }
    }
    kept
}

/// Parts in the order of the text; of those that overlap the first.
pub(crate) fn in_order(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by_key(|part| part.span.start);
    let mut end = 0;
    parts.retain(|part| {
        let is_apart = part.span.start >= end && !part.span.is_empty();
        if is_apart {
            end = part.span.end;
        }
        is_apart
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostics_that_are_alike_are_counted() {
        let errors = |count: usize| (0..count).map(|at| ReadDiagnostic::error("a", at..at, "!"));
        let all = few_alike(errors(MOST_ALIKE + 1).collect());
        assert_eq!(all.len(), MOST_ALIKE + 1);
        assert!(all.iter().all(|it| it.message == "!"));
        let other = ReadDiagnostic::warning("a", 7..7, "other");
        let few = few_alike(errors(500).chain([other.clone()]).collect());
        assert_eq!(few.len(), MOST_ALIKE + 2);
        assert_eq!(few.last(), Some(&other));
        let rest = few.get(MOST_ALIKE).unwrap();
        assert_eq!((rest.rule, rest.severity), ("a", Severity::Error));
        assert_eq!(rest.message, "400 more places have the same problem.");
    }
}
