//! The variables that a command changes, and nobody but the shell knows to what.

use super::assignment::{assignments_of, is_name};
use super::block::block_edges;
use super::{ShellCommand, Word};

/// Commands that set the variables they name, or remove them.
const SETTERS: [&str; 13] = [
    "unset",
    "read",
    "mapfile",
    "readarray",
    "getopts",
    "printf",
    "let",
    "for",
    "select",
    "foreach",
    "Remove-Variable",
    "Clear-Variable",
    "Set-Variable",
];

/// The names of variables whose values are not known any more after a command: those of loops, of `read` and `unset`,
/// and those that it sets in a form or under a condition that is not understood here.
pub(crate) fn unsettled(command: &ShellCommand) -> Vec<&str> {
    let (_, words) = block_edges(&command.words);
    let own = words.iter().take_while(|word| is_assigned(word)).count();
    let behind = words.get(own..).unwrap_or_default();
    let Some((first, rest)) = behind.split_first() else {
        return in_blocks(words).collect();
    };
    let mut names: Vec<&str> = match first.text() {
        name if SETTERS.contains(&name) => named(rest).collect(),
        "set" | "SET" if assignments_of(words).is_empty() && !asks(rest) => named(rest).collect(),
        text if text.starts_with('$') && assignments_of(words).is_empty() => {
            power_shell(behind).into_iter().collect()
        }
        _ => appended(words).collect(),
    };
    names.extend(behind_set(rest));
    names.extend(in_blocks(words));
    names
}

fn is_assigned(word: &Word) -> bool {
    word.text()
        .split_once('=')
        .is_some_and(|(name, _)| is_name(name))
}

/// The names among words, also those of `NAME=value`.
fn named(words: &[Word]) -> impl Iterator<Item = &str> {
    words
        .iter()
        .filter_map(|word| name_before_sign(word.text()))
}

/// `NAME` of `NAME`, `NAME=value`, `NAME+=value` or `Env:NAME`.
fn name_before_sign(text: &str) -> Option<&str> {
    let name = text.split(['=', '+', '[']).next()?;
    let name = name.strip_prefix("Env:").unwrap_or(name);
    is_name(name).then_some(name)
}

/// Whether fish's `set` only asks whether there is a variable.
fn asks(rest: &[Word]) -> bool {
    let first = rest.first().map(Word::text);
    matches!(first, Some("-q" | "--query"))
}

/// `NAME+=value`, also behind `export`.
fn appended(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().filter_map(|word| {
        let (name, _) = word.text().split_once("+=")?;
        is_name(name).then_some(name)
    })
}

/// What cmd sets in a line under a condition, or in one of a loop.
fn behind_set(words: &[Word]) -> impl Iterator<Item = &str> {
    let behind = words.iter().skip_while(|it| it.text() != "set");
    let assigned = behind.filter(|word| word.text().contains('='));
    assigned.filter_map(|word| name_before_sign(word.text()))
}

/// `$name = Read-Host` or `$name += 'x'`, whose value is not known here.
fn power_shell(words: &[Word]) -> Option<&str> {
    let mut texts = words.iter().map(Word::text);
    let (first, second) = (texts.next()?, texts.next().unwrap_or_default());
    let (left, has_sign) = match first.split_once('=') {
        Some((left, _)) => (left, true),
        None => (first, second.ends_with('=')),
    };
    let name = left.trim_start_matches('$').trim_end_matches('+');
    let name = name.strip_prefix("env:").unwrap_or(name);
    (has_sign && is_name(name)).then_some(name)
}

/// What PowerShell sets inside of braces and brackets, which are one word here.
fn in_blocks(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().flat_map(|word| {
        let blocks = word.variables().iter().filter_map(|variable| {
            let text = word.text().get(variable.clone())?;
            text.starts_with(['{', '(']).then_some(text)
        });
        blocks.flat_map(|block| block.split('$').skip(1).filter_map(set_in_block))
    })
}

/// The name of a variable that is set, or a loop's own, from the text behind its dollar sign.
fn set_in_block(text: &str) -> Option<&str> {
    let text = text.strip_prefix("env:").unwrap_or(text);
    let length = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let (name, behind) = text.split_at_checked(length)?;
    let behind = behind.trim_start();
    let is_set = behind.starts_with(['=', '+']) || behind.starts_with("in ");
    (is_set && is_name(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::commands;
    use super::*;
    use wireform_model::shell::Shell;

    #[test]
    fn unknown_values_are_known_to_be() {
        let cases = [
            (Shell::Posix, "unset -v A B", "A B"),
            (Shell::Posix, "while IFS= read -r A", "A"),
            (Shell::Posix, "for A in 1 2", "A in"),
            (Shell::Posix, "A+=b", "A"),
            (Shell::Posix, "export A+=b", "A"),
            (Shell::Posix, "aws --a A=b", ""),
            (Shell::Posix, "A=b", ""),
            (Shell::Fish, "set -e A", "A"),
            (Shell::Fish, "set A b c", "A b c"),
            (Shell::Fish, "set -q A", ""),
            (Shell::Cmd, "set /p A=Name:", "A"),
            (Shell::Cmd, "if exist x set A=b", "A"),
            (Shell::PowerShell, "$a = Read-Host x", "a"),
            (Shell::PowerShell, "$a += 'x'", "a"),
            (Shell::PowerShell, "$a = 'x'", ""),
            (Shell::PowerShell, "if ($x) { $a = 'b'; $env:B='c' }", "a B"),
            (Shell::PowerShell, "foreach ($a in 1) { x $b }", "a"),
        ];
        for (shell, text, expected) in cases {
            let found = commands(text, shell);
            assert_eq!(unsettled(&found[0]).join(" "), expected, "{text}");
        }
    }
}
