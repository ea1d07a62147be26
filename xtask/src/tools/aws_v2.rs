//! The AWS CLI, version 2.
//!
//! It is not on PyPI by itself, but the real thing, as it is released for Linux on x86-64, travels
//! inside the package `aws-cdk-asset-awscli-v2`: the wheel holds a tarball, that a `layer.zip`,
//! that the command and its own Python.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

const VERSION: &str = "2.38.5";
const PACKAGE: &str = "aws-cdk-asset-awscli-v2";
const PACKAGE_VERSION: &str = "2.0.198";

/// The path of `aws`.
pub fn provide() -> Result<PathBuf> {
    if cfg!(not(all(target_os = "linux", target_arch = "x86_64"))) {
        return on_path();
    }
    let folder = super::provide("aws-cli", VERSION, unpack)?;
    Ok(folder.join("dist/aws"))
}

fn unpack(folder: &Path) -> Result<()> {
    let log = super::log("aws-cli")?;
    // Any Python with pip will do, and this one is there anyway.
    let python = super::aws_v1::provide()?.python;
    process::run_logged(
        Command::new(&python)
            .args(["-m", "pip", "download", "--no-input", "--no-deps", "--dest"])
            .arg(folder)
            .arg(format!("{PACKAGE}=={PACKAGE_VERSION}")),
        &log,
    )?;
    process::run_logged(
        Command::new(&python)
            .args(["-c", include_str!("aws_v2_unpack.py")])
            .arg(folder),
        &log,
    )?;
    super::prove(&folder.join("dist/aws"), "--version")
}

fn on_path() -> Result<PathBuf> {
    let aws = process::find_program("aws");
    let said = aws
        .as_ref()
        .and_then(|aws| process::output(Command::new(aws).arg("--version")));
    match (aws, said) {
        (Some(aws), Some(said)) if said.starts_with("aws-cli/2.") => Ok(aws),
        _ => bail!(
            "the tests need the AWS CLI, version {VERSION} or another 2.x: install it so that `aws` is on PATH"
        ),
    }
}
