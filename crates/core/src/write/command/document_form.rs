use crate::model::OperationRef;
use crate::path::Path;
use crate::text::{Tag, Text};

use super::{Command, CommandOptions, Note, layout};

/// The command that reads everything from `input.json`.
pub(super) fn command(
    operation: OperationRef<'_>,
    options: &CommandOptions,
    notes: Vec<Note>,
) -> Command {
    let root = Path::root();
    let argument = vec![
        Text::of(Tag::Name, "--cli-input-json", &root),
        Text::of(Tag::String, "file://input.json", &root),
    ];
    let text = layout::layout(operation, &[argument], options).unwrap_or_default();
    Command {
        text,
        notes,
        needs_document: true,
    }
}
