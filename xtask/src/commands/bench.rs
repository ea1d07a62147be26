//! `cargo xtask bench`: the core's benchmarks, alone and against botocore, then the page's in a browser; and
//! `cargo xtask bench tasks`: how much it takes to do everyday tasks at the page.

use std::path::{self, PathBuf};
use std::process;

use anyhow::{Result, bail};

use super::{Command, build, env};
use crate::process::{run, say};
use crate::tools::rust;
use crate::workspace;

pub const COMMAND: Command = Command {
    name: "bench",
    arguments: "[tasks [SITE]]",
    about: "measure the library crates, and the page in Chromium; or the clicks and keys of everyday tasks",
    run: |args| match args {
        [] => bench(),
        [what] if what == "tasks" => build::build().and_then(|()| tasks(workspace::dist())),
        [what, site] if what == "tasks" => tasks(path::absolute(site)?),
        [unknown, ..] => bail!("unknown argument `{unknown}`"),
    },
};

/// Does the everyday tasks on a built site, and prints what they took.
fn tasks(site: PathBuf) -> Result<()> {
    let mut variables = env::browser()?;
    variables.retain(|(name, _)| *name != "WIREFORM_DIST");
    variables.extend([("WIREFORM_DIST", site), ("WIREFORM_BIN", env::wireform()?)]);
    say("doing the everyday tasks");
    run(cargo()
        .args(["test", "--package", "wireform-page", "--test", "browser"])
        .args(["--", "--nocapture", "--test-threads", "1", "::tasks::"])
        .envs(variables))
}

fn bench() -> Result<()> {
    let variables = [env::native()?, env::browser()?].concat();
    build::build()?;
    say("measuring the library crates");
    rust::provide_target(rust::WASI)?;
    run(cargo()
        .args(["build", "--release", "--package", "wireform-speed"])
        .args(["--target", rust::WASI]))?;
    run(cargo()
        .args(["bench", "--workspace"])
        .env("WIREFORM_SPEED_WASM", speed_as_wasm())
        .envs(variables.iter().cloned()))?;
    say("measuring the page");
    run(cargo()
        .args(["test", "--package", "wireform-page", "--test", "browser"])
        // The benchmarks among the browser tests, one after the other.
        .args(["--", "--bench", "--test-threads", "1"])
        .envs(variables))
}

fn speed_as_wasm() -> PathBuf {
    let folder = workspace::root().join("target").join(rust::WASI);
    folder.join("release/wireform-speed.wasm")
}

fn cargo() -> process::Command {
    let mut cargo = process::Command::new("cargo");
    cargo.current_dir(workspace::root());
    cargo
}
