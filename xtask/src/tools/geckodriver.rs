//! geckodriver, through which tests drive Firefox.

use std::path::PathBuf;

use anyhow::Result;

const VERSION: &str = "0.37.1";

/// The path of `geckodriver`.
pub fn provide() -> Result<PathBuf> {
    let folder = super::cargo_install("geckodriver", "geckodriver", VERSION, &["--locked"])?;
    Ok(folder.join("geckodriver"))
}
