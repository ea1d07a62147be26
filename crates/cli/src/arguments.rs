use std::path::PathBuf;

use lexopt::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::draft::Facts;
use wireform_write::{Nested, Shell};

use crate::failure::Failure;

/// The words of the command line, read; every option has its default.
#[derive(Debug, Default)]
pub struct Arguments {
    pub help: bool,
    pub version: bool,
    pub subcommand: Option<String>,
    /// What follows the subcommand: the service and the operation.
    pub names: Vec<String>,
    pub cli: Cli,
    pub model: Option<PathBuf>,
    pub catalog: Option<PathBuf>,
    pub input: Option<PathBuf>,
    pub shell: Shell,
    pub nested: Nested,
    pub one_line: bool,
    pub region: Option<String>,
    /// `--as`: the form of the result.
    pub form: Option<String>,
    pub facts: Facts,
}

impl Arguments {
    pub fn parse(parser: &mut lexopt::Parser) -> Result<Self, Failure> {
        let mut arguments = Arguments::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Short('h') | Long("help") => arguments.help = true,
                Short('V') | Long("version") => arguments.version = true,
                Long("cli") => {
                    arguments.cli = choice("--cli", &text(parser)?, Cli::parse, "v2 or v1")?
                }
                Long("catalog") => arguments.catalog = Some(parser.value()?.into()),
                Long("model") => arguments.model = Some(parser.value()?.into()),
                Long("input") => arguments.input = Some(parser.value()?.into()),
                Long("shell") => {
                    let expected = "posix, fish, powershell, windows-powershell or cmd";
                    arguments.shell = choice("--shell", &text(parser)?, Shell::parse, expected)?;
                }
                Long("nested") => {
                    let expected = "auto, shorthand, json or document";
                    arguments.nested = choice("--nested", &text(parser)?, Nested::parse, expected)?;
                }
                Long("one-line") => arguments.one_line = true,
                Long("region") => arguments.region = Some(text(parser)?),
                Long("as") => arguments.form = Some(text(parser)?),
                Long("fact") => arguments.add_fact(&text(parser)?)?,
                Value(word) => arguments.add_word(word.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(arguments)
    }

    fn add_word(&mut self, word: String) {
        match self.subcommand {
            None => self.subcommand = Some(word),
            Some(_) => self.names.push(word),
        }
    }

    fn add_fact(&mut self, text: &str) -> Result<(), Failure> {
        let (name, value) = text.split_once('=').ok_or_else(|| {
            Failure::new(format!(
                "--fact {text}: expected NAME=VALUE, such as ProtocolType=HTTP"
            ))
        })?;
        self.facts.set(name, Some(value));
        Ok(())
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, Failure> {
    Ok(parser.value()?.string()?)
}

/// The value that `parse` makes of a name, or a message with the names that there are.
pub fn choice<T>(
    option: &str,
    name: &str,
    parse: impl Fn(&str) -> Option<T>,
    expected: &str,
) -> Result<T, Failure> {
    parse(name).ok_or_else(|| Failure::new(format!("{option} {name}: expected {expected}")))
}
