//! The environment variables that stand for global options.
//!
//! Source: the CLI's manual, "Environment variables"; which of two counts was seen on both CLIs.

use wireform_model::cli::Cli;
use wireform_model::global_options::global_option;
use wireform_model::path::Path;

use super::output::Output;
use crate::shell::Assignment;
use crate::{Meaning, ReadDiagnostic};

/// The variables with their options; of two for one option the first counts, and the second for CLI v1.
const VARIABLES: &[(&str, &str)] = &[
    ("AWS_REGION", "region"),
    ("AWS_DEFAULT_REGION", "region"),
    ("AWS_PROFILE", "profile"),
    ("AWS_DEFAULT_PROFILE", "profile"),
    ("AWS_DEFAULT_OUTPUT", "output"),
    ("AWS_ENDPOINT_URL", "endpoint-url"),
    ("AWS_CA_BUNDLE", "ca-bundle"),
];

/// Those that say who calls, which a draft leaves to whoever runs its command.
const CREDENTIALS: [&str; 3] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
];

/// The variables that matter here.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    VARIABLES.iter().map(|(name, _)| *name).chain(CREDENTIALS)
}

/// Sets the global options that a command has from its environment; an option of its own counts more.
pub(super) fn set_options(environment: &[Assignment], cli: Cli, output: &mut Output) {
    let mut variables: Vec<_> = VARIABLES.iter().collect();
    if cli == Cli::V1 {
        variables.reverse();
    }
    for (name, option) in variables {
        let found = environment.iter().find(|it| it.name.text() == *name);
        // CLI v1 does not know it.
        let is_read = cli == Cli::V2 || *name != "AWS_REGION";
        if let (Some(assignment), true) = (found, is_read) {
            set(assignment, option, output);
        }
    }
    for assignment in environment {
        let name = assignment.name.text();
        if CREDENTIALS.contains(&name) || name.starts_with("AWS_ENDPOINT_URL_") {
            let message = format!("`{name}` is left out: no global option has the same effect.");
            output.warning("left-out", assignment.name.span(), message);
        }
    }
}

fn set(assignment: &Assignment, option: &str, output: &mut Output) {
    let name = assignment.name.text();
    let (Some(value), Some(option)) = (&assignment.value, global_option(option)) else {
        return;
    };
    if !assignment.is_exported {
        let message = format!("The AWS CLI sees `{name}` only if it is exported. It is left out.");
        let at = assignment.name.span();
        let warning = ReadDiagnostic::warning("left-out", at.clone(), message);
        let start = at.start..at.start;
        output
            .diagnostics
            .push(warning.mended("Export it", start, "export "));
        return;
    }
    if output.draft.options.has(option.name) || value.text().is_empty() {
        return;
    }
    output.part(assignment.name.span(), Meaning::Global(option.name));
    output.part(value.span(), Meaning::Global(option.name));
    output.note_variables(std::slice::from_ref(value), &Path::root());
    output.draft.options.set(option.name, Some(value.text()));
}
