//! Notes on a command as a whole.

use crate::shell;
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::cli_options::{OptionKind, fact_options};
use wireform_model::path::Path;

use super::{CommandOptions, Note};

/// A note that on Windows the AWS CLI reads a file in the encoding of the system's language.
pub(super) fn encoding_note(options: &CommandOptions, is_ascii: &dyn Fn() -> bool) -> Option<Note> {
    if !shell::has_legacy_encoding(options.shell) || is_ascii() {
        return None;
    }
    let setting = match options.cli {
        Cli::V2 => "AWS_CLI_FILE_ENCODING=UTF-8",
        Cli::V1 => "PYTHONUTF8=1",
    };
    Some(Note {
        path: Path::root(),
        message: format!(
            "A file for this command contains non-ASCII characters, and on Windows the AWS CLI does not read files as UTF-8 by default. \
             First set the environment variable {setting}."
        ),
    })
}

/// A note with the required options that the CLI adds to the operation. Neither input nor facts have them, and a
/// command with a document does not need most of them.
pub(super) fn added_options_note(operation: OperationRef<'_>, cli: Cli) -> Option<Note> {
    let added = operation.operation.customizations(cli).added.iter();
    let is_fact = |name: &str| fact_options(operation, cli).any(|(known, _)| known == name);
    let asked = added.filter(|(name, option)| {
        option.required && option.kind != OptionKind::Positional && !is_fact(name)
    });
    let names: Vec<String> = asked.map(|(name, _)| format!("`--{name}`")).collect();
    (!names.is_empty()).then(|| Note {
        path: Path::root(),
        message: format!("This command also needs {}.", names.join(" and ")),
    })
}
