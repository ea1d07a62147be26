//! Programs of the system: found on PATH, else installed with apt-get where we may.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{self, find_program, say};

pub struct Program<'a> {
    /// Names to look for on PATH; the first one found is taken.
    pub names: &'a [&'a str],
    /// Debian's package.
    pub package: &'a str,
}

/// The path of each program, in this order.
pub fn provide(programs: &[Program]) -> Result<Vec<PathBuf>> {
    let missing: Vec<&str> = missing(programs).map(|program| program.package).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let still_missing: Vec<&str> = self::missing(programs)
        .map(|program| program.package)
        .collect();
    if !still_missing.is_empty() {
        bail!("{}", by_hand(&still_missing));
    }
    Ok(programs.iter().filter_map(find).collect())
}

/// Installs Debian packages.
pub fn install(packages: &[&str]) -> Result<()> {
    let Some(apt_get) = apt_get() else {
        bail!("{}", by_hand(packages));
    };
    let _lock = super::lock("apt")?;
    say(format_args!(
        "installing {} with apt-get",
        packages.join(", ")
    ));
    let log = super::log("apt")?;
    let run = |args: &[&str]| process::run_logged(command(&apt_get).args(args), &log);
    let install = || {
        // Packages already known may do; a fresh list is worth the try, not an error.
        let _ = run(&["update"]);
        let mut args = vec!["install", "--yes", "--no-install-recommends"];
        args.extend(packages);
        run(&args)
    };
    install()
        .or_else(|_| install())
        .map_err(|error| error.context(by_hand(packages)))
}

fn missing<'a>(programs: &'a [Program]) -> impl Iterator<Item = &'a Program<'a>> {
    programs.iter().filter(|program| find(program).is_none())
}

fn find(program: &Program) -> Option<PathBuf> {
    program.names.iter().find_map(|name| find_program(name))
}

/// The words that run apt-get with the rights it needs, if there are any.
fn apt_get() -> Option<Vec<&'static str>> {
    find_program("apt-get")?;
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let sudo = || process::output(Command::new("sudo").args(["-n", "true"])).is_some();
    // `env` since sudo drops variables.
    let apt_get = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    if root {
        Some(apt_get.to_vec())
    } else if sudo() {
        Some([&["sudo", "-n"][..], &apt_get].concat())
    } else {
        None
    }
}

fn command(words: &[&str]) -> Command {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

fn by_hand(packages: &[&str]) -> String {
    format!(
        "please install by hand, then run this again: {0}\n  \
         Debian, Ubuntu: sudo apt-get install {1}\n  \
         elsewhere: the packages of these programs, so that they are on PATH",
        packages.join(", "),
        packages.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_of_a_programs_names_will_do() {
        let shell = Program {
            names: &["no-such-program", "sh"],
            package: "dash",
        };
        let found = provide(&[shell]).unwrap();
        assert!(found[0].ends_with("sh"));
    }

    #[test]
    fn what_cannot_be_installed_is_named_with_the_command_that_installs_it() {
        let message = by_hand(&["chromium", "firefox-esr"]);
        assert!(message.contains("sudo apt-get install chromium firefox-esr"));
    }
}
