use crate::model::OperationRef;
use crate::text::Text;

/// The text that `--generate-cli-skeleton` of the AWS CLI v2 prints.
pub fn skeleton(operation: OperationRef<'_>) -> Text {
    let _ = operation;
    Text::new()
}
