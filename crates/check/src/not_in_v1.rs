use wireform_model::cli::Cli;
use wireform_model::path::Path;

use super::context::CheckContext;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// CLI v1 has the operation and the members that are set, where the command is for CLI v1.
///
/// # Why
/// New operations and members come to CLI v2 first, and to CLI v1 late or never.
///
/// # Example
/// `ec2 run-instances` with a member that was added last week.
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// The models of both versions, compared when the catalog is built, and runs of CLI v1.
pub const NOT_IN_V1: Rule = Rule::cli_error(
    "newer-than-cli",
    "The AWS CLI has the operation and its members",
);

/// Reports an operation that CLI v1 does not have.
pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let operation = subject.operation;
    if subject.cli == Cli::V1 && operation.operation.newer {
        let name = format!("`{}`", operation.operation.command);
        let message = message(&name, operation.service.metadata.compared_with.as_deref());
        findings.push(NOT_IN_V1.at(Path::root(), message));
    }
}

/// Reports a member that CLI v1 does not have; `context` is the member's own.
pub fn member(context: &CheckContext<'_>, findings: &mut Findings) {
    let version = context.operation.service.metadata.compared_with.as_deref();
    let message = message(&context.label(), version);
    let finding = NOT_IN_V1.at(context.place.path(), message);
    findings.push(finding.remove("Remove it"));
}

fn message(name: &str, version: Option<&str>) -> String {
    let version = version.unwrap_or("1");
    format!("CLI {version} does not have {name}. Use CLI v2, or a later CLI v1.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::Service;
    use wireform_model::draft::Draft;

    const MODEL: &str = include_str!("../../model/tests/data/newer.json");

    #[test]
    fn an_operation_that_cli_v1_does_not_know_is_said_to_be_newer() {
        let service = Service::from_json(MODEL, None).unwrap();
        let draft = Draft::default();
        let found = |command, cli| {
            let subject = CheckInput {
                operation: service.operation(command).unwrap(),
                draft: &draft,
                cli,
            };
            let found = crate::check(subject, None).into_iter();
            found.map(|found| found.message).collect::<String>()
        };
        assert_eq!(
            found("lend", Cli::V1),
            "CLI 1.2.3 does not have `lend`. Use CLI v2, or a later CLI v1."
        );
        assert_eq!(found("sell", Cli::V1) + &found("lend", Cli::V2), "");
    }
}
