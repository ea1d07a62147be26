//! The shells that run the commands which Wireform prints, and curl.

use anyhow::Result;

use super::apt::{self, Program};

/// Each is found on PATH by its name.
///
/// Windows is here as Wine, with a compiler for the program that stands in for `aws` there.
pub fn provide() -> Result<()> {
    let programs = [
        ("bash", "bash"),
        ("dash", "dash"),
        ("zsh", "zsh"),
        ("ksh", "ksh"),
        ("fish", "fish"),
        ("busybox", "busybox"),
        ("curl", "curl"),
        ("wine", "wine"),
        ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32"),
    ];
    let programs = programs.map(|(name, package)| ([name], package));
    let programs: Vec<Program> = programs
        .iter()
        .map(|(names, package)| Program { names, package })
        .collect();
    apt::provide(&programs)?;
    Ok(())
}
