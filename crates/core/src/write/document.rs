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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_may_become_a_list() {
        let mut writer = DocumentWriter::default();
        for input in [
            r#"{"M":{"0":{"a":1}}}"#,
            r#"{"M":[{"a":1}]}"#,
            r#"{"M":{"0":{"a":1}}}"#,
            r#"{"0":{}}"#,
            "[{}]",
            r#"{"0":{}}"#,
            "1",
        ] {
            let input = json::read(input).unwrap();
            assert_eq!(writer.write(&input), document(&input));
        }
    }
}
