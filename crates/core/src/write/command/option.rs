use crate::draft::Cli;
use crate::model::{Member, OperationRef, cli_name};

use super::customizations::{customized, is_literal_in_v1, takes_bare_items};

/// The option of a member, with its hyphens: `--api-id`; `None` where the CLI has none for it.
pub(super) fn option_name(operation: OperationRef<'_>, member: &Member) -> Option<String> {
    option(operation, &cli_name(&member.name))
}

/// The option that says no: `--no-enabled`.
pub(super) fn negative_option_name(operation: OperationRef<'_>, member: &Member) -> Option<String> {
    option(operation, &format!("no-{}", cli_name(&member.name)))
}

fn option(operation: OperationRef<'_>, name: &str) -> Option<String> {
    let (service, operation) = words(operation);
    customized(service, operation, name).map(|name| format!("--{name}"))
}

/// Whether shorthand would be taken for the value itself.
pub(super) fn takes_bare_words(operation: OperationRef<'_>, member: &Member) -> bool {
    let (service, operation) = words(operation);
    takes_bare_items(service, operation, &cli_name(&member.name))
}

/// The prefix for which the CLI would put the content of a file or of a page in place of the value.
///
/// The CLI looks at the start of an option's value only, never inside of it.
pub(crate) fn fetched_prefix(
    operation: OperationRef<'_>,
    member: &Member,
    cli: Cli,
    word: &str,
) -> Option<&'static str> {
    let prefixes: &[&'static str] = match cli {
        Cli::V1 => &["file://", "fileb://", "http://", "https://"],
        Cli::V2 => &["file://", "fileb://"],
    };
    let prefix = prefixes.iter().find(|prefix| word.starts_with(**prefix))?;
    let (service, operation) = words(operation);
    let literal = cli == Cli::V1 && is_literal_in_v1(service, operation, &cli_name(&member.name));
    (!literal).then_some(*prefix)
}

fn words(operation: OperationRef<'_>) -> (&str, &str) {
    (&operation.service.command, &operation.operation.command)
}
