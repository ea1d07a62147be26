//! What JSON does not allow, but is plain: noted by kind, so that one change mends all of a kind.

use std::ops::Range;

use wireform_model::diagnostic::Severity;

use crate::ReadDiagnostic;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    TrailingComma,
    SingleQuotes,
    TypographicQuotes,
    Comment,
    UnquotedKey,
    Word,
    MissingComma,
    MissingBracket,
    /// The text ends inside a string: its quote and the brackets around it.
    MissingEnd,
    ControlCharacter,
    Escape,
    Number,
    Space,
}

const ALL: [Mend; 13] = [
    Mend::TrailingComma,
    Mend::SingleQuotes,
    Mend::TypographicQuotes,
    Mend::Comment,
    Mend::UnquotedKey,
    Mend::Word,
    Mend::MissingComma,
    Mend::MissingBracket,
    Mend::MissingEnd,
    Mend::ControlCharacter,
    Mend::Escape,
    Mend::Number,
    Mend::Space,
];

impl Mend {
    fn rule(self) -> &'static str {
        match self {
            Mend::TrailingComma => "trailing-comma",
            Mend::SingleQuotes => "single-quotes",
            Mend::TypographicQuotes => "typographic-quotes",
            Mend::Comment => "comment",
            Mend::UnquotedKey => "unquoted-key",
            Mend::Word => "not-json-word",
            Mend::MissingComma => "missing-comma",
            Mend::MissingBracket => "missing-bracket",
            Mend::MissingEnd => "missing-end",
            Mend::ControlCharacter => "control-character",
            Mend::Escape => "not-json-escape",
            Mend::Number => "not-json-number",
            Mend::Space => "not-json-space",
        }
    }

    fn message(self) -> &'static str {
        match self {
            Mend::TrailingComma => "JSON allows no comma after the last entry.",
            Mend::SingleQuotes => "JSON strings need double quotes.",
            Mend::TypographicQuotes => "JSON strings need straight double quotes (\").",
            Mend::Comment => "JSON allows no comments.",
            Mend::UnquotedKey => "JSON keys need double quotes.",
            Mend::Word => "JSON writes these as true, false and null.",
            Mend::MissingComma => "A comma is missing after this entry.",
            Mend::MissingBracket => "The closing bracket is missing.",
            Mend::MissingEnd => "The text ends inside this string: some of it may be missing.",
            Mend::ControlCharacter => {
                "Line breaks and tabs in a JSON string are written as \\n and \\t."
            }
            Mend::Escape => "JSON does not know this escape.",
            Mend::Number => "JSON numbers are decimal, such as 29000 or -1.5e3.",
            Mend::Space => "Only spaces, tabs and line breaks can separate JSON values.",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Mend::TrailingComma => "Remove the comma",
            Mend::SingleQuotes | Mend::TypographicQuotes => "Use double quotes",
            Mend::Comment => "Remove comments",
            Mend::UnquotedKey => "Quote keys",
            Mend::Word => "Use true, false and null",
            Mend::MissingComma => "Add a comma",
            Mend::MissingBracket | Mend::MissingEnd => "Close it",
            Mend::ControlCharacter | Mend::Escape => "Use JSON escapes",
            Mend::Number => "Use decimal numbers",
            Mend::Space => "Use spaces",
        }
    }
}

/// Changes that make JSON of a text.
#[derive(Debug, Default)]
pub(super) struct Mends(Vec<(Mend, Range<usize>, String)>);

impl Mends {
    pub fn push(&mut self, mend: Mend, span: Range<usize>, text: impl Into<String>) {
        self.0.push((mend, span, text.into()));
    }

    /// Notes that a bracket is missing at the end of the text.
    pub fn push_bracket(&mut self, end: usize, bracket: char) {
        let is_in_string = self.0.iter().any(|(kind, ..)| *kind == Mend::MissingEnd);
        // Without the quote the bracket would be part of the string.
        let mend = match is_in_string {
            true => Mend::MissingEnd,
            false => Mend::MissingBracket,
        };
        self.push(mend, end..end, bracket);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A diagnostic for each kind, at its first place, whose fix makes all changes of the kind.
    pub fn diagnostics(mut self, text: &str) -> Vec<ReadDiagnostic> {
        self.0.sort_by_key(|(_, span, _)| span.start);
        let mut diagnostics: Vec<_> = ALL
            .into_iter()
            .filter_map(|mend| self.diagnostic(mend, text))
            .collect();
        diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        diagnostics
    }

    fn diagnostic(&self, mend: Mend, text: &str) -> Option<ReadDiagnostic> {
        let mut edits = self.0.iter().filter(|(kind, ..)| *kind == mend);
        let (_, first, replacement) = edits.next()?;
        let mut new = replacement.clone();
        let (mut end, mut count) = (first.end, 1);
        for (_, span, replacement) in edits {
            new.push_str(text.get(end..span.start).unwrap_or_default());
            new.push_str(replacement);
            end = span.end;
            count += 1;
        }
        let message = match count {
            _ if mend == Mend::MissingEnd => mend.message().to_owned(),
            1 => mend.message().to_owned(),
            _ => format!("{} ({count} places)", mend.message()),
        };
        let mut diagnostic = ReadDiagnostic::warning(mend.rule(), first.clone(), message);
        if matches!(mend, Mend::MissingBracket | Mend::MissingEnd) {
            // More than the bracket may be missing.
            diagnostic.severity = Severity::Error;
        }
        Some(diagnostic.mended(mend.label(), first.start..end, new))
    }
}
