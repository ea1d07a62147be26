//! Runs a command as a user does: in a real shell, which starts the real programs.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use wireform_model::cli::Cli;

use crate::{aws, tools};

/// Runs `command` in a folder with `document` as `input.json`.
///
/// `aws` is CLI v1 or v2, and sends to `endpoint`.
pub fn run(shell: &str, cli: Cli, command: &str, document: &str, endpoint: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("input.json"), document).unwrap();
    // In a file, since a long command does not fit into a word of the command line.
    fs::write(folder.path().join("command"), command).unwrap();
    let mut arguments = shell.split(' ');
    let mut process = Command::new(arguments.next().unwrap_or(shell));
    aws::isolate(&mut process)
        .args(arguments)
        .arg("command")
        .current_dir(folder.path())
        .env("PATH", path_to(cli))
        .env("AWS_ENDPOINT_URL", endpoint);
    process.output().unwrap()
}

/// `PATH` with the folder of the real `aws` of this generation first.
fn path_to(cli: Cli) -> OsString {
    let aws = tools::aws(cli);
    let folder = aws.parent().map(PathBuf::from).unwrap_or_default();
    let usual = env::var_os("PATH").unwrap_or_default();
    env::join_paths([folder].into_iter().chain(env::split_paths(&usual))).unwrap()
}
