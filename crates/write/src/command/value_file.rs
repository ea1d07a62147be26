use std::sync::Arc;

use wireform_model::blob;
use wireform_model::cli_options::{fetched_prefix, option_name};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Value;
use wireform_model::{Kind, Member, OperationRef};

use super::{Argument, CommandOptions, Note};

/// A file in the current folder that a command reads, and what it has to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueFile {
    pub name: String,
    pub content: Vec<u8>,
}

/// An option whose value is read from a file.
pub(super) struct FromFile {
    pub argument: Arc<Argument>,
    pub file: ValueFile,
    /// Whether the CLI reads a text from it, in the encoding of the system.
    pub is_text: bool,
    pub note: Note,
}

/// A member's option with the address of a file in place of its value; `None` where no file can hold that.
///
/// Source: the CLI's `paramfile.py`: a text is read with the line ends of its system, bytes as they are.
pub(super) fn from_file(
    operation: OperationRef<'_>,
    member: &Member,
    value: &Value,
    options: &CommandOptions,
) -> Option<FromFile> {
    let option = option_name(operation, member, options.cli)?;
    let path = Path::root().child(&member.name);
    let Content {
        prefix,
        extension,
        what,
        bytes,
    } = content(operation, member, value, options)?;
    // Of some options v1 takes an address for the value itself.
    if !prefix.is_empty() {
        fetched_prefix(operation, member, options.cli, prefix)?;
    }
    let name = format!("{}.{extension}", option.trim_start_matches('-'));
    let message = format!(
        "The command reads {} from {name}, because it would not survive a shell: save {what} there.",
        member.name
    );
    let words = vec![
        Text::of(Tag::Name, &option, &path),
        Text::of(Tag::String, &format!("{prefix}{name}"), &path),
    ];
    Some(FromFile {
        argument: Argument::new(words, options),
        file: ValueFile {
            name,
            content: bytes,
        },
        is_text: prefix == "file://",
        note: Note { path, message },
    })
}

struct Content {
    /// Of the file's address.
    prefix: &'static str,
    extension: &'static str,
    /// What somebody is to save.
    what: &'static str,
    bytes: Vec<u8>,
}

fn content(
    operation: OperationRef<'_>,
    member: &Member,
    value: &Value,
    options: &CommandOptions,
) -> Option<Content> {
    let (prefix, extension, what, bytes) = match (&operation.target(member).kind, value) {
        (Kind::Blob, Value::String(text)) => {
            let prefix = match operation.is_streamed(member) {
                true => "",
                false => "fileb://",
            };
            (prefix, "bin", "its bytes", blob::bytes(text, options.cli)?)
        }
        (Kind::String | Kind::Timestamp, Value::String(text))
            // A carriage return would be read as a line feed.
            if !member.is_json_header() && !text.contains('\r') =>
        {
            ("file://", "txt", "its text, and no line end behind it,", text.clone().into_bytes())
        }
        (Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_), Value::List(_) | Value::Map(_)) => {
            let json = json::compact(value, &Path::root()).to_string();
            ("file://", "json", "its JSON", json.into_bytes())
        }
        _ => return None,
    };
    Some(Content {
        prefix,
        extension,
        what,
        bytes,
    })
}
