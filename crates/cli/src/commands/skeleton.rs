use wireform_model::OperationRef;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;

/// The document to start from. It needs no input.
pub fn run(_arguments: &Arguments, operation: OperationRef<'_>) -> Result<Outcome, Failure> {
    Ok(Outcome::text(wireform_write::skeleton(operation).as_str()))
}
