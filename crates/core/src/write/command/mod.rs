//! The AWS CLI command line, in the form that the CLI provably reads back as the same input.

mod argument;
mod customizations;
mod document_form;
mod layout;
mod option;
mod shorthand;

use crate::draft::Cli;
use crate::json;
use crate::model::OperationRef;
use crate::path::Path;
use crate::text::{Tag, Text};
use crate::value::{Map, Value};

use super::Shell;
use argument::{Obstacle, argument};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Shorthand where it needs no quotes of its own and reads back the same, else JSON.
    #[default]
    Auto,
    /// Shorthand wherever it reads back the same.
    Shorthand,
    Json,
    /// Everything in one document: `--cli-input-json file://input.json`.
    Document,
}

impl Nested {
    pub const ALL: &'static [Nested] = &[
        Nested::Auto,
        Nested::Shorthand,
        Nested::Json,
        Nested::Document,
    ];

    /// The name in addresses and on the command line, such as `auto`.
    pub fn as_str(self) -> &'static str {
        match self {
            Nested::Auto => "auto",
            Nested::Shorthand => "shorthand",
            Nested::Json => "json",
            Nested::Document => "document",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|nested| nested.as_str() == name)
    }
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

/// The words that belong together: an option with its values. They share a line.
type Argument = Vec<Text>;

/// The command line that gives `input` to the real AWS CLI.
///
/// Members stand in the model's order, which is the order of the CLI's own reference.
/// What no option can carry travels in an inline `--cli-input-json` behind them,
/// so that the CLI refuses there exactly what it would refuse in the document.
pub fn command(operation: OperationRef<'_>, input: &Value, options: &CommandOptions) -> Command {
    if options.nested == Nested::Document {
        return document_form::command(operation, options, Vec::new());
    }
    let Value::Map(map) = input else {
        let message = format!(
            "An input has to be an object, and this one is {}: the document shows it as it is.",
            input.type_name()
        );
        let path = Path::root();
        return document_form::command(operation, options, vec![Note { path, message }]);
    };
    let Written { arguments, notes } = write_members(operation, map, options);
    match layout::layout(operation, &arguments, options) {
        Ok(text) => Command {
            text,
            notes,
            needs_document: false,
        },
        Err(note) => document_form::command(operation, options, vec![note]),
    }
}

struct Written {
    arguments: Vec<Argument>,
    notes: Vec<Note>,
}

fn write_members(operation: OperationRef<'_>, map: &Map, options: &CommandOptions) -> Written {
    let mut arguments = Vec::new();
    let mut notes = Vec::new();
    let mut left = Map::new();
    for member in operation.members() {
        let Some(value) = map.get(&member.name) else {
            continue;
        };
        match argument(operation, member, value, options) {
            Ok(argument) => arguments.push(argument),
            Err(obstacle) => {
                notes.push(note(&member.name, &obstacle));
                left.push(member.name.as_str(), value.clone());
            }
        }
    }
    for (name, value) in map.effective() {
        if operation.member(name).is_none() {
            notes.push(note(name, &Obstacle::Unknown));
            left.push(name, value.clone());
        }
    }
    if !left.is_empty() {
        arguments.push(inline_document(left));
    }
    Written { arguments, notes }
}

fn inline_document(left: Map) -> Argument {
    let root = Path::root();
    vec![
        Text::of(Tag::Name, "--cli-input-json", &root),
        json::compact(&Value::Map(left), &root),
    ]
}

fn note(name: &str, obstacle: &Obstacle) -> Note {
    Note {
        path: Path::root().child(name),
        message: format!("{name} travels in --cli-input-json: {obstacle}."),
    }
}
