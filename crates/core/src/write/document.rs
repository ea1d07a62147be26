use crate::json;
use crate::kept::KeptTexts;
use crate::path::Path;
use crate::text::Text;
use crate::value::Value;

/// The `--cli-input-json` document: pretty JSON without a newline at the end.
pub fn document(input: &Value) -> Text {
    json::pretty(input, &Path::root())
}

/// Writes the documents of one input after the other.
#[derive(Debug, Default)]
pub struct DocumentWriter {
    kept: KeptTexts,
}

impl DocumentWriter {
    /// As [`document`].
    pub fn write(&mut self, input: &Value) -> Text {
        json::pretty_kept(input, &mut self.kept)
    }
}
