//! npm packages, and Node.js that they need.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::apt::{self, Program};
use crate::process;

const NODE: Program = Program {
    names: &["node"],
    package: "nodejs",
};
const NPM: Program = Program {
    names: &["npm"],
    package: "npm",
};

/// The `node_modules` folder that holds this package; `prove` tries whether it is of use.
pub fn package(name: &str, version: &str, prove: impl Fn(&Path) -> Result<()>) -> Result<PathBuf> {
    apt::provide(&[NODE, NPM])?;
    let folder = super::provide(name, version, |folder| {
        process::run_logged(
            Command::new("npm")
                .args([
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--no-save",
                    "--prefix",
                ])
                .arg(folder)
                .arg(format!("{name}@{version}"))
                .current_dir(folder),
            &super::log(name)?,
        )?;
        prove(&folder.join("node_modules"))
    })?;
    Ok(folder.join("node_modules"))
}
