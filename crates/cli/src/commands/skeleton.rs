use clap::Args;

use crate::arguments::{Common, OperationArguments};
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Write a document to start from, as --generate-cli-skeleton does
#[derive(Debug, Args)]
pub struct SkeletonArguments {
    #[command(flatten)]
    operation: OperationArguments,
}

/// The document to start from. It needs no input.
///
/// # Errors
///
/// Where there is nothing to print.
pub fn run(options: &SkeletonArguments, common: &Common) -> Result<Outcome, Failure> {
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    Ok(Outcome::text(wireform_write::skeleton(operation).as_str()))
}
