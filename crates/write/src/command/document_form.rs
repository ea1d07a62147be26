use wireform_model::OperationRef;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use super::{BesideDocument, Command, CommandOptions, Note, WrittenArgument, layout};

/// The command that reads the input from `input.json`, with the options that are used in addition to it.
pub(super) fn command(
    operation: OperationRef<'_>,
    options: &CommandOptions,
    beside: BesideDocument,
    note: Option<Note>,
) -> Command {
    let root = Path::root();
    let words = vec![
        Text::of(Tag::Name, "--cli-input-json", &root),
        Text::of(Tag::String, "file://input.json", &root),
    ];
    let mut arguments = vec![WrittenArgument::new(words, options)];
    arguments.extend(beside.arguments);
    let mut notes: Vec<Note> = note.into_iter().chain(beside.notes).collect();
    let without = arguments.len();
    arguments.extend(beside.globals);
    let mut text = layout::layout(operation, &arguments, options);
    if text.is_err() && arguments.len() > without {
        // The others are short.
        notes.push(Note {
            path: root,
            message:
                "The command leaves out the global options, since it would be too long with them."
                    .to_owned(),
        });
        arguments.truncate(without);
        text = layout::layout(operation, &arguments, options);
    }
    Command {
        text: text.unwrap_or_default(),
        notes,
        needs_document: true,
        ..Command::default()
    }
}
