//! wasm-opt, from the npm package `binaryen`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::process;

const VERSION: &str = "132.0.0";

/// Older ones break what today's Rust compiler emits, some without a word.
const OLDEST: u32 = 120;

/// The folder that `wasm-opt` is in.
pub fn provide() -> Result<PathBuf> {
    if let Some(folder) = recent_on_path() {
        return Ok(folder);
    }
    let modules = super::node::package("binaryen", VERSION, |modules| {
        super::prove(&modules.join(".bin/wasm-opt"), "--version")
    })?;
    Ok(modules.join(".bin"))
}

fn recent_on_path() -> Option<PathBuf> {
    let path = process::find_program("wasm-opt")?;
    let said = process::output(Command::new(&path).arg("--version"))?;
    let recent = version(&said)? >= OLDEST;
    recent
        .then(|| path.parent().map(Path::to_path_buf))
        .flatten()
}

/// The number in `wasm-opt version 132 (version_132)`.
fn version(said: &str) -> Option<u32> {
    said.split_whitespace().nth(2)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_third_word() {
        assert_eq!(version("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(version("wasm-opt version 108"), Some(108));
        assert_eq!(version("something else"), None);
    }
}
