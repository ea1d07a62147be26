//! moto's server, an AWS to talk to without AWS.

use std::path::PathBuf;

use anyhow::Result;

const VERSION: &str = "5.2.5";

/// The path of `moto_server`.
pub fn provide() -> Result<PathBuf> {
    let bin = super::python::environment("moto", VERSION, "moto[server,apigatewayv2]")?;
    Ok(bin.join("moto_server"))
}
