//! Commands read back, by the reader that is part of the program.

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::Severity;
use wireform_model::json;
use wireform_model::shell::Shell;
use wireform_model::value::{Map, Value};
use wireform_read::{Context, Hints, Reading, Source, SourceKind};

/// What a command says.
///
/// # Errors
///
/// Where it is not a command of this operation's service: why, for people.
pub fn read(
    operation: OperationRef<'_>,
    text: &str,
    shell: Shell,
    cli: Cli,
) -> Result<Reading, String> {
    let hints = Hints {
        kind: Some(SourceKind::Command),
        shell: Some(shell),
        ..Hints::default()
    };
    let source = Source::detect(text, hints).map_err(|error| error.message)?;
    let context = Context {
        services: &[operation.service],
        operation: None,
        cli,
    };
    source.read(context).map_err(|errors| {
        let messages: Vec<String> = errors.into_iter().map(|error| error.message).collect();
        messages.join("\n")
    })
}

/// The messages of what was left unread.
pub fn unread(reading: &Reading) -> Vec<&str> {
    let errors = reading.diagnostics.iter();
    let errors = errors.filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors
        .map(|diagnostic| diagnostic.message.as_str())
        .collect()
}

/// The words after `aws` as a command in a POSIX shell.
pub fn posix_command(words: &[String]) -> String {
    let quoted = words
        .iter()
        .map(|word| format!("'{}'", word.replace('\'', r"'\''")));
    let words: Vec<String> = ["aws".to_owned()].into_iter().chain(quoted).collect();
    words.join(" ")
}

/// Whether a command's input is the one that it was written for; the order of options means nothing.
pub fn same_members(read: &Value, input: &Map) -> bool {
    let same = |(name, value): (&str, &Value)| {
        let found = read.as_map().and_then(|read| read.get(name));
        found.is_some_and(|found| json::same(found, value))
    };
    let count = read.as_map().map_or(0, |read| read.effective().count());
    count == input.effective().count() && input.effective().all(same)
}
