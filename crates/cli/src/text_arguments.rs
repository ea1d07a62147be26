use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use wireform_model::index::Index;
use wireform_model::{OperationRef, Service};
use wireform_read::{Context, Hints, ReadDiagnostic, Reading, Source, SourceKind};
use wireform_write::Shell;

use crate::arguments::Common;
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::input;
use crate::position::Position;
use crate::service;
use crate::value_parsers;

/// No longer text is read, as on the page; in bytes.
const LONGEST: usize = 5_000_000;

/// A text that is read back, and what is known about it.
#[derive(Debug, Args)]
pub struct TextArguments {
    /// The service, where the text does not name it
    #[arg(requires = "operation")]
    service: Option<String>,
    /// The operation, where the text does not name it
    operation: Option<String>,
    /// What the text is
    #[arg(
        long,
        value_name = "KIND",
        default_value = "auto",
        help_heading = "Input"
    )]
    from: From,
    /// The shell that a command is written for [default: found out from the text]
    #[arg(long, value_name = "SHELL", value_parser = value_parsers::shell(), help_heading = "Input")]
    shell: Option<Shell>,
    /// Which of several commands or requests to read, counted from 1 [default: the first that can be read]
    #[arg(long, value_name = "NUMBER", help_heading = "Input")]
    choice: Option<NonZeroUsize>,
    /// Read the text from FILE instead of standard input
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    input: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum From {
    Auto,
    Command,
    Document,
    Request,
}

/// A text with what was read from it.
pub struct ReadText {
    pub text: String,
    pub reading: Reading,
    services: Vec<Service>,
}

impl TextArguments {
    /// Reads the text.
    ///
    /// # Errors
    ///
    /// Where none of it could be read.
    pub fn read(&self, common: &Common) -> Result<ReadText, Failure> {
        let text = input::text(self.input.as_deref())?;
        if text.len() > LONGEST {
            return Err(Failure::new("this text is too long to read: at most 5 MB"));
        }
        let hints = Hints {
            kind: self.from.kind(),
            shell: self.shell,
            choice: self.choice.map(|number| number.get() - 1),
        };
        let failure = |diagnostic: &ReadDiagnostic| failure(&text, diagnostic);
        let source = Source::detect(&text, hints).map_err(|error| failure(&error))?;
        let services = self.services(common, &source, &text)?;
        let references: Vec<&Service> = services.iter().collect();
        let read = source.read(Context {
            services: &references,
            operation: self.named(&services),
            cli: common.cli,
        });
        let reading = read.map_err(|errors| match errors.first() {
            Some(error) => failure(error),
            None => Failure::new("none of this text could be read"),
        })?;
        Ok(ReadText {
            text,
            reading,
            services,
        })
    }

    /// The services that the text may be about: the one that was named, or those that the text names.
    fn services(
        &self,
        common: &Common,
        source: &Source,
        text: &str,
    ) -> Result<Vec<Service>, Failure> {
        if let Some(name) = &self.service {
            return Ok(vec![service::find(
                common,
                name,
                self.operation.as_deref(),
            )?]);
        }
        let index = match Catalog::find(common)? {
            Some(catalog) => catalog.index_with_operations(),
            None => Index::default(),
        };
        let names = source.services(&index);
        let names = names.map_err(|error| failure(text, &error))?;
        names
            .iter()
            .map(|name| service::find(common, name, None))
            .collect()
    }

    /// The operation that was named on the command line.
    fn named<'s>(&self, services: &'s [Service]) -> Option<OperationRef<'s>> {
        services.first()?.operation(self.operation.as_deref()?)
    }
}

impl ReadText {
    /// The operation that the text is about.
    pub fn operation(&self) -> Option<OperationRef<'_>> {
        let named = |service: &&Service| service.command == self.reading.service;
        let service = self.services.iter().find(named)?;
        service.operation(&self.reading.operation)
    }
}

impl From {
    fn kind(self) -> Option<SourceKind> {
        match self {
            From::Auto => None,
            From::Command => Some(SourceKind::Command),
            From::Document => Some(SourceKind::Document),
            From::Request => Some(SourceKind::Request),
        }
    }
}

/// What is wrong, with its line and a caret below its place.
fn failure(text: &str, diagnostic: &ReadDiagnostic) -> Failure {
    Failure::new(placed(text, diagnostic))
}

/// A message with its line and column, and below it the line with a caret.
pub fn placed(text: &str, diagnostic: &ReadDiagnostic) -> String {
    let position = Position::of(text, diagnostic.span.start);
    format!(
        "line {}, column {}: {}\n{}",
        position.line,
        position.column,
        diagnostic.message,
        position.excerpt(text)
    )
}
