//! The shells that run the commands which Wireform prints, and curl.

use anyhow::Result;

use super::apt::{self, Program};

/// Each is found on PATH by its name.
pub fn provide() -> Result<()> {
    let programs = ["bash", "dash", "zsh", "ksh", "curl"].map(|name| (name, [name]));
    let programs: Vec<Program> = programs
        .iter()
        .map(|(package, names)| Program { names, package })
        .collect();
    apt::provide(&programs)?;
    Ok(())
}
