//! What a command gives to variables, for the commands after it.

use super::block::block_edges;
use super::{ShellCommand, Word};

/// A variable with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assignment {
    pub name: Word,
    /// `None` where an earlier value is only exported.
    pub value: Option<Word>,
    /// Whether programs see it.
    pub is_exported: bool,
}

/// The variables that a command sets, in the form of any shell: `A=b`, `export A=b`, `set -x A b`, `set A=b`,
/// `$env:A = 'b'`, `$a = 'b'`.
///
/// Words of the shell such as `then` may come before them.
pub(crate) fn assignments(command: &ShellCommand) -> Vec<Assignment> {
    let (_, words) = block_edges(&command.words);
    assignments_of(words)
}

/// The variables that words set, without words of the shell before them.
pub(super) fn assignments_of(words: &[Word]) -> Vec<Assignment> {
    let Some((first, rest)) = words.split_first() else {
        return Vec::new();
    };
    match first.text() {
        "export" => exports(rest, true),
        "declare" | "typeset" | "local" | "readonly" => {
            exports(rest, rest.iter().any(|word| word.text() == "-x"))
        }
        "set" | "SET" => set(rest),
        text if text.starts_with('$') => power_shell(words).into_iter().collect(),
        _ => {
            let all: Option<Vec<Assignment>> = words
                .iter()
                .map(|word| assignment_in(word, false))
                .collect();
            all.unwrap_or_default()
        }
    }
}

/// `NAME=value`
pub(crate) fn assignment_in(word: &Word, is_exported: bool) -> Option<Assignment> {
    let (name, _) = word.text().split_once('=')?;
    let value = word.part(name.len() + 1..word.text().len());
    is_name(name).then(|| Assignment {
        name: word.part(0..name.len()),
        value: Some(value),
        is_exported,
    })
}

fn exports(words: &[Word], is_exported: bool) -> Vec<Assignment> {
    let of_word = |word: &Word| {
        let alone = || Assignment {
            name: word.clone(),
            value: None,
            is_exported,
        };
        assignment_in(word, is_exported).or_else(|| is_name(word.text()).then(alone))
    };
    words.iter().filter_map(of_word).collect()
}

/// cmd's `set NAME=value` or fish's `set -x NAME value`.
fn set(words: &[Word]) -> Vec<Assignment> {
    let is_option = |word: &&Word| word.text().starts_with('-');
    let options = words.iter().take_while(is_option).count();
    let is_exported = words.iter().take(options).any(|word| {
        word.text() == "--export" || !word.text().starts_with("--") && word.text().contains('x')
    });
    let found = match words.get(options..).unwrap_or_default() {
        [word] => assignment_in(word, true),
        [name, value] if is_name(name.text()) => Some(Assignment {
            name: name.clone(),
            value: Some(value.clone()),
            is_exported,
        }),
        _ => None,
    };
    found.into_iter().collect()
}

/// `$env:NAME = value` or `$name = value`, with spaces around the sign or without.
fn power_shell(words: &[Word]) -> Option<Assignment> {
    let (left, value) = match words {
        [word] => {
            let (name, _) = word.text().split_once('=')?;
            (
                word.part(0..name.len()),
                word.part(name.len() + 1..word.text().len()),
            )
        }
        [left, sign, value] if sign.text() == "=" => (left.clone(), value.clone()),
        _ => return None,
    };
    let text = left.text();
    let prefix = text.get(..5).filter(|it| it.eq_ignore_ascii_case("$env:"));
    let start = prefix.map_or(1, str::len);
    is_name(text.get(start..)?).then(|| Assignment {
        name: left.part(start..text.len()),
        value: Some(value),
        is_exported: prefix.is_some(),
    })
}

pub(super) fn is_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::super::commands;
    use super::*;
    use wireform_model::shell::Shell;

    #[test]
    fn assignments_of_all_shells_are_known() {
        let cases = [
            (Shell::Posix, "A=b C='d e'", "A=b C=d e"),
            (Shell::Posix, "export A=b", "A=b!"),
            (Shell::Posix, "export A", "A!"),
            (Shell::Posix, "A=b c", ""),
            (Shell::Posix, "then A=b", "A=b"),
            (Shell::Fish, "set -gx A b", "A=b!"),
            (Shell::Fish, "set A b", "A=b"),
            (Shell::Cmd, "set A=b", "A=b!"),
            (Shell::PowerShell, "$env:A = 'b'", "A=b!"),
            (Shell::PowerShell, "$Env:A=\"b\"", "A=b!"),
            (Shell::PowerShell, "$a = @'\nb\n'@", "a=b"),
            (Shell::PowerShell, "$a.B = 1", ""),
        ];
        for (shell, text, expected) in cases {
            let found = assignments(&commands(text, shell)[0]);
            let shown = found.iter().map(|it| {
                let value = it
                    .value
                    .as_ref()
                    .map_or(String::new(), |value| format!("={}", value.text()));
                let mark = if it.is_exported { "!" } else { "" };
                format!("{}{value}{mark}", it.name.text())
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
