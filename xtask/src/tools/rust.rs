//! Parts of the Rust toolchain in use. Another toolchain is never downloaded.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, say};

/// WebAssembly for the browser.
pub const BROWSER: &str = "wasm32-unknown-unknown";
/// WebAssembly with files and a clock.
pub const WASI: &str = "wasm32-wasip1";

/// The standard library for a target.
pub fn provide_target(target: &str) -> Result<()> {
    let libraries = sysroot()?.join("lib/rustlib").join(target).join("lib");
    if libraries.exists() {
        return Ok(());
    }
    rustup(
        &["target", "add", target],
        &format!("the Rust target {target}"),
    )
}

/// rustfmt and Clippy.
pub fn provide_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::output(Command::new("cargo").args([subcommand, "--version"])).is_none() {
            rustup(&["component", "add", component], component)?;
        }
    }
    Ok(())
}

/// The folder of the toolchain in use.
fn sysroot() -> Result<PathBuf> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    let sysroot = sysroot.context("cannot run rustc")?;
    Ok(PathBuf::from(sysroot.trim()))
}

/// Has rustup add a part to the toolchain in use; `what` names the part where that cannot be done.
fn rustup(args: &[&str], what: &str) -> Result<()> {
    if process::find_program("rustup").is_none() {
        bail!(
            "{what} is missing and there is no rustup to add it: install it the way you installed Rust"
        );
    }
    say(format_args!("rustup {}", args.join(" ")));
    let add = || process::run(Command::new("rustup").args(args));
    add().or_else(|_| add())
}
