//! wasm-bindgen's command, whose version must be that of the library in `Cargo.lock`.

use std::path::PathBuf;

use anyhow::Result;

use crate::workspace;

/// The folder that `wasm-bindgen` is in.
pub fn provide() -> Result<PathBuf> {
    let version = workspace::locked_version("wasm-bindgen")?;
    super::cargo_install("wasm-bindgen-cli", "wasm-bindgen", &version, &[])
}
