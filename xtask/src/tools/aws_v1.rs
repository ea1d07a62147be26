//! The AWS CLI, version 1, from PyPI.

use std::path::PathBuf;

use anyhow::Result;

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
