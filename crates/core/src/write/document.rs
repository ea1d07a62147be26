use crate::json;
use crate::path::Path;
use crate::text::Text;
use crate::value::Value;

/// The `--cli-input-json` document: pretty JSON without a newline at the end.
pub fn document(input: &Value) -> Text {
    json::pretty(input, &Path::root())
}
