use crate::draft::Cli;
use crate::model::{Member, OperationRef, cli_name};

/// The option of a member, with its hyphens: `--api-id`.
pub(super) fn option_name(_operation: OperationRef<'_>, member: &Member) -> String {
    format!("--{}", cli_name(&member.name))
}

/// The prefix for which the CLI would put the content of a file or of a page in place of the value.
///
/// The CLI looks at the start of an option's value only, never inside of it.
pub(super) fn fetched_prefix(
    operation: OperationRef<'_>,
    member: &Member,
    cli: Cli,
    word: &str,
) -> Option<&'static str> {
    let option = cli_name(&member.name);
    let command = (
        operation.service.command.as_str(),
        operation.operation.command.as_str(),
    );
    let literal = |row: &(&str, &str, &str)| *row == (command.0, command.1, option.as_str());
    let prefixes: &[&'static str] = match cli {
        Cli::V1 if LITERAL_IN_V1.iter().any(literal) => &[],
        Cli::V1 => &["file://", "fileb://", "http://", "https://"],
        Cli::V2 => &["file://", "fileb://"],
    };
    prefixes
        .iter()
        .copied()
        .find(|prefix| word.starts_with(prefix))
}

/// Options that hold a URL of their own: CLI v1 takes their values as they are.
/// CLI v2, which fetches no URLs, has no such exceptions.
const LITERAL_IN_V1: &[(&str, &str, &str)] = &[
    ("apigatewayv2", "create-api", "target"),
    ("apigatewayv2", "create-integration", "integration-uri"),
    ("apigatewayv2", "update-api", "target"),
    ("apigatewayv2", "update-integration", "integration-uri"),
];
