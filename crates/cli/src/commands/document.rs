use clap::Args;

use crate::Outcome;
use crate::arguments::{Common, InputArguments, OperationArguments};
use crate::failure::Failure;
use crate::global_arguments::GlobalArguments;
use crate::input;

/// Write the --cli-input-json document
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    operation: OperationArguments,
    #[command(flatten)]
    input: InputArguments,
}

/// The `--cli-input-json` document.
pub fn run(options: &Options, common: &Common) -> Result<Outcome, Failure> {
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
