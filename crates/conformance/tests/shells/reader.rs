//! What a shell, real or modelled, makes of commands.

use wireform_write::Shell;

use crate::model::{self, c_runtime, cmd, powershell};
use crate::{unix, wine};

/// A shell that reads commands for `aws` and tells the words that the program is given.
pub struct Reader {
    pub name: &'static str,
    pub read: fn(&[String]) -> Vec<Vec<String>>,
    /// Whether it reads as somebody types, so that a tab or an escape character is an order.
    pub typed: bool,
    /// How many commands it is given at most: starting a Windows program takes Wine a tenth of a second.
    pub most: usize,
    /// How many words a command has where only words are proven.
    pub words: usize,
}

/// All that a command for this shell is put through.
pub fn readers(shell: Shell) -> Vec<Reader> {
    match shell {
        Shell::Posix => vec![
            reader("bash", |commands| unix::read(&["bash"], commands)),
            Reader {
                typed: true,
                ..reader("bash -i", |commands| {
                    unix::read_typed(&["bash", "--norc"], commands)
                })
            },
            reader("dash", |commands| unix::read(&["dash"], commands)),
            reader("zsh", |commands| unix::read(&["zsh", "-f"], commands)),
            Reader {
                typed: true,
                ..reader("zsh -i", |commands| {
                    unix::read_typed(&["zsh", "-f"], commands)
                })
            },
            reader("ksh", |commands| unix::read(&["ksh"], commands)),
            reader("busybox sh", |commands| {
                unix::read(&["busybox", "sh"], commands)
            }),
        ],
        Shell::Fish => vec![reader("fish", |commands| {
            unix::read(&["fish", "--no-config"], commands)
        })],
        Shell::PowerShell => vec![
            reader("the model of PowerShell 7.3 on Windows", |commands| {
                model::read(commands, |command| {
                    powershell::read(command, powershell::Version::V7_3OnWindows)
                })
            }),
            reader("the model of PowerShell 7.3 on Unix", |commands| {
                model::read(commands, |command| {
                    powershell::read(command, powershell::Version::V7_3OnUnix)
                })
            }),
        ],
        Shell::WindowsPowerShell => vec![
            reader("the model of Windows PowerShell 5.1", |commands| {
                model::read(commands, |command| {
                    powershell::read(command, powershell::Version::V5_1)
                })
            }),
            reader("the model of PowerShell 6.0 to 7.2", |commands| {
                model::read(commands, |command| {
                    powershell::read(command, powershell::Version::V6)
                })
            }),
        ],
        Shell::Cmd => vec![
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
        ],
    }
}

fn reader(name: &'static str, read: fn(&[String]) -> Vec<Vec<String>>) -> Reader {
    Reader {
        name,
        read,
        typed: false,
        most: usize::MAX,
        words: 12,
    }
}
