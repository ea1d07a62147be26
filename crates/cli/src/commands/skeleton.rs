use clap::Args;

use crate::Outcome;
use crate::arguments::{Common, OperationArguments};
use crate::failure::Failure;

/// Write a document to start from, as --generate-cli-skeleton does
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    operation: OperationArguments,
}

/// The document to start from. It needs no input.
pub fn run(options: &Options, common: &Common) -> Result<Outcome, Failure> {
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    Ok(Outcome::text(wireform_write::skeleton(operation).as_str()))
}
