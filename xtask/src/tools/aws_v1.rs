//! The AWS CLI, version 1, from PyPI.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use wireform_catalog::Older;
use wireform_model::cli::Cli;

use super::aws_commands;

const VERSION: &str = "1.46.3";

pub struct AwsV1 {
    /// The command.
    pub aws: PathBuf,
    /// The Python that can import `awscli` and `botocore`.
    pub python: PathBuf,
}

pub fn provide() -> Result<AwsV1> {
    let bin = super::python::environment("awscli", VERSION, "awscli", ("aws", "--version"))?;
    Ok(AwsV1 {
        aws: bin.join("aws"),
        python: bin.join("python"),
    })
}

/// Its models and commands, which show the catalog what it does not know.
pub fn models() -> Result<Older> {
    Ok(Older {
        version: VERSION.to_owned(),
        models: package()?.join("botocore/data"),
        commands: Some(aws_commands::ask(&provide()?.aws, Cli::V1)?),
    })
}

/// The files of its help texts.
pub fn examples() -> Result<PathBuf> {
    Ok(package()?.join("examples"))
}

/// The folder of `awscli`.
fn package() -> Result<PathBuf> {
    const PRINT: &str = "import awscli; print(awscli.__path__[0], end='')";
    let output = Command::new(provide()?.python).args(["-c", PRINT]).output();
    let output = output.context("cannot run Python")?;
    Ok(PathBuf::from(String::from_utf8(output.stdout)?))
}
