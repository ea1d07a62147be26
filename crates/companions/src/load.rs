use serde::Deserializer;

use wireform_model::draft::Facts;
use wireform_model::entries::entries;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::{Blank, Companion, Field, Guide};

impl Companion {
    /// Reads the words of `OPERATION.companion.json`; parts that are missing stay empty.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, or has anything that a companion does not have.
    pub fn from_json(text: &str, guide: Guide) -> Result<Self, serde_json::Error> {
        Ok(Companion {
            guide,
            ..serde_json::from_str(text)?
        })
    }
}

/// Fields by their patterns, in their order.
pub(super) fn fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Field>, D::Error> {
    let fields = entries(deserializer)?.into_iter();
    let named = fields.map(|(pattern, field)| Field { pattern, ..field });
    Ok(named.collect())
}

/// Facts by their names.
pub(super) fn facts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Facts, D::Error> {
    Ok(entries(deserializer)?.into_iter().collect())
}

/// Examples by the pointers to their places, in their order.
pub(super) fn blanks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Blank>, D::Error> {
    let examples = entries::<D, Value>(deserializer)?.into_iter();
    let blanks = examples.map(|(pointer, example)| match Path::parse(&pointer) {
        Some(path) => Ok(Blank { path, example }),
        None => Err(serde::de::Error::custom(format_args!(
            "`{pointer}` is not a JSON Pointer"
        ))),
    });
    blanks.collect()
}

pub(super) fn empty_input() -> Value {
    Value::Map(Map::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails(text: &str, expected: &str) {
        let error = Companion::from_json(text, Guide::default()).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }

    #[test]
    fn what_is_no_companion_is_an_error_that_says_what_and_where() {
        fails("{", "EOF while parsing an object at line 1 column 1");
        fails(
            "{\n\"fields\": {\"/Name\": {\"label\": 1}}}",
            "/Name: invalid type: integer `1`, expected a string at line 2 column 31",
        );
        fails(
            r#"{"scenarios": [{"blanks": {"Name": "x"}}]}"#,
            "`Name` is not a JSON Pointer at line 1 column 40",
        );
        fails(
            r#"{"facts": [{"questoin": ""}]}"#,
            "unknown field `questoin`, expected one of `name`, `question`, `help`, `choices`, `open` at line 1 column 22",
        );
    }

    #[test]
    fn inputs_keep_the_texts_of_their_numbers() {
        let text =
            r#"{"scenarios": [{"input": {"N": 1e3, "N": -0}, "facts": {"b": "2", "a": "1"}}]}"#;
        let companion = Companion::from_json(text, Guide::default()).unwrap();
        let scenario = &companion.scenarios[0];
        let numbers = scenario.input.as_map().unwrap().iter();
        let numbers: Vec<_> = numbers
            .map(|(_, value)| value.as_number().unwrap().text())
            .collect();
        assert_eq!(numbers, ["1e3", "-0"]);
        let facts: Vec<_> = scenario.facts.iter().collect();
        assert_eq!(facts, [("a", "1"), ("b", "2")]);
    }
}
