//! A standard library that is built with the page, for size and without the texts of panics.
//!
//! The one that comes with Rust is built for speed and brings the code and the words of each panic
//! that could ever happen; without them the page is about a seventh lighter. Cargo builds it from
//! the sources that rustup has. Cargo still calls that unstable, so a release build of the page, and
//! nothing else, switches unstable features on; where the sources cannot be had, the page is built
//! with the ready-made library and is heavier.

use std::env;
use std::process::Command;

use super::rust;
use crate::process::{self, say};

/// How the page is compiled then.
const FLAGS: [&str; 6] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    // The program is cut by the names of its functions (`crate::wasm`): they have to tell one instance
    // of a generic function from another, and no function may stand for another that is the same.
    "-Csymbol-mangling-version=v0",
    "-Zmerge-functions=disabled",
    // Loops in place of their written-out rounds.
    "--cfg=sha2_backend_soft=\"compact\"",
];

const IS_USED: &str = "WIREFORM_SMALL_STD";

/// Whether the page that is being built has a library of its own.
pub fn is_used() -> bool {
    env::var_os(IS_USED).is_some()
}

/// Makes a Cargo command, or one that calls Cargo, build the page with a library of its own.
pub fn use_in(command: &mut Command) {
    if let Err(error) = provide() {
        say(format_args!(
            "the page will be heavier than it could be: {error:#}"
        ));
        return;
    }
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            FLAGS.join(" "),
        )
        .env(IS_USED, "1");
}

fn provide() -> anyhow::Result<()> {
    let library = rust::sysroot()?.join("lib/rustlib/src/rust/library/Cargo.toml");
    if !library.exists() {
        rust::rustup(
            &["component", "add", "rust-src"],
            "the sources of Rust's standard library (rust-src)",
        )?;
    }
    // Trunk builds offline, so that what the library itself stands on has to be there before.
    let mut fetch = Command::new("cargo");
    fetch
        .args(["fetch", "--locked", "--quiet", "--manifest-path"])
        .arg(library)
        .env("RUSTC_BOOTSTRAP", "1");
    process::run(&mut fetch)
}
