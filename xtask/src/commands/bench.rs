//! `cargo xtask bench`: the core's benchmarks, alone and against botocore, then the page's in a browser.

use std::path::PathBuf;
use std::process;

use anyhow::Result;

use super::{Command, build, env};
use crate::process::{run, say};
use crate::tools::rust;
use crate::workspace;

pub const COMMAND: Command = Command {
    name: "bench",
    arguments: "",
    about: "measure the library crates, and the page in Chromium",
    run: |args| {
        super::no_arguments(args)?;
        bench()
    },
};

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
