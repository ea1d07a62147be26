use wireform_model::draft::Cli;
use wireform_model::path::Path;

use super::context::CheckContext;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// The operation and its members are among those that CLI v1 knows, where the command is for it.
///
/// # Why
/// New operations and members come to CLI v2 first, and to CLI v1 late or never.
///
/// # Example
/// `ec2 run-instances` with a member that is some days old.
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// The models of both, when the catalogue is made, and runs of CLI v1.
pub const NEWER_THAN_CLI: Rule = Rule::cli_error(
    "newer-than-cli",
    "The AWS CLI knows the operation and its members",
);

/// Reports an operation that CLI v1 does not know.
pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let operation = subject.operation;
    if subject.cli == Cli::V1 && operation.operation.newer {
        let name = format!("`{}`", operation.operation.command);
        let message = message(&name, operation.service.metadata.compared_with.as_deref());
        findings.push(NEWER_THAN_CLI.at(Path::root(), message));
    }
}

/// Reports a member, at a context of its own, that CLI v1 does not know.
pub fn member(context: &CheckContext<'_>, findings: &mut Findings) {
    let version = context.operation.service.metadata.compared_with.as_deref();
    let message = message(&context.label(), version);
    let finding = NEWER_THAN_CLI.at(context.place.path(), message);
    findings.push(finding.remove("Remove it"));
}

fn message(name: &str, version: Option<&str>) -> String {
    let version = version.unwrap_or("1");
    format!("{name} is newer than CLI {version}. Use CLI v2 or a later CLI v1.")
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
            "`lend` is newer than CLI 1.2.3. Use CLI v2 or a later CLI v1."
        );
        assert_eq!(found("sell", Cli::V1) + &found("lend", Cli::V2), "");
    }
}
