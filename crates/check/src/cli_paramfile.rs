use wireform_model::cli_options::fetched_prefix;
use wireform_model::value::Value;
use wireform_model::{Kind, Member};

use super::{CheckInput, Findings, Rule};

/// # What it checks
/// No value of an option starts like the address of a file or, for CLI v1, of a web page.
///
/// # Why
/// The CLI reads the file or page and sends its contents instead.
/// It does not do so with values inside `--cli-input-json`.
///
/// # Example
/// `{"Description": "file://notes.txt"}`
///
/// # Who refuses
/// Nobody, as long as the file or page can be read.
///
/// # Source
/// Runs of both CLIs; v1 exempts a list of options of its own (`paramfile.py`), v2 none.
pub const CLI_PARAMFILE_PREFIX: Rule = Rule::warning(
    "cli-paramfile-prefix",
    "No value of an option is taken for the URL of a file",
);

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    for member in subject.operation.members() {
        let prefix = option_text(subject, member)
            .and_then(|text| fetched_prefix(subject.operation, member, subject.cli, text));
        let Some(prefix) = prefix else {
            continue;
        };
        let source = match prefix {
            "http://" | "https://" => "that web page",
            _ => "that file",
        };
        let message = format!(
            "On the command line, the AWS CLI ({}) would replace this with the contents of {source}, because it starts with `{prefix}`. \
             To send the text itself, use the document (`--cli-input-json`) or a file.",
            subject.cli.as_str(),
        );
        findings.push(CLI_PARAMFILE_PREFIX.at_member(&member.name, message));
    }
}

/// The string that is the whole value of a member's option.
pub(super) fn option_text<'a>(subject: &CheckInput<'a>, member: &Member) -> Option<&'a str> {
    // Without an option it is sent in the document.
    if member.is_newer_than(subject.cli) {
        return None;
    }
    let value = subject.draft.member(&member.name)?;
    let shape = subject.operation.target(member);
    match (&shape.kind, value) {
        (Kind::String | Kind::Blob | Kind::Timestamp, Value::String(text)) => Some(text),
        // The words of a list are values of an option too, but only a single one is read as an address.
        (Kind::List { .. }, Value::List(items)) => match items.as_slice() {
            [Value::String(text)] => Some(text),
            _ => None,
        },
        _ => None,
    }
}
