//! The AWS CLI, version 1, from PyPI.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use wireform_catalog::Older;

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

/// Its models, by which the catalog tells what it does not know.
pub fn models() -> Result<Older> {
    Ok(Older {
        version: VERSION.to_owned(),
        models: package()?.join("botocore/data"),
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
