use wireform_model::shell::Shell;

use super::commands;
use super::prompt::{command_prompt, power_shell};

/// The shell for which a text is written, as far as its form tells; a POSIX shell when in doubt.
pub(crate) fn detect(text: &str) -> Shell {
    if is_command_prompt(text) {
        return Shell::Cmd;
    }
    if is_power_shell(text) {
        // Only there a quote between single quotes has a backslash before it.
        let is_older = text.contains("\\\"") && text.contains('\'') || text.contains("'\"\"'");
        return if is_older {
            Shell::WindowsPowerShell
        } else {
            Shell::PowerShell
        };
    }
    if has_doubled_quotes(text) {
        return Shell::Cmd;
    }
    if text.contains(r"'\''") || reads_without_problem(text, Shell::Posix) {
        return older_quotes(text);
    }
    let others = [Shell::Fish, Shell::PowerShell];
    let found = others
        .into_iter()
        .find(|shell| reads_without_problem(text, *shell));
    found.unwrap_or(Shell::Posix)
}

/// A POSIX shell, or Windows PowerShell where JSON between single quotes has backslashes before its quotes.
fn older_quotes(text: &str) -> Shell {
    let is_older = ["'{\\\"", "'[\\\"", "'[{\\\"", "'{ \\\"", "'[ {\\\""];
    match is_older.into_iter().any(|start| text.contains(start)) {
        true => Shell::WindowsPowerShell,
        false => Shell::Posix,
    }
}

fn is_command_prompt(text: &str) -> bool {
    let has_prompt = |line: &str| command_prompt(line.trim_start()).is_some();
    let goes_on = |line: &str| line.trim_end().ends_with(" ^");
    let is_sign = |line: &str| has_prompt(line) || goes_on(line) || is_of_batch_file(line);
    text.contains("^\"") || text.lines().any(is_sign)
}

/// Whether a line is one that only cmd reads: `@echo off`, `set NAME=value`, `for %i in …`, or has a word `%NAME%`.
fn is_of_batch_file(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches('@');
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default().to_ascii_lowercase();
    let second = words.next().unwrap_or_default();
    match first.as_str() {
        "echo" => second.eq_ignore_ascii_case("off"),
        "setlocal" | "rem" => true,
        "set" => sets_variable(second),
        "for" => second.starts_with('%') || second.starts_with('/'),
        "aws" => words.any(is_variable),
        _ => false,
    }
}

/// What follows cmd's `set`: `NAME=value`, perhaps behind a quote, or `/p` or `/a`.
fn sets_variable(word: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = word.trim_start_matches('"').split_once('=');
    let is_assignment =
        name.is_some_and(|(name, _)| !name.is_empty() && name.chars().all(is_letter));
    is_assignment || matches!(word.to_ascii_lowercase().as_str(), "/p" | "/a")
}

/// `%NAME%`, perhaps between double quotes.
fn is_variable(word: &str) -> bool {
    let word = word.trim_matches('"');
    let name = word.strip_prefix('%').and_then(|it| it.strip_suffix('%'));
    name.is_some_and(|name| {
        name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
    })
}

fn is_power_shell(text: &str) -> bool {
    let has_prompt = |line: &str| power_shell(line.trim_start()).is_some();
    let goes_on = |line: &str| line.trim_end().ends_with(" `");
    let assigns = |line: &str| {
        let name = line.trim_start().strip_prefix('$').unwrap_or_default();
        let rest = name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        rest.len() < name.len() && (rest.starts_with(" = ") || rest.starts_with("=@"))
    };
    let begins_text = |line: &str| {
        let line = line.trim_end();
        // `"$@"` is bash's.
        line.ends_with("@'") || (line.ends_with("@\"") && !line.ends_with("$@\""))
    };
    let loops = |line: &str| line.trim_start().starts_with("foreach (");
    text.contains("$env:")
        || text.contains("`\"")
        || text.lines().any(|line| {
            has_prompt(line) || goes_on(line) || assigns(line) || begins_text(line) || loops(line)
        })
}

/// Whether JSON is between double quotes, with its own doubled, as the command prompt and PowerShell have it.
fn has_doubled_quotes(text: &str) -> bool {
    let starts = ["\"{\"\"", "\"[\"\"", "\"[{\"\"", "\"{ \"\""];
    // A backslash joins lines in another shell.
    starts.iter().any(|start| text.contains(start)) && !text.contains("\\\n")
}

fn reads_without_problem(text: &str, shell: Shell) -> bool {
    let commands = commands(text, shell);
    let mut problems = commands.iter().flat_map(|command| &command.problems);
    !problems.any(|problem| problem.kind.tells_shell())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shells_are_found_by_their_form() {
        let texts = [
            ("aws a b", Shell::Posix),
            ("aws a \\\n  --b 'it'\\''s'", Shell::Posix),
            ("aws a --b 'it\\'s x'", Shell::Fish),
            ("aws a `\n  --b c", Shell::PowerShell),
            ("PS C:\\> aws a", Shell::PowerShell),
            ("aws a `\n  --b '{\\\"a\\\":1}'", Shell::WindowsPowerShell),
            ("aws a --b '{\\\"a\\\":1}'", Shell::WindowsPowerShell),
            ("aws a ^\n  --b c", Shell::Cmd),
            ("set A=b\naws a --b %A%", Shell::Cmd),
            ("@echo off\naws a", Shell::Cmd),
            ("for %i in (a b) do aws a --b %i", Shell::Cmd),
            ("aws a --b %NAME%", Shell::Cmd),
            ("aws a --b \"100%\" %d", Shell::Posix),
            ("set -e\naws a", Shell::Posix),
            ("aws a --b ^\"c^\"", Shell::Cmd),
            ("C:\\>aws a", Shell::Cmd),
            ("aws a --b \"{\"\"c\"\":1}\"", Shell::Cmd),
            ("aws a --b \"{\"\"c\"\":1}\" `\n  --d", Shell::PowerShell),
            ("aws a --b @'\n{}\n'@", Shell::PowerShell),
            ("$x = aws a", Shell::PowerShell),
            ("foreach ($x in 1) { aws a }", Shell::PowerShell),
            ("aws a\u{a0}--b c", Shell::Posix),
            ("aws a --b {c,d}", Shell::Posix),
            ("aws a --b \"it's\"", Shell::Posix),
            ("aws a --b \"it `\"s`\"\"", Shell::PowerShell),
            ("aws a --b 'x", Shell::Posix),
            ("aws a --b \"$@\"", Shell::Posix),
            ("", Shell::Posix),
        ];
        for (text, shell) in texts {
            assert_eq!(detect(text), shell, "{text}");
        }
    }
}
