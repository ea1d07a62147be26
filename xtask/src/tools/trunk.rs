//! Trunk, which builds and serves the page.

use std::path::PathBuf;

use anyhow::Result;

const VERSION: &str = "0.21.14";

/// The folder that `trunk` is in.
pub fn provide() -> Result<PathBuf> {
    super::cargo_install("trunk", "trunk", VERSION, &["--locked"])
}
