use clap::Args;

use crate::arguments::{Common, InputArguments, OperationArguments};
use crate::failure::Failure;
use crate::global_arguments::GlobalArguments;
use crate::input;
use crate::outcome::Outcome;

/// Write the --cli-input-json document
#[derive(Debug, Args)]
pub struct DocumentArguments {
    #[command(flatten)]
    operation: OperationArguments,
    #[command(flatten)]
    input: InputArguments,
}

/// The `--cli-input-json` document.
///
/// # Errors
///
/// Where there is nothing to print.
pub fn run(options: &DocumentArguments, common: &Common) -> Result<Outcome, Failure> {
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    let draft = input::draft(
        &options.input,
        &GlobalArguments::default(),
        common,
        operation,
    )?;
    let document = wireform_write::document_of(&draft);
    let mut outcome = Outcome::text(document.as_str());
    outcome.notes = wireform_write::document_notes(operation, &draft, common.cli);
    Ok(outcome)
}
