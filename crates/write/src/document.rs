use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::Text;
use wireform_model::value::Value;

/// The `--cli-input-json` document: pretty JSON without a newline at the end.
pub fn document(input: &Value) -> Text {
    json::pretty(input, &Path::root())
}
