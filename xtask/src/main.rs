//! `cargo xtask COMMAND`: sets up, builds, serves, tests and measures Wireform.
//!
//! Whatever a command needs and does not find, it installs into a folder of the user, see [`tools`].

mod commands;
mod process;
mod tools;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(command) = args.next().and_then(|name| commands::find(&name)) else {
        eprint!("{}", commands::usage());
        return ExitCode::from(2);
    };
    match (command.run)(&args.collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ncargo xtask {}: {error:#}", command.name);
            ExitCode::FAILURE
        }
    }
}
