use crate::shell;
use std::sync::Arc;

use wireform_model::OperationRef;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use crate::{Quoting, Unquotable};

use super::{CommandOptions, Note, WrittenArgument};

/// The whole command, quoted for the shell, on one line or with one line for each argument.
///
/// # Errors
/// A note that says which word the shell cannot pass, and why.
pub(super) fn layout(
    operation: OperationRef<'_>,
    arguments: &[Arc<WrittenArgument>],
    options: &CommandOptions,
) -> Result<Text, Note> {
    let root = Path::root();
    let mut out = Text::of(Tag::Program, "aws", &root);
    for word in [&operation.service.command, &operation.operation.command] {
        out.push(Tag::Punctuation, " ", &root);
        out.append(&quoted(&Text::of(Tag::Word, word, &root), options)?);
    }
    for argument in arguments {
        out.push(Tag::Punctuation, separator(options), &root);
        out.append(argument.line.as_ref().map_err(Note::clone)?);
    }
    check_length(&out, options)?;
    Ok(out)
}

/// The words of one argument, quoted for the shell.
///
/// # Errors
/// A note that says which word the shell cannot pass, and why.
pub(super) fn line(words: &[Text], options: &CommandOptions) -> Result<Text, Note> {
    let mut out = Text::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            out.push(Tag::Punctuation, " ", &path_of(words));
        }
        out.append(&quoted(word, options)?);
    }
    Ok(out)
}

fn separator(options: &CommandOptions) -> &'static str {
    if options.one_line {
        " "
    } else {
        shell::line_break(options.shell)
    }
}

fn quoted(word: &Text, options: &CommandOptions) -> Result<Text, Note> {
    let note = |unquotable: Unquotable| Note {
        path: word.path(),
        message: format!(
            "The command reads input.json because of this value: {}.",
            unquotable.reason
        ),
    };
    options.shell.quote(word).map_err(note)
}

fn check_length(command: &Text, options: &CommandOptions) -> Result<(), Note> {
    match shell::length_error(options.shell, command.as_str()) {
        None => Ok(()),
        Some(reason) => Err(Note {
            path: Path::root(),
            message: format!("The command reads input.json, because {reason}."),
        }),
    }
}

/// The notes about words that the shell may change, each once.
pub(super) fn word_notes(
    arguments: &[Arc<WrittenArgument>],
    options: &CommandOptions,
) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for word in arguments.iter().flat_map(|argument| &argument.words) {
        let Some(message) = shell::word_note(options.shell, word.as_str()) else {
            continue;
        };
        if notes.iter().all(|note| note.message != message) {
            notes.push(Note {
                path: word.path(),
                message: message.to_owned(),
            });
        }
    }
    notes
}

fn path_of(words: &[Text]) -> Path {
    words.first().map_or_else(Path::root, Text::path)
}
