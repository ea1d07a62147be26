use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// An everyday task: an operation, what a person fills in, in that order, and what it comes to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub name: String,
    pub service: String,
    pub operation: String,
    /// The scenario that it starts from.
    pub scenario: Option<Scenario>,
    pub steps: Vec<Step>,
    /// The document in the end; a string `<POINTER>` is what the step at that pointer pastes.
    expected: Value,
    /// Why the page cannot do it yet.
    pub unavailable: Option<String>,
    /// What the command has to contain as well.
    #[serde(default)]
    pub command: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The button that shows it, where it is not in sight from the beginning.
    pub group: String,
    pub id: String,
}

/// A value and where it goes.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// The control's `name`: a JSON Pointer, or a fact.
    pub at: String,
    /// Other names that the page may have for it.
    #[serde(default)]
    pub or: Vec<String>,
    #[serde(flatten)]
    pub value: Entered,
    /// Which of a field's ways to write its value is used, by its label, such as `Text`.
    #[serde(rename = "as")]
    pub way: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entered {
    /// Letter by letter, or chosen where that is the value of a list.
    Type(String),
    /// Lines that people have in a file or on a page.
    Paste(Vec<String>),
}

/// The tasks of `tasks.json`.
pub fn all() -> Result<Vec<Task>> {
    serde_json::from_str(include_str!("tasks.json")).context("tasks.json")
}

impl Step {
    /// All names of its control.
    pub fn names(&self) -> Vec<&String> {
        [&self.at].into_iter().chain(&self.or).collect()
    }
}

impl Task {
    /// The address of its empty form, from `#` on.
    pub fn address(&self) -> String {
        format!("#/{}/{}", self.service, self.operation)
    }

    /// The document in the end.
    pub fn expected(&self) -> Value {
        let pasted = self.steps.iter().filter_map(|step| match &step.value {
            Entered::Paste(lines) => Some((format!("<{}>", step.at), lines.join("\n"))),
            Entered::Type(_) => None,
        });
        let mut expected = self.expected.clone();
        insert(&mut expected, &pasted.collect());
        expected
    }
}

fn insert(value: &mut Value, pasted: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(whole) = pasted.get(text) {
                whole.clone_into(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| insert(item, pasted)),
        Value::Object(map) => map.values_mut().for_each(|value| insert(value, pasted)),
        _ => {}
    }
}
