use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::outcome::Outcome;

/// Write a completion script for your shell
///
/// For bash: wireform completions bash > ~/.local/share/bash-completion/completions/wireform
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell that completes
    shell: Shell,
}

/// The script with which a shell completes subcommands, options and values of a program.
pub fn run(options: &CompletionsArguments, mut program: Command) -> Outcome {
    let mut script = Vec::new();
    generate(options.shell, &mut program, "wireform", &mut script);
    let script = String::from_utf8_lossy(&script);
    Outcome::text(script.trim_end())
}
