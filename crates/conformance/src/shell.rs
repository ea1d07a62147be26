//! The real shells of Unix: which words a program is given when they run a command.
//!
//! A shell is named as it is started, with its own options: `zsh -f`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The POSIX shells; each has to be installed.
pub const POSIX_SHELLS: [&str; 4] = ["bash", "dash", "zsh -f", "ksh"];

/// bash with history expansion, as at a prompt: outside single quotes it replaces `!`.
pub const BASH_WITH_HISTORY: &str = "bash -H -o history";

/// The words after `aws` of each of the commands, which `shell` runs from a script.
///
/// # Panics
///
/// If the shell prints an error or fails; its message names the line.
pub fn words(shell: &str, commands: &[&str]) -> Vec<Vec<String>> {
    words_after("aws", shell, commands, &[])
}

/// The words after `program` of each of the commands, which `shell` runs from a script with these environment variables.
///
/// # Panics
///
/// As [`words`].
pub fn words_after(
    program: &str,
    shell: &str,
    commands: &[&str],
    environment: &[(&str, &str)],
) -> Vec<Vec<String>> {
    let script = format!("{}\n{}\n", function(program, shell), commands.join("\n"));
    let output = run(shell, &script, |process, file| {
        process.arg(file).stdin(Stdio::null());
        process.envs(environment.iter().copied());
    });
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && errors.is_empty(),
        "{shell}: {}\n{errors}",
        output.status
    );
    parse(shell, &output.stdout, commands.len())
}

/// As [`words`], but `shell` reads the commands as if they were typed, with history expansion.
///
/// Its prompts go to standard error.
pub fn words_typed(shell: &str, commands: &[&str]) -> Vec<Vec<String>> {
    let history = match shell.starts_with("bash") {
        true => "set -o history -H",
        false => "setopt bang_hist",
    };
    let function = function("aws", shell);
    let script = format!("{function}\n{history}\n{}\nexit 0\n", commands.join("\n"));
    let output = run(shell, &script, |process, file| {
        let typed = fs::File::open(file).expect("the script was just written");
        process.arg("-i").stdin(typed);
    });
    parse(shell, &output.stdout, commands.len())
}

/// A function in place of the program, which prints the number of its words and then each word.
///
/// Each is followed by NUL, the only byte that no word can contain.
fn function(program: &str, shell: &str) -> String {
    match shell.starts_with("fish") {
        true => format!("function {program}; printf '%s\\0' (count $argv) $argv; end"),
        false => format!("{program}() {{ printf '%s\\0' \"$#\" \"$@\"; }}"),
    }
}

fn parse(shell: &str, output: &[u8], count: usize) -> Vec<Vec<String>> {
    let output = String::from_utf8_lossy(output);
    let mut fields = output.split('\0');
    let words: Vec<Vec<String>> = std::iter::from_fn(|| {
        let count: usize = fields.next()?.parse().ok()?;
        Some(fields.by_ref().take(count).map(str::to_owned).collect())
    })
    .collect();
    assert_eq!(
        words.len(),
        count,
        "{shell} stopped after {:?}",
        words.last()
    );
    words
}

/// Starts the shell in an empty folder, since a command with a quoting error could write files.
fn run(shell: &str, script: &str, prepare: impl FnOnce(&mut Command, &Path)) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("script");
    fs::write(&file, script).unwrap();
    let mut arguments = shell.split(' ');
    let mut process = Command::new(arguments.next().unwrap_or(shell));
    process
        .args(arguments)
        .current_dir(folder.path())
        .env("LC_ALL", "C.UTF-8")
        .env("HISTFILE", "/dev/null")
        .env("HOME", folder.path());
    prepare(&mut process, &file);
    let output = process.output();
    output.unwrap_or_else(|error| {
        panic!("{shell} does not start ({error}): run `cargo xtask test`, which installs it")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_reports_its_words() {
        let commands = ["aws a '' 'b\nc'", "aws", "aws \\\n  \"$(echo x)\""];
        for shell in POSIX_SHELLS {
            let words = words(shell, &commands);
            assert_eq!(words, [vec!["a", "", "b\nc"], vec![], vec!["x"]], "{shell}");
        }
    }

    #[test]
    #[should_panic(expected = "event not found")]
    fn bash_expands_the_history() {
        words(BASH_WITH_HISTORY, &["aws \"!x\""]);
    }
}
