//! esbuild, from the npm package of this name.

use std::path::PathBuf;

use anyhow::Result;

const VERSION: &str = "0.28.2";

/// The folder that `esbuild` is in.
pub fn provide() -> Result<PathBuf> {
    let modules = super::node::package("esbuild", VERSION, |modules| {
        super::prove(&modules.join(".bin/esbuild"), "--version")
    })?;
    Ok(modules.join(".bin"))
}
