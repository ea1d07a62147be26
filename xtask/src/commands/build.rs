//! `cargo xtask build`: the release site, in `dist/`.

use std::path::PathBuf;
use std::{env, fs, process};

use anyhow::{Context, Result};

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
    tools::rust::provide_target(tools::rust::BROWSER)?;
    fetch_crates()?;
    provide_catalog()?;
    let trunk = tools::trunk::provide()?;
    let folders = [
        trunk.clone(),
        tools::wasm_bindgen::provide()?,
        tools::wasm_opt::provide()?,
        own_folder()?,
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

/// Trunk builds offline, since it would fetch tools too; the crates have to be there before.
fn fetch_crates() -> Result<()> {
    let mut fetch = process::Command::new("cargo");
    run(fetch
        .args(["fetch", "--locked", "--quiet"])
        .current_dir(workspace::root()))
}

/// Where this program is: Trunk calls it when the site is built (see `Trunk.toml`).
fn own_folder() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot tell where this program is")?;
    Ok(program.parent().map_or(program.clone(), PathBuf::from))
}

/// Where the catalog cannot be made, the site has the operations that are built in, and says so.
fn provide_catalog() -> Result<()> {
    if let Err(error) = super::catalog::provide() {
        say(format_args!(
            "the site goes without the catalog of all services: {error:#}"
        ));
        // Trunk copies the folder, whatever it holds.
        fs::create_dir_all(workspace::catalog())?;
    }
    Ok(())
}
