//! What somebody types: subcommands, options and values.

use crate::{integration, prints, rejects, run};

#[test]
fn arguments_that_do_not_fit_lead_to_those_that_do() {
    rejects(
        &run(&["comand"], "{}"),
        "unrecognized subcommand 'comand' tip: a similar subcommand exists: 'command'",
    );
    let bare = run(&[], "");
    assert_eq!((bare.out.as_str(), bare.code), ("", 2));
    assert_eq!(bare.err, run(&["--help"], "").out);
    rejects(
        &run(&["command", "apigatewayv2"], "{}"),
        "required arguments were not provided: <OPERATION>",
    );
    rejects(
        &integration("command", &["more"], "{}"),
        "unexpected argument 'more'",
    );
    rejects(
        &integration("command", &["--shel", "fish"], "{}"),
        "unexpected argument '--shel' found tip: a similar argument exists: '--shell'",
    );
    rejects(
        &integration("command", &["--shell", "power-shell"], "{}"),
        "invalid value 'power-shell' for '--shell <SHELL>' [possible values: posix, fish, powershell, windows-powershell, cmd] tip: a similar value exists: 'powershell'",
    );
    rejects(
        &integration("command", &["--cli", "v3"], "{}"),
        "invalid value 'v3' for '--cli <VERSION>' [possible values: v2, v1]",
    );
    rejects(
        &integration("command", &["--regoin", "eu-west-1"], "{}"),
        "a similar argument exists: '--region'",
    );
    rejects(
        &integration("command", &["--nonsense", "1"], "{}"),
        "unexpected argument '--nonsense' found tip: the options are --input, --fact, --file,",
    );
    rejects(
        &integration("skeleton", &["--region", "eu-west-1"], "{}"),
        "unexpected argument '--region'",
    );
}

#[test]
fn a_shell_has_its_programs_names() {
    let command = |shell| {
        integration(
            "command",
            &["--one-line", "--shell", shell],
            r#"{"ApiId":"it's"}"#,
        )
        .out
    };
    for (program, shell) in [
        ("bash", "posix"),
        ("pwsh", "powershell"),
        ("cmd.exe", "cmd"),
    ] {
        assert_eq!(command(program), command(shell), "{program}");
        assert!(command(program).starts_with("aws "), "{program}");
    }
}

#[test]
fn of_an_option_that_is_repeated_the_last_counts() {
    let options = [
        "--one-line",
        "--shell=cmd",
        "--cli=v1",
        "--cli=v2",
        "--shell=posix",
    ];
    prints(
        &integration("command", &options, r#"{"ApiId":"a b"}"#),
        "aws apigatewayv2 create-integration --api-id 'a b'",
    );
    let words = [
        "--cli",
        "v1",
        "command",
        "apigatewayv2",
        "create-integration",
        "--one-line",
    ];
    prints(
        &run(&words, r#"{"ApiId":"a"}"#),
        "aws apigatewayv2 create-integration --api-id a",
    );
}

#[test]
fn completions_know_subcommands_options_and_values() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&["completions", shell], "");
        assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{shell}");
        for word in ["skeleton", "one-line", "windows-powershell", "curl"] {
            // PowerShell's and elvish's scripts have no values.
            let has_values = !["powershell", "elvish"].contains(&shell);
            let is_value = ["windows-powershell", "curl"].contains(&word);
            assert!(
                ran.out.contains(word) || (is_value && !has_values),
                "{shell} {word}"
            );
        }
    }
    rejects(
        &run(&["completions", "zsch"], ""),
        "tip: a similar value exists: 'zsh'",
    );
}

#[test]
fn help_names_every_subcommand_and_groups_options() {
    let help = run(&["--help"], "");
    for name in [
        "list",
        "command",
        "document",
        "request",
        "skeleton",
        "examples",
        "check",
        "completions",
    ] {
        assert!(help.out.contains(&format!("  {name}  ")), "{name}");
        let own = run(&[name, "--help"], "");
        assert_eq!((own.err.as_str(), own.code), ("", 0), "{name}");
        assert!(own.out.lines().all(|line| line.len() <= 100), "{}", own.out);
    }
    assert!(help.out.lines().all(|line| line.len() <= 100));
    let command = run(&["command", "--help"], "").out;
    for heading in ["\nInput:\n", "\nOutput:\n", "\nAWS CLI and models:\n"] {
        assert!(command.contains(heading), "{command}");
    }
    assert!(run(&["--version"], "").out.starts_with("wireform "));
}
