//! Options whose values are the content of files.

use crate::shell;
use wireform_model::draft::Draft;
use wireform_model::file_option::file_members;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::{Member, OperationRef};

use super::{CommandOptions, Note, Words, WrittenArgument, WrittenCommand};

/// How much of a member's value comes from files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FromFiles {
    None,
    Part,
    Whole,
}

/// Adds the options that name the file of a member, or of a blob in it.
///
/// A command with a document has it too, and there it replaces the member.
pub(super) fn write(
    written: &mut WrittenCommand,
    operation: OperationRef<'_>,
    member: &Member,
    draft: &Draft,
    options: &CommandOptions,
) -> FromFiles {
    if draft.files.is_empty() {
        return FromFiles::None;
    }
    let path = Path::root().child(&member.name);
    let members = file_members(operation, options.cli).into_iter();
    let inside = members.filter(|target| target.path.is_within(&path));
    let mut from_files = FromFiles::None;
    for target in inside {
        let Some(file) = draft.files.at(&target.path) else {
            continue;
        };
        from_files = match target.path == path {
            true => FromFiles::Whole,
            false => FromFiles::Part,
        };
        let word = target.option.word(file);
        match words(&target.name, &word, &target.path, options) {
            Ok(words) => written.push_beside_document(WrittenArgument::new(words, options)),
            Err(reason) => written.beside.notes.push(Note {
                message: format!("The command leaves out `{}`: {reason}.", target.name),
                path: target.path,
            }),
        }
    }
    from_files
}

/// `--body photo.jpg`, or `--body=-x` for a name that the CLI would read as an option.
///
/// # Errors
///
/// Why the command cannot have the name, as the end of a sentence.
fn words(name: &str, word: &str, path: &Path, options: &CommandOptions) -> Result<Words, String> {
    if let Some(unquotable) = shell::unquotable(options.shell, word) {
        return Err(unquotable.reason.to_owned());
    }
    if word == "--" {
        return Err("an option cannot have the value `--`, which ends the options".to_owned());
    }
    let mut option = Text::of(Tag::Name, name, path);
    let word = Text::of(Tag::String, word, path);
    if word.as_str().starts_with('-') {
        option.push(Tag::Punctuation, "=", path);
        option.append(&word);
        return Ok(vec![option]);
    }
    Ok(vec![option, word])
}
