//! The `wireform` command: the library crates behind a terminal, and nothing more.

mod arguments;
mod catalog;
mod commands;
mod encoding;
mod failure;
mod file;
mod global_arguments;
mod input;
mod json;
mod request_json;
mod service;
mod value_parsers;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;

/// What a subcommand hands back: its text and its exit code.
struct Outcome {
    /// Printed with a newline at its end.
    text: String,
    /// Printed to standard error, a line each.
    notes: Vec<String>,
    code: u8,
}

/// The exit code where there is nothing to print.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return print_usage(&error),
    };
    match commands::run(&arguments) {
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

impl Outcome {
    fn text(text: impl Into<String>) -> Self {
        Outcome {
            text: text.into(),
            notes: Vec::new(),
            code: 0,
        }
    }
}
