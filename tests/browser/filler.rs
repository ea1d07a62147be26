//! Inputs of any size for the operations of the catalog: valid, and the same in every run.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use wireform_model::Service;
use wireform_model::json;
use wireform_model::path::Path as Pointer;

/// An input of an operation with this many scalar values, if the operation allows as many.
pub fn filled(catalog: &Path, service: &str, operation: &str, values: usize) -> Result<Value> {
    let model = Service::from_json(&read(catalog, service)?, Some(service))
        .with_context(|| format!("cannot load the model of {service}"))?;
    let operation = model
        .operation(operation)
        .with_context(|| format!("{service} has no {operation}"))?;
    let input = wireform_testing::filled(operation, values);
    let text = json::compact(&input, &Pointer::root());
    Ok(serde_json::from_str(text.as_str())?)
}

/// The model of a service as the catalog has it.
pub fn model(catalog: &Path, service: &str) -> Result<Value> {
    Ok(serde_json::from_str(&read(catalog, service)?)?)
}

fn read(catalog: &Path, service: &str) -> Result<String> {
    let file = catalog.join(format!("{service}.json"));
    let text = fs::read_to_string(&file);
    text.with_context(|| format!("cannot read {}", file.display()))
}
