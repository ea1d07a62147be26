//! The pages of examples in the AWS CLI's package: `SERVICE/OPERATION.rst`, by the CLI's words.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// A page of examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualPage {
    /// The operation that it is about, by the CLI's word.
    pub operation: String,
    /// Its text, in reStructuredText.
    pub text: String,
}

/// The pages about a service's commands, in the order of their names; none where there is no folder.
///
/// Those about commands of several words, such as `wait`, are in folders of their own and left out.
///
/// # Errors
///
/// Where a page cannot be read.
pub fn pages(examples: &Path, service: &str) -> Result<Vec<ManualPage>> {
    let folder = examples.join(service);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let place = || format!("cannot read {}", folder.display());
    let entries = fs::read_dir(&folder).with_context(place)?;
    let mut pages = Vec::new();
    for entry in entries {
        let path = entry.with_context(place)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(operation) = name.strip_suffix(".rst") else {
            continue;
        };
        let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        pages.push(ManualPage {
            operation: operation.to_owned(),
            text: String::from_utf8_lossy(&text).into_owned(),
        });
    }
    pages.sort_by(|left, right| left.operation.cmp(&right.operation));
    Ok(pages)
}
