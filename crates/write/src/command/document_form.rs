use wireform_model::OperationRef;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use super::{Argument, Command, CommandOptions, Files, Note, layout};

/// The command that reads the input from `input.json`, with the options that name files.
pub(super) fn command(
    operation: OperationRef<'_>,
    options: &CommandOptions,
    files: Files,
    note: Option<Note>,
) -> Command {
    let root = Path::root();
    let words = vec![
        Text::of(Tag::Name, "--cli-input-json", &root),
        Text::of(Tag::String, "file://input.json", &root),
    ];
    let mut arguments = vec![Argument::new(words, options)];
    arguments.extend(files.arguments);
    let text = layout::layout(operation, &arguments, options).unwrap_or_default();
    Command {
        text,
        notes: note.into_iter().chain(files.notes).collect(),
        needs_document: true,
        ..Command::default()
    }
}
