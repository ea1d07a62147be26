//! The real shells of Unix.

use std::fs;
use std::path::PathBuf;
use std::process::{self, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// In the place of `aws`: each word ends with the one byte that none can hold, the count comes first.
const POSIX: &str = "aws() { printf '%s\\0' \"$#\" \"$@\"; }\n";
const FISH: &str = "function aws; printf '%s\\0' (count $argv) $argv; end\n";

/// The words of each command as the shell passes them when it runs them from a script.
pub fn read(shell: &[&str], commands: &[String]) -> Vec<Vec<String>> {
    let function = if shell[0] == "fish" { FISH } else { POSIX };
    let script = Script::new(&format!("{function}{}\n", commands.join("\n")));
    let output = run(program(shell).arg(&script.0).stdin(Stdio::null()));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.is_empty(),
        "{shell:?}: {}\n{said}",
        output.status
    );
    told(shell, &output.stdout, commands)
}

/// The same for a shell that takes what it reads for typed, which means history expansion and, in bash, readline
/// without bracketed paste.
/// What it prompts goes to standard error.
pub fn read_typed(shell: &[&str], commands: &[String]) -> Vec<Vec<String>> {
    let history = if shell[0] == "bash" {
        "set -o history -H"
    } else {
        "setopt bang_hist"
    };
    let script = Script::new(&format!(
        "{POSIX}{history}\n{}\nexit 0\n",
        commands.join("\n")
    ));
    let typed = fs::File::open(&script.0).unwrap();
    let output = run(program(shell).arg("-i").stdin(typed));
    told(shell, &output.stdout, commands)
}

fn program(shell: &[&str]) -> process::Command {
    let mut program = process::Command::new(shell[0]);
    program.args(&shell[1..]);
    // Where a quote fails, a `>` makes a file.
    program.current_dir(env!("CARGO_TARGET_TMPDIR"));
    program
        .env("LC_ALL", "C.UTF-8")
        .env("HISTFILE", "/dev/null")
        .env("HOME", std::env::temp_dir());
    program
}

fn run(program: &mut process::Command) -> process::Output {
    let output = program.output();
    output.unwrap_or_else(|error| {
        panic!("{program:?} does not start ({error}): run `cargo xtask test`, which installs it")
    })
}

fn told(shell: &[&str], output: &[u8], commands: &[String]) -> Vec<Vec<String>> {
    let output = String::from_utf8(output.to_vec()).unwrap();
    let mut fields = output.split('\0');
    let told: Vec<Vec<String>> = std::iter::from_fn(|| {
        let count: usize = fields.next()?.parse().ok()?;
        Some(fields.by_ref().take(count).map(str::to_owned).collect())
    })
    .collect();
    assert_eq!(
        told.len(),
        commands.len(),
        "{shell:?} stopped behind {:?}",
        told.last()
    );
    told
}

/// A script in a file that is gone when this is.
struct Script(PathBuf);

impl Script {
    fn new(text: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "shells-{}-{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, text).unwrap();
        Script(path)
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
