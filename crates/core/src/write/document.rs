use std::sync::Arc;

use crate::json;
use crate::kept::Kept;
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
    kept: Kept<Arc<Text>>,
}

impl DocumentWriter {
    /// As [`document`].
    pub fn write(&mut self, input: &Value) -> Text {
        let Some(map) = input.as_map() else {
            return document(input);
        };
        self.kept.begin();
        json::pretty_map(map.iter().map(|(name, value)| {
            let write = || Arc::new(json::pretty_entry(name, value));
            self.kept.of(name, value, write)
        }))
    }
}
