//! All that reads commands as a shell does: real shells, and models of those that cannot run here.

use wireform_conformance::shell;
use wireform_write::Shell;

use crate::model::powershell::{self, Version};
use crate::model::{self, c_runtime, cmd};
use crate::wine;

/// A shell that reads commands for `aws` and returns the words that the program is given.
pub struct Reader {
    pub name: &'static str,
    pub read: fn(&[String]) -> Vec<Vec<String>>,
    /// The largest number of commands: Wine needs a tenth of a second to start a Windows program.
    pub most: usize,
    /// The number of words in a command of `words.rs`.
    pub words: usize,
}

/// All readers of commands for this shell.
pub fn readers(shell: Shell) -> Vec<Reader> {
    match shell {
        Shell::Posix => posix(),
        Shell::Fish => vec![reader("fish", |commands| {
            unix("fish --no-config", commands)
        })],
        Shell::PowerShell => vec![
            reader("the model of PowerShell 7.3 on Windows", |commands| {
                powershell(commands, Version::V7_3OnWindows)
            }),
            reader("the model of PowerShell 7.3 on Unix", |commands| {
                powershell(commands, Version::V7_3OnUnix)
            }),
        ],
        Shell::WindowsPowerShell => vec![
            reader("the model of Windows PowerShell 5.1", |commands| {
                powershell(commands, Version::V5_1)
            }),
            reader("the model of PowerShell 6.0 to 7.2", |commands| {
                powershell(commands, Version::V6)
            }),
        ],
        Shell::Cmd => cmd(),
    }
}

fn posix() -> Vec<Reader> {
    vec![
        reader("bash", |commands| unix("bash", commands)),
        reader("bash -i", |commands| unix_typed("bash --norc", commands)),
        reader("dash", |commands| unix("dash", commands)),
        reader("zsh", |commands| unix("zsh -f", commands)),
        reader("zsh -i", |commands| unix_typed("zsh -f", commands)),
        reader("ksh", |commands| unix("ksh", commands)),
        reader("busybox sh", |commands| unix("busybox sh", commands)),
    ]
}

fn cmd() -> Vec<Reader> {
    vec![
        reader("the model of cmd", |commands| {
            model::read(commands, |command| {
                let line = cmd::command_line(command, cmd::every_plain_name_is_a_variable)?;
                c_runtime::agreed(&line)
            })
        }),
        Reader {
            most: 80,
            words: 60,
            ..reader("Wine's cmd, from a batch file", wine::read_batch)
        },
        Reader {
            most: 20,
            words: 3,
            ..reader(
                "Wine's cmd, at its prompt",
                wine::read_prompt_without_percent,
            )
        },
    ]
}

fn unix(shell: &str, commands: &[String]) -> Vec<Vec<String>> {
    shell::words(shell, &texts(commands))
}

fn unix_typed(shell: &str, commands: &[String]) -> Vec<Vec<String>> {
    shell::words_typed(shell, &texts(commands))
}

fn texts(commands: &[String]) -> Vec<&str> {
    commands.iter().map(String::as_str).collect()
}

fn powershell(commands: &[String], version: Version) -> Vec<Vec<String>> {
    model::read(commands, |command| powershell::read(command, version))
}

fn reader(name: &'static str, read: fn(&[String]) -> Vec<Vec<String>>) -> Reader {
    Reader {
        name,
        read,
        most: usize::MAX,
        words: 12,
    }
}
