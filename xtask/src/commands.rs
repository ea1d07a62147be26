//! The commands, one file each. A new one needs a file and a row in [`COMMANDS`].

mod bench;
mod build;
mod catalog;
mod csp;
mod env;
mod serve;
mod size;
mod test;

use std::fmt::Write;

use anyhow::{Result, bail};

pub struct Command {
    pub name: &'static str,
    arguments: &'static str,
    about: &'static str,
    /// Runs the command with the words that follow its name.
    pub run: fn(&[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    serve::COMMAND,
    build::COMMAND,
    catalog::COMMAND,
    test::COMMAND,
    size::COMMAND,
    bench::COMMAND,
    env::COMMAND,
    csp::COMMAND,
];

pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

pub fn usage() -> String {
    let calls = COMMANDS
        .iter()
        .map(|command| format!("{} {}", command.name, command.arguments));
    let calls: Vec<String> = calls.collect();
    let width = calls.iter().map(String::len).max().unwrap_or(0);
    let mut text = String::from("Usage: cargo xtask COMMAND\n\n");
    for (call, command) in calls.iter().zip(COMMANDS) {
        let _ = writeln!(text, "  {call:width$}  {}", command.about);
    }
    text
}

/// Refuses arguments for a command that takes none.
fn no_arguments(args: &[String]) -> Result<()> {
    match args.first() {
        None => Ok(()),
        Some(unknown) => bail!("unknown argument `{unknown}`"),
    }
}
