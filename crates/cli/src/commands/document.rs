use wireform_model::OperationRef;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::input;

/// The `--cli-input-json` document.
pub fn run(arguments: &Arguments, _operation: OperationRef<'_>) -> Result<Outcome, Failure> {
    let input = input::read(arguments)?;
    Ok(Outcome::text(wireform_write::document(&input).as_str()))
}
