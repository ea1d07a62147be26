use wireform_model::cli::Cli;

use crate::Shell;

/// How a command is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommandOptions {
    /// The shell that it is quoted for.
    pub shell: Shell,
    /// How nested values are written.
    pub nested: Nested,
    /// All on one line, instead of one line for each option.
    pub one_line: bool,
    /// The version of the CLI that it is for.
    pub cli: Cli,
    /// Blobs as the texts that they are instead of Base64, where [`has_raw_blobs`](crate::has_raw_blobs) says so.
    pub raw_blobs: bool,
}

/// How lists, maps and structures are written on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nested {
    /// Shorthand where it needs no quotes of its own and parses back to the same value, else JSON.
    #[default]
    Auto,
    /// Shorthand wherever it parses back to the same value, else JSON.
    Shorthand,
    /// JSON.
    Json,
    /// The whole input in a document: `--cli-input-json file://input.json`.
    Document,
}

impl Nested {
    /// All of them, in the order in which a menu lists them.
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

    /// The one with this name; `None` for any other name.
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|nested| nested.as_str() == name)
    }
}
