//! Parts of the Rust toolchain in use. Another toolchain is never downloaded.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, say};

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for the browser.
pub fn provide_wasm_target() -> Result<()> {
    let libraries = sysroot()?.join("lib/rustlib").join(TARGET).join("lib");
    if libraries.exists() {
        return Ok(());
    }
    rustup(
        &["target", "add", TARGET],
        &format!("the Rust target {TARGET}"),
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
pub fn sysroot() -> Result<PathBuf> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    let sysroot = sysroot.context("cannot run rustc")?;
    Ok(PathBuf::from(sysroot.trim()))
}

/// Has rustup add a part to the toolchain in use; `what` names the part where that cannot be done.
pub fn rustup(args: &[&str], what: &str) -> Result<()> {
    if process::find_program("rustup").is_none() {
        bail!(
            "{what} is missing and there is no rustup to add it: install it the way you installed Rust"
        );
    }
    say(format_args!("rustup {}", args.join(" ")));
    let add = || process::run(Command::new("rustup").args(args));
    add().or_else(|_| add())
}
