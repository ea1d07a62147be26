//! `cargo xtask bench`: the core's benchmarks, then the page's in a browser.

use std::process;

use anyhow::Result;

use super::{Command, build, env};
use crate::process::{run, say};
use crate::workspace;

pub const COMMAND: Command = Command {
    name: "bench",
    arguments: "",
    about: "measure the core, and the page in Chromium",
    run: |args| {
        super::no_arguments(args)?;
        bench()
    },
};

/// The page's benchmark is an ordinary test of this name, ignored unless it is asked for, since it
/// wants a release site and a machine at rest.
const BROWSER_BENCHMARK: &str = "browser_bench";

fn bench() -> Result<()> {
    build::build()?;
    let browser = env::browser()?;
    say("measuring the core");
    run(cargo().args(["bench", "--workspace"]))?;
    say("measuring the page");
    run(cargo()
        .args([
            "test",
            "--package",
            "wireform-page",
            "--test",
            BROWSER_BENCHMARK,
        ])
        .args(["--", "--ignored", "--nocapture", "--test-threads", "1"])
        .envs(browser))
}

fn cargo() -> process::Command {
    let mut cargo = process::Command::new("cargo");
    cargo.current_dir(workspace::root());
    cargo
}
