use std::ops::Range;

use wireform_model::cli::Cli;
use wireform_model::index::Index;
use wireform_model::shell::Shell;
use wireform_model::{OperationRef, Service};

use crate::command::CommandSource;
use crate::document::{DocumentSource, NOT_A_DOCUMENT};
use crate::request::RequestSource;
use crate::{ReadDiagnostic, Reading, fence};

/// A text of which it is known what it is, but not yet what it says.
#[derive(Clone, Debug)]
pub enum Source {
    /// A command line of the AWS CLI.
    Command(CommandSource),
    /// An operation's input.
    Document(DocumentSource),
    /// An HTTP request, or what sends one.
    Request(RequestSource),
}

/// What a text can be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A command line of the AWS CLI.
    Command,
    /// An operation's input: JSON, YAML, or a call in Python or JavaScript.
    Document,
    /// An HTTP request, a `curl` command or an entry of a HAR file.
    Request,
}

/// What is known about a text before it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// What it is; `None` to find out.
    pub kind: Option<SourceKind>,
    /// The shell that it was written for; `None` to find out.
    pub shell: Option<Shell>,
    /// Which of its commands, requests or calls is meant, counted from 0, where it has several;
    /// `None` for the first that can be read.
    pub choice: Option<usize>,
}

/// What a text is read with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'m> {
    /// The services that [`Source::services`] asked for.
    pub services: &'m [&'m Service],
    /// The operation whose form is open, or that somebody named: that of a text that names none.
    pub operation: Option<OperationRef<'m>>,
    /// The CLI for which the text was written, and for which the draft will be.
    pub cli: Cli,
}

impl Source {
    /// Finds out what a text is.
    ///
    /// # Errors
    ///
    /// Where it is nothing that could be read: what it lacks, and where.
    pub fn detect(text: &str, hints: Hints) -> Result<Self, ReadDiagnostic> {
        match hints.kind.unwrap_or_else(|| kind(text)) {
            SourceKind::Command => CommandSource::parse(text, hints).map(Source::Command),
            SourceKind::Document => DocumentSource::parse(text, hints)
                .map(Source::Document)
                .or_else(|error| in_fence(text, hints).ok_or(error))
                .map_err(|error| match (hints.kind, error.rule) {
                    (None, NOT_A_DOCUMENT) => nothing_known(text),
                    _ => error,
                }),
            SourceKind::Request => RequestSource::parse(text, hints).map(Source::Request),
        }
    }

    /// What it is.
    pub fn kind(&self) -> SourceKind {
        match self {
            Source::Command(_) => SourceKind::Command,
            Source::Document(_) => SourceKind::Document,
            Source::Request(_) => SourceKind::Request,
        }
    }

    /// The CLI's words for the services whose models it takes to read the text, the likeliest first;
    /// none where the text does not name one.
    ///
    /// # Errors
    ///
    /// Where it names a service that does not exist.
    pub fn services(&self, index: &Index) -> Result<Vec<String>, ReadDiagnostic> {
        match self {
            Source::Command(command) => command.services(index),
            Source::Document(document) => Ok(document.services(index)),
            Source::Request(request) => request.services(index),
        }
    }

    /// Reads the text.
    ///
    /// # Errors
    ///
    /// Where it is not known which operation the text is about, or nothing of it could be read.
    pub fn read(&self, context: Context<'_>) -> Result<Reading, Vec<ReadDiagnostic>> {
        let reading = match self {
            Source::Command(command) => command.read(context),
            Source::Document(document) => document.read(context),
            Source::Request(request) => request.read(context),
        };
        reading.map(Reading::with_few_alike)
    }
}

impl SourceKind {
    /// The name on the command line, such as `command`.
    pub fn as_str(self) -> &'static str {
        match self {
            SourceKind::Command => "command",
            SourceKind::Document => "document",
            SourceKind::Request => "request",
        }
    }
}

/// What a text probably is.
fn kind(text: &str) -> SourceKind {
    // A download, and then a command.
    let is_beside_command = || RequestSource::is_foreign(text) && CommandSource::is_likely(text);
    if RequestSource::is_likely(text) && !is_beside_command() {
        SourceKind::Request
    } else if CommandSource::is_certain(text) || has_fenced_command(text) {
        SourceKind::Command
    } else if DocumentSource::is_certain(text) {
        SourceKind::Document
    } else if CommandSource::is_likely(text) {
        SourceKind::Command
    } else {
        SourceKind::Document
    }
}

/// Says of a text that is nothing at all what could be read.
fn nothing_known(text: &str) -> ReadDiagnostic {
    let what = match text.trim() {
        "" => "There is nothing to read.",
        _ => "This text cannot be read.",
    };
    let message = format!(
        "{what} Paste an AWS CLI command, a request such as a curl command, JSON or YAML, or code that calls boto3 \
         or the SDK for JavaScript."
    );
    ReadDiagnostic::error(NOT_A_DOCUMENT, 0..0, message)
}

/// Whether a text is one in Markdown with a command in a block of its own.
fn has_fenced_command(text: &str) -> bool {
    let blocks = fence::blocks(text);
    let is_command = |block: &Range<usize>| {
        text.get(block.clone())
            .is_some_and(CommandSource::is_likely)
    };
    blocks.iter().any(is_command)
        && !DocumentSource::is_whole(text)
        && !DocumentSource::is_code(&fence::without(text, &blocks))
}

/// The first request or document in a block of a text in Markdown.
fn in_fence(text: &str, hints: Hints) -> Option<Source> {
    let find = |is_likely: fn(&str) -> bool| {
        let mut blocks = fence::blocks(text).into_iter();
        let block = blocks.find(|block| text.get(block.clone()).is_some_and(is_likely))?;
        Some(fence::only(text, &block))
    };
    let request = || {
        let text = find(RequestSource::is_likely).filter(|_| hints.kind.is_none())?;
        RequestSource::parse(&text, hints).ok().map(Source::Request)
    };
    let document = || {
        let text = find(DocumentSource::is_certain)?;
        DocumentSource::parse(&text, hints)
            .ok()
            .map(Source::Document)
    };
    request().or_else(document)
}
