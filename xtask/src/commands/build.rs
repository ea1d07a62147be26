//! `cargo xtask build`: the release site, in `dist/`.

use std::process;

use anyhow::Result;

use super::Command;
use crate::process::{path_with, run, say};
use crate::{tools, workspace};

pub const COMMAND: Command = Command {
    name: "build",
    arguments: "",
    about: "build the site for any static host into dist/",
    run: |args| {
        super::no_arguments(args)?;
        build()?;
        say(format_args!(
            "the site is in {}",
            workspace::dist().display()
        ));
        Ok(())
    },
};

/// Builds the release site.
pub fn build() -> Result<()> {
    let mut trunk = trunk()?;
    say("building the site");
    run(trunk.args(["build", "--release"]))
}

/// Trunk, with what it needs to build the page on PATH.
pub fn trunk() -> Result<process::Command> {
    tools::rust::provide_wasm_target()?;
    let trunk = tools::trunk::provide()?;
    let folders = [
        trunk.clone(),
        tools::wasm_bindgen::provide()?,
        tools::wasm_opt::provide()?,
    ];
    let mut command = process::Command::new(trunk.join("trunk"));
    command
        .current_dir(workspace::root())
        .env("PATH", path_with(&folders)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk takes this variable's usual value, 1, for a mistake.
        .env_remove("NO_COLOR");
    Ok(command)
}
