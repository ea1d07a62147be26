//! The `wireform` command: the core behind a terminal, and nothing more.

mod arguments;
mod catalogue;
mod commands;
mod failure;
mod help;
mod input;
mod service;

use std::io::Write as _;
use std::process::ExitCode;

use failure::Failure;

/// What a subcommand hands back: its text and its exit code.
struct Outcome {
    /// Printed with a newline at its end.
    text: String,
    /// Printed to standard error, a line each.
    notes: Vec<String>,
    code: u8,
}

fn main() -> ExitCode {
    match run() {
        Ok(outcome) => print(&outcome),
        Err(failure) => {
            eprintln!("wireform: {failure}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<Outcome, Failure> {
    let mut parser = lexopt::Parser::from_env();
    let words = arguments::Arguments::parse(&mut parser)?;
    commands::run(&words)
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
            eprintln!("wireform: cannot write to standard output: {error}");
            ExitCode::from(2)
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
