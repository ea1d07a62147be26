//! Values of an input, from what a request has in their places.

use std::ops::Range;

use wireform_model::cli::Cli;
use wireform_model::draft::{FileKind, FileReference, FileReferences};
use wireform_model::file_option::file_member;
use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Number, Value};
use wireform_model::{Handler, Kind, Member, OperationRef, Shape};
use wireform_model::{base64, blob, json};

use crate::reading::LONGEST_PATH;
use crate::{Meaning, Part, ReadDiagnostic};

use super::located::{Located, Spot};
use super::sent_request::SentBody;
use super::timestamps::timestamp;

/// More are not listed one by one.
const MOST_DIAGNOSTICS: usize = 50;

/// What stands for an idempotency token that the CLI adds, in a request that is shown.
const TOKEN: &str = "<UUID>";

/// What values are made with, and what is found beside them.
#[derive(Debug)]
pub(super) struct Values<'m> {
    pub operation: OperationRef<'m>,
    pub cli: Cli,
    pub files: FileReferences,
    /// Whether a change of the body can be made in the text as it is: the body stands there without escapes.
    pub can_mend: bool,
    pub diagnostics: Vec<ReadDiagnostic>,
    /// What the parts of the text mean, in any order.
    pub parts: Vec<Part>,
}

impl<'m> Values<'m> {
    pub fn new(operation: OperationRef<'m>, cli: Cli) -> Self {
        Values {
            operation,
            cli,
            files: FileReferences::default(),
            can_mend: false,
            diagnostics: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Notes what a part of the text means, if it is a part of its own.
    pub fn part(&mut self, spot: &Spot, meaning: Meaning) {
        if spot.is_own && !spot.span.is_empty() {
            let span = spot.span.clone();
            self.parts.push(Part { span, meaning });
        }
    }

    /// Notes that a part of the text names what is at a path.
    pub fn name_part(&mut self, spot: &Spot, path: &LazyPath<'_>) {
        if let Some(path) = path.path_up_to(LONGEST_PATH) {
            self.part(spot, Meaning::Name(path));
        }
    }

    /// Notes that a part of the text is the value at a path.
    pub fn value_part(&mut self, spot: &Spot, path: &LazyPath<'_>) {
        if let Some(path) = path.path_up_to(LONGEST_PATH) {
            self.part(spot, Meaning::Value(path));
        }
    }

    /// The name on the wire that the model gives, at the member or at its shape.
    pub fn wire_name(&self, member: &'m Member) -> Option<&'m str> {
        let named = member.location_name.as_deref();
        named.or_else(|| self.operation.target(member).location_name.as_deref())
    }

    /// Notes that a header comes from no input; what names the operation says so.
    pub fn added_header(&mut self, name: &Located, value: &Located) {
        let is_target = name.text.eq_ignore_ascii_case("x-amz-target");
        self.part(&name.spot(), Meaning::AddedName);
        let meaning = match is_target {
            true => Meaning::Operation,
            false => Meaning::AddedValue,
        };
        self.part(&value.spot(), meaning);
    }

    /// Says what was left out or read with a reservation.
    pub fn report(&mut self, diagnostic: ReadDiagnostic) {
        if !self.is_full() {
            self.diagnostics.push(diagnostic);
        }
    }

    fn is_full(&self) -> bool {
        self.diagnostics.len() >= MOST_DIAGNOSTICS
    }

    /// Says that a name is none of the operation's.
    pub fn unknown(&mut self, what: &str, name: &str, span: Range<usize>) {
        if self.is_full() {
            return;
        }
        let operation = &self.operation.operation.api_name;
        let message = format!("{operation} has no {what} `{name}`. It was left out.");
        self.report(ReadDiagnostic::error("unknown-part", span, message));
    }

    /// The text of a body; bytes that are no text are reported.
    pub fn body_text(&mut self, body: &SentBody) -> Option<Located> {
        match body {
            SentBody::Text(text) => Some(text.clone()),
            SentBody::Bytes { bytes, spot } => match std::str::from_utf8(bytes) {
                Ok(text) => Some(Located::new(text.to_owned(), spot.span.clone())),
                Err(_) => {
                    let message = "The body must be text.";
                    self.report(ReadDiagnostic::error(
                        "wrong-body",
                        spot.span.clone(),
                        message,
                    ));
                    None
                }
            },
            SentBody::None | SentBody::File(_) => None,
        }
    }

    /// A scalar that is written as text; `None` where it stands for what is not set.
    pub fn scalar(
        &mut self,
        member: &Member,
        text: &str,
        spot: &Spot,
        path: &LazyPath<'_>,
    ) -> Option<Value> {
        self.value_part(spot, path);
        let shape = self.operation.target(member);
        if self.is_placeholder(member, shape, text, path) {
            return None;
        }
        Some(match &shape.kind {
            Kind::String if member.is_json_header() => json_header(text),
            Kind::String => Value::String(unhandled(member, text)),
            Kind::Blob => self.base64(text, &spot.span, path),
            Kind::Boolean => match text {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                other => Value::from(other),
            },
            Kind::Integer | Kind::Long | Kind::Float | Kind::Double => number(text),
            Kind::Timestamp => timestamp(&Value::from(text)),
            Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) => {
                json::read(text).unwrap_or_else(|_| Value::from(text))
            }
        })
    }

    /// Whether a text stands for a token that the CLI adds, or for a file, which then is noted.
    pub fn is_placeholder(
        &mut self,
        member: &Member,
        shape: &Shape,
        text: &str,
        path: &LazyPath<'_>,
    ) -> bool {
        if member.idempotency_token && text == TOKEN {
            return true;
        }
        let Some(name) = file_name(text) else {
            return false;
        };
        let path = path.path();
        let is_possible = file_member(self.operation, self.cli, &path).is_some();
        if is_possible {
            let kind = match shape.kind {
                Kind::Blob => FileKind::Bytes,
                _ => FileKind::Text,
            };
            self.files.set(&path, Some(FileReference::new(kind, name)));
        }
        is_possible
    }

    /// A blob that is written as Base64, as the CLI has it.
    pub fn base64(&mut self, text: &str, span: &Range<usize>, path: &LazyPath<'_>) -> Value {
        match (self.cli, base64::decode(text)) {
            (Cli::V1, Some(bytes)) => self.bytes(&bytes, span, path),
            // Base64 is what CLI v2 takes, and what is none is for the checks.
            (Cli::V1, None) | (Cli::V2, _) => Value::from(text),
        }
    }

    /// A blob by its bytes, as the CLI has it.
    pub fn bytes(&mut self, bytes: &[u8], span: &Range<usize>, path: &LazyPath<'_>) -> Value {
        if let Some(text) = blob::text(bytes, self.cli) {
            return Value::String(text);
        }
        if self.is_full() {
            return Value::String(base64::encode(bytes));
        }
        let message = "These bytes are not text, and CLI v1 reads such only from a file. The value is their Base64.";
        let diagnostic = ReadDiagnostic::error("binary-blob", span.clone(), message);
        self.report(diagnostic.at(path.path()));
        Value::String(base64::encode(bytes))
    }
}

/// The name in `<content of NAME>`, which stands for the content of a file.
pub(super) fn file_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix("<content of ")?.strip_suffix('>')?;
    (!name.is_empty()).then_some(name)
}

/// A number by its text, or a float's name as Python or XML has it; any other text as it is.
fn number(text: &str) -> Value {
    let name = match text {
        "nan" => "NaN",
        "inf" | "INF" => "Infinity",
        "-inf" | "-INF" => "-Infinity",
        other => other,
    };
    Number::parse(name).map_or_else(|| Value::from(text), Value::Number)
}

fn json_header(text: &str) -> Value {
    let decoded = base64::decode(text).and_then(|bytes| String::from_utf8(bytes).ok());
    let value = json::read(decoded.as_deref().unwrap_or(text));
    value.unwrap_or_else(|_| Value::from(text))
}

/// The text that the CLI makes another of before it sends it.
pub(super) fn unhandled(member: &Member, text: &str) -> String {
    let changed = match member.handler {
        Some(Handler::Base64) => {
            base64::decode(text).and_then(|bytes| String::from_utf8(bytes).ok())
        }
        Some(Handler::CopySource) => {
            let version = text.find("?versionId=").unwrap_or(text.len());
            let (source, version) = text.split_at(version);
            let source = percent_encoding::percent_decode_str(source).decode_utf8();
            source.ok().map(|source| format!("{source}{version}"))
        }
        _ => None,
    };
    changed.unwrap_or_else(|| text.to_owned())
}
