//! Python packages, each in a virtual environment of its own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::apt::{self, Program};
use crate::process;

const PYTHON: Program = Program {
    names: &["python3"],
    package: "python3",
};

/// The `bin` folder of an environment with what pip is asked for by `requirement`.
///
/// `proof` is a program in it and an option with which it must run.
pub fn environment(
    name: &str,
    version: &str,
    requirement: &str,
    proof: (&str, &str),
) -> Result<PathBuf> {
    let folder = super::provide(name, version, |folder| {
        let log = super::log(name)?;
        process::run_logged(
            Command::new(python()?).args(["-m", "venv"]).arg(folder),
            &log,
        )?;
        process::run_logged(
            Command::new(folder.join("bin/python"))
                .args(["-m", "pip", "install", "--no-input"])
                .arg(format!("{requirement}=={version}"))
                .current_dir(folder),
            &log,
        )?;
        super::prove(&folder.join("bin").join(proof.0), proof.1)
    })?;
    Ok(folder.join("bin"))
}

/// A Python that can make virtual environments: Debian ships that part on its own.
fn python() -> Result<PathBuf> {
    let found = apt::provide(&[PYTHON])?;
    let python = found.into_iter().next().context("python3")?;
    let complete = process::output(Command::new(&python).args(["-c", "import ensurepip, venv"]));
    if complete.is_none() {
        apt::install(&["python3-venv"])?;
    }
    Ok(python)
}
