use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;

/// What is checked: every check gets the same.
#[derive(Clone, Copy, Debug)]
pub struct CheckInput<'a> {
    /// The operation whose input it is.
    pub operation: OperationRef<'a>,
    /// The input, and the facts beside it.
    pub draft: &'a Draft,
    /// The CLI that the command and the document are for.
    pub cli: Cli,
}
