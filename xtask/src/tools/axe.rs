//! axe-core, which looks for barriers in the page.

use std::path::PathBuf;

use anyhow::Result;

const VERSION: &str = "4.14.1";

/// The path of `axe.min.js`.
pub fn provide() -> Result<PathBuf> {
    let modules = super::node::package("axe-core", VERSION, |_| Ok(()))?;
    Ok(modules.join("axe-core/axe.min.js"))
}
