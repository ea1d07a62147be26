//! The examples that botocore's models have in `examples-1.json`.

use std::collections::BTreeMap;

use serde::Deserialize;
use wireform_model::value::{Map, Value};

use super::title;

/// The examples of a service's model, by the operations' API names.
#[derive(Debug, Default, Deserialize)]
pub struct ModelExamples {
    #[serde(default)]
    examples: BTreeMap<String, Vec<ModelExample>>,
}

/// An example of a model.
#[derive(Debug, Deserialize)]
pub struct ModelExample {
    /// With the values that CLI v1 would take: the text itself for a blob.
    #[serde(default = "no_input")]
    pub input: Value,
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
}

fn no_input() -> Value {
    Value::Map(Map::new())
}

impl ModelExamples {
    /// The examples of an operation, in the model's order.
    pub fn of(&self, api_name: &str) -> &[ModelExample] {
        self.examples.get(api_name).map_or(&[], Vec::as_slice)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.examples.values().map(Vec::len).sum()
    }
}

impl ModelExample {
    /// What it is for; empty where nothing says so.
    pub fn title(&self) -> String {
        let title = title::from_heading(&self.title);
        let title = title.or_else(|| title::from_text(&self.description));
        title.unwrap_or_default()
    }
}
