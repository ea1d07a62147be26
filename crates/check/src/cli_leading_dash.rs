use super::cli_paramfile::option_text;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// No value of an option starts with a dash.
///
/// # Why
/// As a separate word it would be read as the next option.
///
/// # Example
/// `{"Description": "-draft"}`
///
/// # Who refuses
/// Nobody, since the command is printed as `--description=-draft` or with a document; as a separate word, the CLI would.
///
/// # Source
/// Runs of the CLI: `--description -foo` is refused, `--description=-foo` is not.
pub const CLI_LEADING_DASH: Rule = Rule::info(
    "cli-leading-dash",
    "A value that starts with a dash needs `=` before it",
);

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    for member in subject.operation.members() {
        let text = option_text(subject, member);
        if text.is_some_and(|text| text.starts_with('-')) {
            let message = "The value starts with a dash, so the command writes it as `--option=value` or in the document: \
                           as a separate word, the AWS CLI would read it as an option.";
            findings.push(CLI_LEADING_DASH.at_member(&member.name, message));
        }
    }
}
