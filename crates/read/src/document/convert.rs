//! What a text says as an input: where JSON has no such value, the model decides.

use wireform_model::blob;
use wireform_model::cli::Cli;
use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, OperationRef, Shape};

use super::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};
use super::{merge, quote, unknown};
use crate::reading::{LONGEST_PATH, in_order};
use crate::{Meaning, Part, ReadDiagnostic};

/// An input that a text says.
#[derive(Clone, Debug)]
pub(crate) struct Converted {
    pub input: Value,
    /// Not overlapping, in the order of the text.
    pub parts: Vec<Part>,
    pub diagnostics: Vec<ReadDiagnostic>,
}

/// What decides about values that JSON does not have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'m> {
    /// The operation whose input it is.
    pub operation: OperationRef<'m>,
    /// The CLI that the input is for, which decides how bytes are written.
    pub cli: Cli,
    /// Whether a string in place of a blob is its content, as in code, rather than what the CLI makes it of.
    pub strings_are_content: bool,
    /// Whether of a repeated key the last one counts, which is said.
    pub notes_repeated_keys: bool,
}

/// The input that a value is.
pub(crate) fn convert(node: &ParsedValue, target: Target<'_>) -> Converted {
    let mut converter = Converter {
        target,
        parts: Vec::new(),
        diagnostics: Vec::new(),
        unknown: 0,
    };
    let shape = target.operation.input();
    let input = converter.value(node, shape, &LazyPath::root(), false);
    Converted {
        input: input.unwrap_or_else(|| Value::Map(Map::new())),
        parts: in_order(converter.parts),
        diagnostics: converter.diagnostics,
    }
}

struct Converter<'m> {
    target: Target<'m>,
    parts: Vec<Part>,
    diagnostics: Vec<ReadDiagnostic>,
    /// How many keys are no members.
    unknown: usize,
}

impl<'m> Converter<'m> {
    /// The value; `None` where it is left out.
    fn value(
        &mut self,
        node: &ParsedValue,
        shape: Option<&'m Shape>,
        place: &LazyPath<'_>,
        is_copy: bool,
    ) -> Option<Value> {
        let is_inside = is_copy || node.is_alias;
        match &node.kind {
            ParsedKind::Map(entries) if !entries.is_empty() => {
                if node.is_alias && !is_copy {
                    self.part(node, place);
                }
                return Some(self.map(entries, shape, place, is_inside));
            }
            ParsedKind::List(items) if !items.is_empty() => {
                if node.is_alias && !is_copy {
                    self.part(node, place);
                }
                return Some(self.list(items, shape, place, is_inside));
            }
            _ => {}
        }
        if !is_copy {
            self.part(node, place);
        }
        self.scalar(node, shape, place)
    }

    fn map(
        &mut self,
        entries: &[ParsedEntry],
        shape: Option<&'m Shape>,
        place: &LazyPath<'_>,
        is_copy: bool,
    ) -> Value {
        if self.target.notes_repeated_keys && !is_copy {
            self.note_repeated_keys(entries, place);
        }
        let mut map = Map::new();
        for entry in entries {
            let place = place.child(&entry.key);
            if !is_copy
                && !entry.key_span.is_empty()
                && let Some(path) = place.path_up_to(LONGEST_PATH)
            {
                self.parts.push(Part {
                    span: entry.key_span.clone(),
                    meaning: Meaning::Name(path),
                });
            }
            let part = self.part_of(shape, &entry.key);
            if part.is_none() && !is_copy {
                self.note_unknown(entries, entry, shape, &place);
            }
            if let Some(text) = &entry.odd_key
                && !shape.is_some_and(is_document)
            {
                self.odd_key(text, entry, &place);
            }
            if let Some(value) = self.value(&entry.value, part, &place, is_copy) {
                map.push(entry.key.as_str(), value);
            }
        }
        Value::Map(map)
    }

    fn note_repeated_keys(&mut self, entries: &[ParsedEntry], place: &LazyPath<'_>) {
        for entry in merge::duplicates(entries) {
            let message = "This key is repeated, and only the last one counts. Remove the others.";
            let span = entry.key_span.clone();
            let warning = ReadDiagnostic::warning("duplicate-key", span, message);
            self.report(warning, &place.child(&entry.key));
        }
    }

    fn note_unknown(
        &mut self,
        entries: &[ParsedEntry],
        entry: &ParsedEntry,
        shape: Option<&Shape>,
        place: &LazyPath<'_>,
    ) {
        let structure = shape.and_then(Shape::as_structure);
        let Some(structure) = structure.filter(|_| self.unknown < unknown::MOST) else {
            return;
        };
        self.unknown += 1;
        let path = place.path_up_to(LONGEST_PATH);
        let is_top = path.is_some_and(|path| path.segments().count() == 1);
        let operation = self.target.operation;
        let warning = unknown::unknown(operation, structure, entries, entry, is_top);
        self.report(warning, place);
    }

    fn list(
        &mut self,
        items: &[ParsedValue],
        shape: Option<&'m Shape>,
        place: &LazyPath<'_>,
        is_copy: bool,
    ) -> Value {
        let part = self.part_of(shape, "");
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let place = place.item(values.len());
            values.extend(self.value(item, part, &place, is_copy));
        }
        Value::List(values)
    }

    /// The shape of what is inside; inside of a document type it is that type.
    fn part_of(&self, shape: Option<&'m Shape>, name: &str) -> Option<&'m Shape> {
        let shape = shape?;
        match is_document(shape) {
            true => Some(shape),
            false => self.target.operation.part(shape, name),
        }
    }

    fn odd_key(&mut self, text: &str, entry: &ParsedEntry, place: &LazyPath<'_>) {
        let span = entry.key_span.clone();
        let message = format!(
            "A key must be a string. Write {} in quotes.",
            quote::shown(text)
        );
        let warning = ReadDiagnostic::warning("key-not-a-string", span.clone(), message);
        let warning = warning.mended("Quote it", span, quote::single(text));
        self.report(warning, place);
    }

    fn part(&mut self, node: &ParsedValue, place: &LazyPath<'_>) {
        if !node.span.is_empty()
            && let Some(path) = place.path_up_to(LONGEST_PATH)
        {
            self.parts.push(Part {
                span: node.span.clone(),
                meaning: Meaning::Value(path),
            });
        }
    }

    fn report(&mut self, diagnostic: ReadDiagnostic, place: &LazyPath<'_>) {
        let path = place.path_up_to(LONGEST_PATH);
        self.diagnostics.push(ReadDiagnostic { path, ..diagnostic });
    }

    fn scalar(
        &mut self,
        node: &ParsedValue,
        shape: Option<&'m Shape>,
        place: &LazyPath<'_>,
    ) -> Option<Value> {
        let kind = shape.map(|shape| &shape.kind);
        match &node.kind {
            ParsedKind::Null => Some(Value::Null),
            ParsedKind::Bool(value) => Some(Value::Bool(*value)),
            ParsedKind::Number(number) => Some(Value::Number(number.clone())),
            ParsedKind::String(text) => match kind {
                Some(Kind::Blob) if self.target.strings_are_content => {
                    self.bytes(text.as_bytes(), kind, node, place)
                }
                _ => Some(Value::String(text.clone())),
            },
            ParsedKind::Bytes(bytes) => self.bytes(bytes, kind, node, place),
            ParsedKind::Date(text) => Some(self.date(text, kind, node, place)),
            ParsedKind::Unset => None,
            ParsedKind::Expression(text) => self.expression(text, shape, node, place),
            ParsedKind::List(_) => Some(Value::List(Vec::new())),
            ParsedKind::Map(_) => Some(Value::Map(Map::new())),
        }
    }

    fn bytes(
        &mut self,
        bytes: &[u8],
        kind: Option<&Kind>,
        node: &ParsedValue,
        place: &LazyPath<'_>,
    ) -> Option<Value> {
        let text = match kind {
            Some(Kind::Blob) => blob::text(bytes, self.target.cli),
            _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
        };
        if text.is_some() && !matches!(kind, Some(Kind::Blob)) {
            let message = "These are bytes where a string is expected. They were read as text.";
            let warning = ReadDiagnostic::warning("bytes-as-text", node.span.clone(), message);
            self.report(warning, place);
        } else if text.is_none() {
            let message = match kind {
                Some(Kind::Blob) => {
                    "AWS CLI v1 cannot send bytes that are not text. This value was left out."
                }
                _ => "These bytes are not text. This value was left out.",
            };
            let error = ReadDiagnostic::error("bytes-not-text", node.span.clone(), message);
            self.report(error, place);
        }
        text.map(Value::String)
    }

    fn date(
        &mut self,
        text: &str,
        kind: Option<&Kind>,
        node: &ParsedValue,
        place: &LazyPath<'_>,
    ) -> Value {
        if !matches!(kind, Some(Kind::Timestamp)) && !node.is_alias {
            let message = format!(
                "{} is a date here, not a string. Write it in quotes.",
                quote::shown(text)
            );
            let warning = ReadDiagnostic::warning("date", node.span.clone(), message);
            let warning = warning.mended("Quote it", node.span.clone(), quote::single(text));
            self.report(warning, place);
        }
        Value::from(text)
    }

    /// What is not a literal stays as its text where that can be a string.
    fn expression(
        &mut self,
        text: &str,
        shape: Option<&'m Shape>,
        node: &ParsedValue,
        place: &LazyPath<'_>,
    ) -> Option<Value> {
        if let Some(value) = constant(text, shape) {
            let message = format!(
                "{} is not a literal. It was read as {}, one of the values here.",
                quote::shown(text),
                quote::shown(value)
            );
            let warning = ReadDiagnostic::warning("not-a-literal", node.span.clone(), message);
            self.report(warning, place);
            return Some(Value::from(value));
        }
        let kind = shape.map(|shape| &shape.kind);
        let is_kept = match kind {
            None | Some(Kind::String) => true,
            Some(Kind::Structure(structure)) => structure.document,
            _ => false,
        };
        let (rest, make): (_, fn(_, _, String) -> _) = match is_kept {
            true => ("Replace it with its value.", ReadDiagnostic::warning),
            false => ("It was left out.", ReadDiagnostic::error),
        };
        let message = format!(
            "{} is not a literal, so its value is not known here. {rest}",
            quote::shown(text)
        );
        let diagnostic = make("not-a-literal", node.span.clone(), message);
        self.report(diagnostic, place);
        is_kept.then(|| Value::from(text))
    }
}

/// The value that a name such as `LogType.Tail` has in the SDKs: that of the enumeration with the same letters.
fn constant<'m>(text: &str, shape: Option<&'m Shape>) -> Option<&'m str> {
    let (_, name) = text.rsplit_once('.')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    if !text.chars().all(is_name) {
        return None;
    }
    let letters = |name: &str| {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|c| c.to_ascii_lowercase()).collect::<String>()
    };
    let wanted = letters(name);
    let mut values = shape?.enumeration.iter().map(String::as_str);
    values.find(|value| !wanted.is_empty() && letters(value) == wanted)
}

fn is_document(shape: &Shape) -> bool {
    shape
        .as_structure()
        .is_some_and(|structure| structure.document)
}
