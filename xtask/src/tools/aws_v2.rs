//! The AWS CLI, version 2.
//!
//! It is not on PyPI by itself, but the real thing, as it is released for Linux on x86-64, travels
//! inside the package `aws-cdk-asset-awscli-v2`: the wheel holds a tarball, that a `layer.zip`,
//! that the command and its own Python.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wireform_catalog::ModelSource;
use wireform_model::cli::Cli;

use super::aws_commands;
use crate::process;

const VERSION: &str = "2.38.5";
/// The day on which this version was released, and so that of its models.
const DAY: &str = "2026-10-22";
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

/// The folder of botocore's models inside the command, and what they are to be called.
pub fn models() -> Result<(PathBuf, ModelSource)> {
    let aws = provide()?.canonicalize()?;
    let folder = aws.parent().context("the folder of aws")?;
    let ours = cfg!(all(target_os = "linux", target_arch = "x86_64"));
    let source = ModelSource {
        name: if ours {
            format!("AWS CLI {VERSION}")
        } else {
            format!("AWS CLI in {}", folder.display())
        },
        day: ours.then(|| DAY.to_owned()),
        older: Some(super::aws_v1::models()?),
        commands: Some(aws_commands::ask(&aws, Cli::V2)?),
        // The one that travels in a package comes without them.
        manual: Some(super::aws_v1::examples()?),
    };
    Ok((folder.join("awscli/botocore/data"), source))
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
