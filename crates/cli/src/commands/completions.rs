use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

use crate::Outcome;
use crate::arguments::Arguments;

/// Write a completion script for your shell
///
/// For bash: wireform completions bash > ~/.local/share/bash-completion/completions/wireform
#[derive(Debug, Args)]
pub struct Options {
    /// The shell that completes
    shell: Shell,
}

/// The script with which a shell completes subcommands, options and values.
pub fn run(options: &Options) -> Outcome {
    let mut script = Vec::new();
    generate(
        options.shell,
        &mut Arguments::command(),
        "wireform",
        &mut script,
    );
    let script = String::from_utf8_lossy(&script);
    Outcome::text(script.trim_end())
}
