//! The content of files in a request.

use wireform_model::base64;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, FileKind, FileReference};
use wireform_model::file_option::{FileOption, file_member};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Member, OperationRef, Shape};

use crate::file_value::file_value;

use super::file_body::placeholder;
use super::{Body, HttpRequest};

/// What a request has from files.
#[derive(Default)]
pub(super) struct Files {
    /// The body, where it is a file as a whole.
    pub body: Option<Body>,
    /// The names of files that nobody has read, each of which has a stand-in in the input, with the paths of
    /// their members.
    pub unread: Vec<Text>,
    /// Whether a file is the body as a stream.
    pub has_stream: bool,
}

/// Whether a request names a body that is a stream, as curl does, or has its bytes where somebody has read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Streams {
    Shown,
    Named,
}

/// Puts what is in the files into the input, and stand-ins for what is not known.
pub(super) fn put_files(
    operation: OperationRef<'_>,
    draft: &Draft,
    input: &mut Value,
    cli: Cli,
    streams: Streams,
) -> Files {
    let mut files = Files::default();
    for (path, file) in draft.files.iter() {
        let Some(target) = FileTarget::of(operation, path, cli) else {
            continue;
        };
        files.has_stream |= target.is_stream;
        let is_named = streams == Streams::Named && target.is_stream;
        let value = file_value(file, target.member, target.shape, cli);
        let name = Text::of(Tag::String, &file.name, path);
        match value.filter(|_| !is_named) {
            Some(value) => put(input, path, value),
            None if target.is_body(operation, file, cli) => {
                let bytes = file.bytes().filter(|_| !is_named);
                files.body = Some(match bytes {
                    Some(bytes) => Body::Bytes {
                        bytes: bytes.to_vec(),
                        path: path.clone(),
                    },
                    None => Body::File(name),
                });
            }
            None => {
                put(input, path, target.stand_in(files.unread.len(), cli));
                files.unread.push(name);
            }
        }
    }
    files
}

/// The member whose value a file is.
struct FileTarget<'m> {
    /// The member at the top, where it is that itself.
    member: Option<&'m Member>,
    shape: &'m Shape,
    is_stream: bool,
}

impl<'m> FileTarget<'m> {
    fn of(operation: OperationRef<'m>, path: &Path, cli: Cli) -> Option<Self> {
        let option = file_member(operation, cli, path)?.option;
        let mut segments = path.segments();
        let top = operation.member(&segments.next()?)?;
        let part = segments.next();
        let shape = match &part {
            None => operation.target(top),
            Some(part) => {
                let structure = operation.target(top).as_structure()?;
                operation.target(structure.member(part)?)
            }
        };
        Some(FileTarget {
            member: part.is_none().then_some(top),
            shape,
            is_stream: option == FileOption::Name,
        })
    }

    /// Whether the bytes of the file are the body of the request.
    fn is_body(&self, operation: OperationRef<'_>, file: &FileReference, cli: Cli) -> bool {
        let structure = operation.input().and_then(Shape::as_structure);
        let payload = structure.and_then(|structure| structure.payload.as_deref());
        let is_payload = self
            .member
            .is_some_and(|member| payload == Some(&member.name));
        let is_as_it_is = match self.shape.kind {
            Kind::Blob => file.kind == FileKind::Bytes || cli == Cli::V1,
            Kind::String => file.kind == FileKind::Text,
            _ => false,
        };
        is_payload && is_as_it_is
    }

    /// What the input has in place of the content, so that it ends up where that would.
    fn stand_in(&self, index: usize, cli: Cli) -> Value {
        let text = stand_in(index);
        match (&self.shape.kind, cli) {
            (Kind::Blob, Cli::V2) => Value::String(base64::encode(text.as_bytes())),
            _ => Value::String(text),
        }
    }
}

/// Of a length that Base64 encodes without regard to what is beside it.
fn stand_in(index: usize) -> String {
    format!("wireformFileContent{index:05}")
}

fn put(input: &mut Value, path: &Path, value: Value) {
    if !matches!(input, Value::Map(_)) {
        return;
    }
    let mut place = input;
    for segment in path.segments() {
        if !matches!(place, Value::Map(_)) {
            *place = Value::Map(Map::new());
        }
        let Value::Map(map) = place else { return };
        if !map.contains_key(&segment) {
            map.push(segment.to_string(), Value::Map(Map::new()));
        }
        let Some(inner) = map.get_mut(&segment) else {
            return;
        };
        place = inner;
    }
    *place = value;
}

/// Shows `<content of NAME>` for each stand-in.
pub(super) fn show_unread(request: &mut HttpRequest, unread: &[Text]) {
    for (index, name) in unread.iter().enumerate() {
        let stand_in = stand_in(index);
        let shown = placeholder("content", name);
        let encoded = base64::encode(stand_in.as_bytes());
        for text in texts(request) {
            for part in [&stand_in, &encoded] {
                if text.as_str().contains(part.as_str()) {
                    *text = replaced(text, part, shown.as_str());
                }
            }
        }
    }
}

/// All texts of a request that values are in.
fn texts(request: &mut HttpRequest) -> impl Iterator<Item = &mut Text> {
    let query = request.query.iter_mut();
    let query = query.filter_map(|(_, value)| value.as_mut());
    let headers = request.headers.iter_mut().map(|(_, value)| value);
    let body = match &mut request.body {
        Body::Text(text) => Some(text),
        Body::None | Body::Bytes { .. } | Body::File(_) => None,
    };
    let path = std::iter::once(&mut request.path);
    path.chain(query).chain(headers).chain(body)
}

fn replaced(text: &Text, part: &str, by: &str) -> Text {
    let mut out = Text::new();
    for piece in text.pieces() {
        out.push(piece.tag, &piece.text.replace(part, by), piece.path);
    }
    out
}
