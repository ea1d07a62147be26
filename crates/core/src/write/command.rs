use crate::draft::Cli;
use crate::model::OperationRef;
use crate::path::Path;
use crate::text::Text;
use crate::value::Value;

use super::Shell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandOptions {
    pub shell: Shell,
    pub nested: Nested,
    /// On one line, instead of an option a line.
    pub one_line: bool,
    pub cli: Cli,
}

/// How lists, maps and structures are written on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nested {
    /// Shorthand where it is short and reads back the same, else JSON.
    #[default]
    Auto,
    /// Shorthand wherever it reads back the same.
    Shorthand,
    Json,
    /// Everything in one document: `--cli-input-json file://input.json`.
    Document,
}

/// A command line with what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    pub text: Text,
    pub notes: Vec<Note>,
    /// Whether it reads `input.json`, which then has to hold the document.
    pub needs_document: bool,
}

/// Why a value is not written as one would expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub path: Path,
    pub message: String,
}

/// The command line that gives `input` to the real AWS CLI.
pub fn command(operation: OperationRef<'_>, input: &Value, options: &CommandOptions) -> Command {
    let _ = (operation, input, options);
    Command {
        text: Text::new(),
        notes: Vec::new(),
        needs_document: false,
    }
}
