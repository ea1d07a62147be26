//! The command as a script meets it: words in, standard output, standard error and exit status out.

mod arguments;
mod explain;
mod input;
mod outputs;
mod services;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

struct Ran {
    out: String,
    err: String,
    code: i32,
}

/// Without a catalog, though there may be one near.
fn run(words: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wireform"))
        .args(words)
        .env("WIREFORM_CATALOG", "")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails early does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// Runs a subcommand for `apigatewayv2 create-integration`.
fn integration(subcommand: &str, options: &[&str], input: &str) -> Ran {
    let words = [&[subcommand, "apigatewayv2", "create-integration"], options].concat();
    run(&words, input)
}

#[track_caller]
fn prints(ran: &Ran, expected: &str) {
    assert_eq!(ran.out, format!("{expected}\n"), "{}", ran.err);
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
}

#[track_caller]
fn fails(ran: &Ran, message: &str) {
    assert_eq!((ran.out.as_str(), ran.code), ("", 2), "{}", ran.err);
    assert_eq!(ran.err, format!("error: {message}\n"));
}

/// What clap says of arguments that do not fit, its tips included.
#[track_caller]
fn rejects(ran: &Ran, message: &str) {
    assert_eq!((ran.out.as_str(), ran.code), ("", 2), "{}", ran.err);
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
    let words: Vec<&str> = ran.err.split_whitespace().collect();
    assert!(words.join(" ").contains(message), "{}", ran.err);
}

/// A file of this test alone.
fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const INPUT: &str = r#"{"ApiId":"a1b2c3","IntegrationType":"HTTP_PROXY","Description":"it's"}"#;

const HOW_TO_GET: &str = "For all services, run `cargo xtask catalog` in a checkout of Wireform, and name its folder with --catalog DIR or in the variable WIREFORM_CATALOG";
