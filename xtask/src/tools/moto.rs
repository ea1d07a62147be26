//! moto's server, an AWS to talk to without AWS.

use std::path::PathBuf;

use anyhow::Result;

const VERSION: &str = "5.2.5";
const PROGRAM: &str = "moto_server";

/// The path of `moto_server`.
pub fn provide() -> Result<PathBuf> {
    let requirement = "moto[server,apigatewayv2]";
    let bin = super::python::environment("moto", VERSION, requirement, (PROGRAM, "--help"))?;
    Ok(bin.join(PROGRAM))
}
