//! What is too long for a shell or its system goes into the document, and what is not does not.

use std::process::Command;

use wireform_model::builtin;
use wireform_model::value::{Map, Value};
use wireform_write::{CommandOptions, Shell};

use crate::model::{cmd, powershell};

/// The longest path of a program that Windows takes without further ado.
const MAX_PATH: usize = 260;

/// The command for a description, unless it needs the document.
fn command(shell: Shell, description: &str) -> Option<String> {
    let service = builtin::service("apigatewayv2").unwrap();
    let operation = service.operation("create-integration").unwrap();
    let mut input = Map::new();
    input.push("Description", description.into());
    let options = CommandOptions {
        shell,
        ..CommandOptions::default()
    };
    let command = wireform_write::command(operation, &Value::Map(input), &options);
    assert_eq!(
        command.needs_document,
        command.text.as_str().contains("file://input.json")
    );
    assert!(!command.needs_document || !command.notes.is_empty());
    (!command.needs_document).then(|| command.text.as_str().to_owned())
}

/// Goes up to the first description of its kind that needs the document; `check` sees every command before.
fn longest(shell: Shell, unit: &str, step: usize, mut check: impl FnMut(&str)) -> usize {
    let mut count = 0;
    while let Some(text) = command(shell, &unit.repeat(count)) {
        check(&text);
        count += step;
    }
    count * unit.len()
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

#[test]
fn cmd_is_given_at_most_a_line_of_its_own() {
    for unit in ["a", "\"", "%", "😀", "a b\\\" "] {
        let bytes = longest(Shell::Cmd, unit, 101, |text| {
            assert!(utf16(text) <= 8191);
            assert!(cmd::command_line(text, cmd::every_plain_name_is_a_variable).is_ok());
        });
        assert!(bytes > 2000, "{unit}: {bytes}");
    }
    assert!(command(Shell::Cmd, &"a".repeat(8000)).is_some());
}

#[test]
fn windows_is_given_at_most_what_it_takes() {
    let shells = [
        (Shell::PowerShell, powershell::Version::V7_3OnWindows),
        (Shell::WindowsPowerShell, powershell::Version::V5_1),
        (Shell::WindowsPowerShell, powershell::Version::V6),
    ];
    for (shell, version) in shells {
        for unit in ["a", "\"", "\\", "'", "😀", "a b \\\" "] {
            let bytes = longest(shell, unit, 1999, |text| {
                let line = powershell::line(text, version).unwrap();
                assert!(utf16(&line) + MAX_PATH <= 32_767);
            });
            assert!(bytes > 10_000, "{unit}: {bytes}");
        }
        assert!(command(shell, &"a".repeat(32_000)).is_some());
    }
}

/// Linux refuses a word of one byte more.
#[cfg(target_os = "linux")]
#[test]
fn posix_words_are_as_long_as_linux_takes_them() {
    let longest = "a".repeat(131_071);
    assert!(command(Shell::Posix, &longest).is_some());
    assert!(Command::new("true").arg(&longest).status().is_ok());
    let longer = format!("{longest}a");
    assert!(command(Shell::Posix, &longer).is_none());
    assert!(Command::new("true").arg(&longer).status().is_err());
}
