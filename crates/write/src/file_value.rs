//! What the AWS CLI reads from a file in place of a member's value.

use std::borrow::Cow;

use wireform_model::blob;
use wireform_model::cli::Cli;
use wireform_model::draft::{FileKind, FileReference};
use wireform_model::json;
use wireform_model::value::{Number, Value};
use wireform_model::{Kind, Member, Shape};

/// The value that the content of a file is, for a member's shape; `None` where nobody has read the file, or where
/// the CLI would not make a value of it that is known here, as of shorthand.
///
/// Source: the CLI's `paramfile.py` and `argprocess.py`.
pub(crate) fn file_value(
    file: &FileReference,
    member: Option<&Member>,
    shape: &Shape,
    cli: Cli,
) -> Option<Value> {
    let bytes = file.bytes()?;
    if file.kind == FileKind::Bytes {
        let is_blob = matches!(shape.kind, Kind::Blob);
        return is_blob.then(|| blob::text(bytes, cli).map(Value::String))?;
    }
    let text = text(bytes)?;
    let is_json = member.is_some_and(Member::is_json_header)
        || shape
            .as_structure()
            .is_some_and(|structure| structure.document);
    match &shape.kind {
        _ if is_json => json::read(&text).ok(),
        Kind::String | Kind::Timestamp | Kind::Blob => Some(Value::String(text.into_owned())),
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => {
            Number::parse(text.trim()).map(Value::Number)
        }
        Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) => {
            let value = json::read(&text).ok();
            value.filter(|value| matches!(value, Value::List(_) | Value::Map(_)))
        }
        Kind::Boolean => None,
    }
}

/// The text as Python reads it from a file: in UTF-8, with a line feed for each kind of line end.
fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = std::str::from_utf8(bytes).ok()?;
    if !text.contains('\r') {
        return Some(Cow::Borrowed(text));
    }
    Some(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")))
}
