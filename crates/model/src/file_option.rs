//! Which members can have the content of a file for a value, and how their options name it.

use crate::cli::Cli;
use crate::cli_options::{fetched_prefix, option_name};
use crate::draft::{FileKind, FileReference};
use crate::path::Path;
use crate::{AddedOption, Kind, OperationRef};

/// How an option names a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOption {
    /// By its name alone: the body of the request is a stream of its bytes.
    Name,
    /// By a URL: `fileb://x` for bytes, `file://x` for text.
    Url,
}

/// A member whose value a file can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMember {
    /// Where the value would be.
    pub path: Path,
    /// The option with its hyphens.
    pub name: String,
    /// How the option names the file.
    pub option: FileOption,
    /// How the CLI usually reads the file: as bytes for a blob, else as text.
    pub kind: FileKind,
}

impl FileOption {
    /// The word that follows the option.
    pub fn word(self, file: &FileReference) -> String {
        match self {
            FileOption::Name => file.name.clone(),
            FileOption::Url => file.url(),
        }
    }
}

/// The members of an operation whose values files can be, in the model's order, and then the blobs that have an
/// option of their own, such as `--zip-file` for `/Code/ZipFile`.
///
/// A flag has no value, and the CLI takes the value of some options as it is (`literal`).
pub fn file_members(operation: OperationRef<'_>, cli: Cli) -> Vec<FileMember> {
    let mut members = Vec::new();
    for member in operation.members() {
        let kind = &operation.target(member).kind;
        let is_streamed = operation.is_streamed(member);
        let is_read = fetched_prefix(operation, member, cli, "file://").is_some();
        let can_have = is_streamed || (is_read && !matches!(kind, Kind::Boolean));
        let Some(name) = option_name(operation, member, cli).filter(|_| can_have) else {
            continue;
        };
        members.push(FileMember {
            path: Path::root().child(&member.name),
            name,
            option: match is_streamed {
                true => FileOption::Name,
                false => FileOption::Url,
            },
            kind: match kind {
                Kind::Blob => FileKind::Bytes,
                _ => FileKind::Text,
            },
        });
    }
    let added = operation.operation.customizations(cli).added.iter();
    members.extend(added.filter_map(|(name, option)| {
        Some(FileMember {
            path: part_path(option)?,
            name: format!("--{name}"),
            option: FileOption::Url,
            kind: FileKind::Bytes,
        })
    }));
    members
}

/// The blob that an option of the CLI's own sets.
pub fn part_path(option: &AddedOption) -> Option<Path> {
    let (member, part) = option.part.as_ref()?;
    let member = Path::root().child(member);
    Some(match part.as_str() {
        "-" => member,
        part => member.child(part),
    })
}

/// The member at a path, where a file can be its value.
pub fn file_member(operation: OperationRef<'_>, cli: Cli, path: &Path) -> Option<FileMember> {
    let mut members = file_members(operation, cli).into_iter();
    members.find(|member| member.path == *path)
}
