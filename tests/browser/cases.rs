use anyhow::{Context, Result};
use serde_json::Value;

/// A document of the companions' tests, with the facts about its API.
pub struct Case {
    pub name: String,
    pub input: String,
    pub facts: Vec<(String, String)>,
}

impl Case {
    pub fn facts(&self) -> Vec<(&str, &str)> {
        let facts = self.facts.iter();
        facts
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }

    /// The facts as parameters of a link.
    pub fn parameters(&self) -> Vec<(String, &str)> {
        let facts = self.facts.iter();
        facts
            .map(|(name, value)| (format!("fact.{name}"), value.as_str()))
            .collect()
    }
}

/// The documents: right ones, and wrong ones for every rule.
pub fn all() -> Result<Vec<Case>> {
    let text = include_str!("../../crates/companions/tests/data/create-integration/cases.json");
    let cases: Vec<Value> = serde_json::from_str(text)?;
    cases.iter().map(read).collect()
}

fn read(case: &Value) -> Result<Case> {
    let facts = case["facts"].as_object().into_iter().flatten();
    Ok(Case {
        name: case["name"]
            .as_str()
            .context("a case without a name")?
            .to_owned(),
        input: case["input"].to_string(),
        facts: facts
            .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
            .collect(),
    })
}
