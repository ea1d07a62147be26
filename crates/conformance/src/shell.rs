//! What a real shell makes of a command: the words that the program is given.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The shells that a POSIX command is put through; each has to be installed.
pub const POSIX_SHELLS: [&str; 3] = ["bash", "dash", "zsh"];

/// bash with history expansion, as where somebody pastes: outside of single quotes it replaces `!`.
pub const BASH_AT_A_PROMPT: &str = "bash -H -o history";

/// The words after `aws` of each of the commands, as `shell` passes them; its own options may follow its name.
///
/// One script holds all commands, with a function in the place of `aws` that tells its words.
///
/// # Panics
///
/// Where the shell says anything or does not come to the end: what it says names the line.
pub fn words(shell: &str, commands: &[&str]) -> Vec<Vec<String>> {
    let output = run(shell, &script(commands));
    let mut fields = output.split('\0');
    let told: Vec<_> = std::iter::from_fn(|| {
        let count: usize = fields.next()?.parse().ok()?;
        Some(fields.by_ref().take(count).map(str::to_owned).collect())
    })
    .collect();
    assert_eq!(
        told.len(),
        commands.len(),
        "{shell} stopped after {:?}",
        told.last()
    );
    told
}

/// `printf` repeats its format for every word, so that each ends with the one byte that no word can hold.
fn script(commands: &[&str]) -> String {
    let mut script = String::from("aws() { printf '%s\\0' \"$#\" \"$@\"; }\n");
    for command in commands {
        script.push_str(command);
        script.push('\n');
    }
    script
}

fn run(shell: &str, script: &str) -> String {
    static SCRIPTS: AtomicUsize = AtomicUsize::new(0);
    let name = format!(
        "wireform-{}-{}.sh",
        std::process::id(),
        SCRIPTS.fetch_add(1, Ordering::Relaxed)
    );
    let file = std::env::temp_dir().join(name);
    fs::write(&file, script).unwrap();
    let mut shell_words = shell.split(' ');
    let output = Command::new(shell_words.next().unwrap_or(shell))
        .args(shell_words)
        .arg(&file)
        .env("LC_ALL", "C.UTF-8")
        .output();
    fs::remove_file(&file).unwrap();
    let output = output.unwrap_or_else(|error| {
        panic!("{shell} does not start ({error}): run `cargo xtask test`, which installs it")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.is_empty(),
        "{shell}: {}\n{said}",
        output.status
    );
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_tells_its_words() {
        let commands = ["aws a '' 'b\nc'", "aws", "aws \\\n  \"$(echo x)\""];
        for shell in POSIX_SHELLS {
            let told = words(shell, &commands);
            assert_eq!(told, [vec!["a", "", "b\nc"], vec![], vec!["x"]], "{shell}");
        }
    }

    #[test]
    #[should_panic(expected = "event not found")]
    fn bash_at_a_prompt_expands_the_history() {
        words(BASH_AT_A_PROMPT, &["aws \"!x\""]);
    }
}
