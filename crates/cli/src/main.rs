//! The `wireform` command: the library crates behind a terminal, and nothing more.

mod arguments;
mod catalog;
mod command_line;
mod commands;
mod encoding;
mod explanation;
mod failure;
mod file;
mod global_arguments;
mod help;
mod input;
mod json;
mod outcome;
mod position;
mod request_json;
mod service;
mod text_arguments;
mod value_parsers;

use std::io::Write as _;
use std::process::ExitCode;

use command_line::Arguments;
use outcome::Outcome;

/// The exit code where there is nothing to print.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(error) => return print_usage(&error),
    };
    match arguments.run() {
        Ok(outcome) => print(&outcome),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(FAILED)
        }
    }
}

/// Help and version, which are errors to clap, to standard output; what is wrong with the arguments to standard error.
fn print_usage(error: &clap::Error) -> ExitCode {
    // Whoever closed the stream does not want to read it.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { FAILED } else { 0 })
}

fn print(outcome: &Outcome) -> ExitCode {
    for note in &outcome.notes {
        eprintln!("note: {note}");
    }
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{}", outcome.text).and_then(|()| out.flush());
    match written {
        Ok(()) => ExitCode::from(outcome.code),
        // Whoever read our output has seen enough of it, as `head` does.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::from(outcome.code)
        }
        Err(error) => {
            eprintln!("error: cannot write to standard output: {error}");
            ExitCode::from(FAILED)
        }
    }
}
