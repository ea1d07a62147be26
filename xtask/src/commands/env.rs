//! `cargo xtask env`: the variables through which tests find their tools.

use std::path::PathBuf;
use std::process;

use anyhow::Result;

use super::{Command, catalog};
use crate::process::{run, say};
use crate::{tools, workspace};

pub const COMMAND: Command = Command {
    name: "env",
    arguments: "",
    about: "print the test tools' variables: eval \"$(cargo xtask env)\"",
    run: |args| {
        super::no_arguments(args)?;
        for (name, path) in native().and_then(|native| Ok([native, browser()?].concat()))? {
            println!(
                "export {name}='{}'",
                path.display().to_string().replace('\'', r"'\''")
            );
        }
        Ok(())
    },
};

/// Names of variables and the paths that they hold.
pub type Variables = Vec<(&'static str, PathBuf)>;

/// What the tests without a browser need: the real CLIs, moto, the shells, our own command and its catalog.
pub fn native() -> Result<Variables> {
    tools::shells::provide()?;
    let v1 = tools::aws_v1::provide()?;
    Ok(vec![
        ("WIREFORM_AWS_V1", v1.aws),
        ("WIREFORM_AWS_V1_PYTHON", v1.python),
        ("WIREFORM_AWS_V2", tools::aws_v2::provide()?),
        ("WIREFORM_MOTO", tools::moto::provide()?),
        ("WIREFORM_BIN", wireform()?),
        ("WIREFORM_CATALOG", catalog::provide()?),
    ])
}

/// What the browser tests need besides the site, which [`super::build`] makes.
pub fn browser() -> Result<Variables> {
    let browsers = tools::browsers::provide()?;
    Ok(vec![
        ("WIREFORM_DIST", workspace::dist()),
        ("WIREFORM_CHROMIUM", browsers.chromium),
        ("WIREFORM_CHROMEDRIVER", browsers.chromedriver),
        ("WIREFORM_FIREFOX", browsers.firefox),
        ("WIREFORM_GECKODRIVER", tools::geckodriver::provide()?),
        ("WIREFORM_AXE", tools::axe::provide()?),
    ])
}

/// Builds the `wireform` command and returns its path.
pub fn wireform() -> Result<PathBuf> {
    say("building the wireform command");
    run(process::Command::new("cargo")
        .args(["build", "--package", "wireform-cli"])
        .current_dir(workspace::root()))?;
    let name = format!("wireform{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace::target().join("debug").join(name))
}
