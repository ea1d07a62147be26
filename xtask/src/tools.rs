//! The tools that the commands need, one file each, and the folder that they are installed into.
//!
//! The folder is `$WIREFORM_TOOLS`, else `$XDG_CACHE_HOME/wireform`, else `~/.cache/wireform`;
//! every checkout of one user shares it.

pub mod apt;
pub mod aws_commands;
pub mod aws_v1;
pub mod aws_v2;
pub mod axe;
pub mod browsers;
pub mod geckodriver;
pub mod moto;
pub mod node;
pub mod python;
pub mod rust;
pub mod shells;
pub mod trunk;
pub mod wasm_bindgen;
pub mod wasm_opt;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{self, say};

/// A file of this name says that the installation around it came to its end.
const MARKER: &str = ".complete";

/// The folder of tool `name` at `version`; `install` fills it unless it is complete already.
///
/// An interrupted installation is begun anew, a failed one tried once more: registries have bad
/// moments.
/// A lock lets two commands that run at once install a tool only once.
fn provide(name: &str, version: &str, install: impl Fn(&Path) -> Result<()>) -> Result<PathBuf> {
    let folder = cache()?.join(format!("{name}-{version}"));
    if folder.join(MARKER).exists() {
        return Ok(folder);
    }
    let _lock = lock(name)?;
    if folder.join(MARKER).exists() {
        return Ok(folder);
    }
    say(format_args!(
        "installing {name} {version} into {}",
        folder.display()
    ));
    install_into(&folder, &install).or_else(|error| {
        say(format_args!("{error:#}; trying once more"));
        install_into(&folder, &install)
    })?;
    Ok(folder)
}

fn install_into(folder: &Path, install: impl Fn(&Path) -> Result<()>) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    install(folder)?;
    File::create(folder.join(MARKER))?;
    Ok(())
}

/// Waits until no other process installs `name`. The lock ends when the file is dropped.
fn lock(name: &str) -> Result<File> {
    let folder = cache()?.join("locks");
    fs::create_dir_all(&folder)?;
    let file = File::create(folder.join(name))?;
    file.lock().context("cannot lock the tools' folder")?;
    Ok(file)
}

/// The folder that all tools are in.
fn cache() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("WIREFORM_TOOLS") {
        return Ok(std::path::absolute(folder)?);
    }
    if let Some(folder) = env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        return Ok(Path::new(&folder).join("wireform"));
    }
    let home =
        env::home_dir().context("no home folder: set WIREFORM_TOOLS to a folder for tools")?;
    Ok(home.join(".cache/wireform"))
}

/// Where the output of a tool's installation is kept.
fn log(name: &str) -> Result<PathBuf> {
    let folder = cache()?.join("logs");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("{name}.log")))
}

/// Runs an installed program once, so that one that cannot run here does not count as installed.
fn prove(program: &Path, option: &str) -> Result<()> {
    process::output(Command::new(program).arg(option))
        .with_context(|| format!("{} was installed but does not run", program.display()))?;
    Ok(())
}

/// The folder of a program that comes as a crate: PATH's if its version is this one, else our own.
///
/// The crate's own release profile asks for minutes of link-time optimisation that a tool run a
/// few times a day does not pay back.
fn cargo_install(name: &str, program: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    if let Some(path) = on_path(program, version) {
        return Ok(path);
    }
    let folder = provide(name, version, |folder| {
        say(format_args!("compiling {name}, which takes some minutes"));
        process::run_logged(
            Command::new("cargo")
                .args(["install", name, "--version", version, "--root"])
                .arg(folder)
                .args(options)
                // Outside the workspace, so that its settings do not apply.
                .current_dir(folder)
                .env_remove("CARGO_TARGET_DIR")
                .env_remove("RUSTFLAGS")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
            &log(name)?,
        )
    })?;
    Ok(folder.join("bin"))
}

/// The folder of a program on PATH whose `--version` names exactly this version.
fn on_path(program: &str, version: &str) -> Option<PathBuf> {
    let path = process::find_program(program)?;
    let said = process::output(Command::new(&path).arg("--version"))?;
    let same = said.split_whitespace().any(|word| word == version);
    same.then(|| path.parent().map(Path::to_path_buf)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    fn temporary(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_failed_installation_leaves_no_marker_and_the_next_one_starts_clean() {
        let folder = temporary("install");
        let half = install_into(&folder, |folder| {
            File::create(folder.join("half"))?;
            bail!("the network is gone")
        });
        assert!(half.is_err());
        assert!(!folder.join(MARKER).exists());

        install_into(&folder, |_| Ok(())).unwrap();
        assert!(folder.join(MARKER).exists());
        assert!(!folder.join("half").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_program_on_path_counts_only_at_the_version_asked_for() {
        let cargo = process::output(Command::new("cargo").arg("--version")).unwrap();
        let version = cargo.split_whitespace().nth(1).unwrap();
        assert!(on_path("cargo", version).is_some());
        assert_eq!(on_path("cargo", "0.0.1"), None);
        assert_eq!(on_path("no-such-program", version), None);
    }
}
