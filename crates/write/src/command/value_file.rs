use std::sync::Arc;

use wireform_model::blob;
use wireform_model::cli_options::{fetched_prefix, option_name};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Value;
use wireform_model::{Kind, Member, OperationRef};

use super::{CommandOptions, Note, WrittenArgument};

/// A file in the current folder that a command reads, and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// An option whose value is read from a file.
pub(super) struct FromFile {
    pub argument: Arc<WrittenArgument>,
    pub file: ValueFile,
    /// Whether the CLI reads it as text, in the encoding of the system.
    pub is_text: bool,
    pub note: Note,
}

/// A member's option with a file for its value; `None` where the CLI cannot read that value from a file.
///
/// Source: the CLI's `paramfile.py`: it reads text with the system's line ends, and bytes unchanged.
pub(super) fn from_file(
    operation: OperationRef<'_>,
    member: &Member,
    value: &Value,
    options: &CommandOptions,
) -> Option<FromFile> {
    let option = option_name(operation, member, options.cli)?;
    let path = Path::root().child(&member.name);
    let FileContent {
        prefix,
        extension,
        what,
        bytes,
    } = content(operation, member, value, options)?;
    // Some options of v1 do not read files.
    if !prefix.is_empty() {
        fetched_prefix(operation, member, options.cli, prefix)?;
    }
    let name = format!("{}.{extension}", option.trim_start_matches('-'));
    let message = format!(
        "The command reads {} from {name}, since the command line cannot express it. First save {what}.",
        member.name
    );
    let words = vec![
        Text::of(Tag::Name, &option, &path),
        Text::of(Tag::String, &format!("{prefix}{name}"), &path),
    ];
    Some(FromFile {
        argument: WrittenArgument::new(words, options),
        file: ValueFile {
            name,
            content: bytes,
        },
        is_text: prefix == "file://",
        note: Note { path, message },
    })
}

struct FileContent {
    /// The prefix of the file's name in the option.
    prefix: &'static str,
    extension: &'static str,
    /// What the user must save in the file, as the end of a sentence.
    what: &'static str,
    bytes: Vec<u8>,
}

fn content(
    operation: OperationRef<'_>,
    member: &Member,
    value: &Value,
    options: &CommandOptions,
) -> Option<FileContent> {
    let (prefix, extension, what, bytes) = match (&operation.target(member).kind, value) {
        (Kind::Blob, Value::String(text)) => {
            let prefix = match operation.is_streamed(member) {
                true => "",
                false => "fileb://",
            };
            (prefix, "bin", "its bytes in that file", blob::bytes(text, options.cli)?)
        }
        (Kind::String | Kind::Timestamp, Value::String(text))
            // The CLI would read a carriage return as a line feed.
            if !member.is_json_header() && !text.contains('\r') =>
        {
            ("file://", "txt", "its text in that file, without a newline at the end", text.clone().into_bytes())
        }
        (Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_), Value::List(_) | Value::Map(_)) => {
            let json = json::compact(value, &Path::root()).to_string();
            ("file://", "json", "its JSON in that file", json.into_bytes())
        }
        _ => return None,
    };
    Some(FileContent {
        prefix,
        extension,
        what,
        bytes,
    })
}
