//! Python packages, each in a virtual environment of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::apt::{self, Program};
use crate::process;

const PYTHON: Program = Program {
    names: &["python3"],
    package: "python3",
};

/// The `bin` folder of an environment with package `name`; `requirement` is what pip is asked for.
pub fn environment(name: &str, version: &str, requirement: &str) -> Result<PathBuf> {
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
        )
    })?;
    Ok(folder.join("bin"))
}

/// Downloads one wheel into `folder`, without what it depends on, and returns its path.
pub fn download_wheel(package: &str, version: &str, folder: &Path, log: &Path) -> Result<PathBuf> {
    process::run_logged(
        Command::new(python()?)
            .args(["-m", "pip", "download", "--no-input", "--no-deps", "--dest"])
            .arg(folder)
            .arg(format!("{package}=={version}"))
            .current_dir(folder),
        log,
    )?;
    let mut files = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .with_context(|| format!("pip left no wheel of {package}"))
}

/// A Python that can make virtual environments: Debian ships that part on its own.
pub fn python() -> Result<PathBuf> {
    let found = apt::provide(&[PYTHON])?;
    let python = found.into_iter().next().context("python3")?;
    let complete = process::output(Command::new(&python).args(["-c", "import ensurepip, venv"]));
    if complete.is_none() {
        apt::install(&["python3-venv", "python3-pip"])?;
    }
    Ok(python)
}
