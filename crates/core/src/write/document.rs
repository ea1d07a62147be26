use std::sync::Arc;

use crate::json;
use crate::path::Path;
use crate::text::{Tag, Text};
use crate::value::Value;

use super::kept::Kept;

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
        let Some(map) = input.as_map().filter(|map| !map.is_empty()) else {
            return document(input);
        };
        let root = Path::root();
        let mut out = Text::of(Tag::Punctuation, "{", &root);
        self.kept.begin();
        for (index, (name, value)) in map.iter().enumerate() {
            let separator = if index > 0 { ",\n  " } else { "\n  " };
            out.push(Tag::Punctuation, separator, &root);
            let write = || Arc::new(json::pretty_entry(name, value));
            out.append(&self.kept.written(name, value, write));
        }
        out.push(Tag::Punctuation, "\n}", &root);
        out
    }
}
