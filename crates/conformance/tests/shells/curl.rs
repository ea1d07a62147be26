//! The curl command of a request, with the credentials of the environment, in each shell's own way.

use wireform_conformance::shell as unix;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::{Service, builtin, json};
use wireform_write::Shell;

use crate::model::{c_runtime, cmd};
use crate::syntax;
use crate::wine;

/// A model with an idempotency token in the header, in the query and in the body.
const TOKENS: &str = r#"{
    "metadata": {"endpointPrefix": "shop", "protocol": "rest-json"},
    "operations": {"Sell": {"http": {"requestUri": "/sell"}, "input": {"shape": "Sell"}}},
    "shapes": {
        "Sell": {"type": "structure", "members": {
            "Name": {"shape": "Text"},
            "H": {"shape": "Text", "location": "header", "locationName": "X-Token", "idempotencyToken": true},
            "Q": {"shape": "Text", "location": "querystring", "locationName": "q", "idempotencyToken": true},
            "Token": {"shape": "Text", "idempotencyToken": true}
        }},
        "Text": {"type": "string"}
    }
}"#;

const NAME: &str = r#"it's \"50%\" ^ of $(x) `y`"#;

fn curl_with_tokens(shell: Shell, name: &str) -> String {
    let service = Service::from_json(TOKENS, None).unwrap();
    let operation = service.operation("sell").unwrap();
    let draft = Draft {
        input: json::read(&format!(r#"{{"Name": "{name}"}}"#)).unwrap(),
        ..Draft::default()
    };
    let request = wireform_write::request_of(operation, &draft, Cli::V2);
    wireform_write::curl(&request, shell).to_string()
}

/// What curl is given by `curl_with_tokens` where every new UUID is this one.
fn expected_with_tokens(name: &str, uuid: &str) -> Vec<String> {
    let body = &format!(r#"{{"Name": "{name}", "Token": "UUID"}}"#);
    [
        "--request",
        "POST",
        "https://shop.us-east-1.amazonaws.com/sell?q=UUID",
        "--aws-sigv4",
        "aws:amz:us-east-1:shop",
        "--user",
        "key:a/b+c",
        "--header",
        "X-Token: UUID",
        "--header",
        "Content-Type: application/json",
        "--data-raw",
        body,
    ]
    .map(|word| word.replace("UUID", uuid))
    .to_vec()
}

/// The Unix shells that a curl command is for.
const UNIX_SHELLS: [(&str, Shell); 4] = [
    ("bash", Shell::Posix),
    ("dash", Shell::Posix),
    ("zsh -f", Shell::Posix),
    ("fish --no-config", Shell::Fish),
];

fn in_unix_shell(shell: &str, command: &str, token: &str) -> Vec<String> {
    let environment = [
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "a/b+c"),
        ("AWS_SESSION_TOKEN", token),
    ];
    unix::words_after("curl", shell, &[command], &environment).remove(0)
}

#[test]
fn unix_shells_make_uuids() {
    for (name, shell) in UNIX_SHELLS {
        let uuidgen = match shell {
            Shell::Fish => "function uuidgen; echo A-1; end",
            _ => "uuidgen() { echo A-1; }",
        };
        let command = format!("{uuidgen}\n{}", curl_with_tokens(shell, NAME));
        let words = in_unix_shell(name, &command, "");
        assert_eq!(words, expected_with_tokens(NAME, "A-1"), "{name}");
    }
}

/// There is no PowerShell in Wine: a command of cmd's own prints the UUID in its place.
/// Nor does Wine look for a variable behind a `%` that begins none, as Microsoft's cmd does.
#[test]
fn cmd_makes_uuids() {
    let environment = [
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "a/b+c"),
    ];
    let name = NAME.replace('%', "");
    let command = curl_with_tokens(Shell::Cmd, &name);
    let maker = "powershell -NoProfile -Command \"[guid]::NewGuid().Guid\"";
    assert!(command.contains(maker), "{command}");
    let words = wine::read_curl(&command.replace(maker, "echo A-1"), &environment);
    assert_eq!(words, expected_with_tokens(&name, "A-1"));
}

#[test]
fn cmd_makes_uuids_behind_a_percent_sign() {
    let command = curl_with_tokens(Shell::Cmd, NAME);
    let (_, curl) = command.split_once("\ncurl ").unwrap();
    let variables = [
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "a/b+c"),
        ("CURL_TOKEN", " "),
        ("UUID", "A-1"),
    ];
    let variable = |name: &str| {
        let mut variables = variables.iter();
        let found = variables.find(|(other, _)| *other == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let line = cmd::command_line(&format!("curl {curl}"), variable).unwrap();
    let words = c_runtime::agreed(&line).unwrap();
    assert_eq!(words, expected_with_tokens(NAME, "A-1"));
}

#[test]
fn powershell_makes_uuids() {
    for shell in [Shell::PowerShell, Shell::WindowsPowerShell] {
        let command = curl_with_tokens(shell, NAME);
        let elements = syntax::elements(&mut syntax::parser(), &command).unwrap();
        // With the program and the session token.
        assert_eq!(
            elements.len(),
            2 + expected_with_tokens(NAME, "").len(),
            "{elements:?}"
        );
        assert_eq!(command.matches("' + [guid]::NewGuid() + '").count(), 3);
    }
}

fn curl(shell: Shell) -> String {
    let service = builtin::service("apigatewayv2").unwrap();
    let operation = service.operation("create-integration").unwrap();
    let input = json::read(
        r#"{"ApiId": "a1b2c3", "Description": "it's \"new\"", "IntegrationType": "MOCK"}"#,
    )
    .unwrap();
    let request = wireform_write::request(operation, &input, "us-east-1");
    wireform_write::curl(&request, shell).as_str().to_owned()
}

const URL: &str = "https://apigateway.us-east-1.amazonaws.com/v2/apis/a1b2c3/integrations";
const BODY: &str = r#"{"description": "it's \"new\"", "integrationType": "MOCK"}"#;

fn expected(token: Option<&str>) -> Vec<String> {
    let mut words = vec![
        "--request",
        "POST",
        URL,
        "--aws-sigv4",
        "aws:amz:us-east-1:apigateway",
        "--user",
        "key:a/b+c",
    ];
    words.extend(token);
    words.extend([
        "--header",
        "Content-Type: application/json",
        "--data-raw",
        BODY,
    ]);
    words.into_iter().map(str::to_owned).collect()
}

#[test]
fn unix_shells_give_curl_its_words() {
    for (name, shell) in UNIX_SHELLS {
        let command = curl(shell);
        assert_eq!(in_unix_shell(name, &command, ""), expected(None), "{name}");
        let token = "-HX-Amz-Security-Token: a b";
        let words = in_unix_shell(name, &command, "a b");
        assert_eq!(words, expected(Some(token)), "{name}");
    }
}

#[test]
fn cmd_gives_curl_its_words() {
    let environment = [
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "a/b+c"),
    ];
    let words = wine::read_curl(&curl(Shell::Cmd), &environment);
    assert_eq!(words, expected(None));
    let temporary = [
        environment[0],
        environment[1],
        ("AWS_SESSION_TOKEN", "a/b+c=="),
    ];
    let words = wine::read_curl(&curl(Shell::Cmd), &temporary);
    let token = ["--header", "X-Amz-Security-Token: a/b+c=="].map(str::to_owned);
    let mut with_token = expected(None);
    with_token.splice(7..7, token);
    assert_eq!(words, with_token);
}

/// The whole command counts, not the body alone.
#[test]
fn a_body_too_long_for_the_line_comes_from_a_file() {
    let service = builtin::service("apigatewayv2").unwrap();
    let operation = service.operation("create-integration").unwrap();
    for (shell, length) in [
        (Shell::Cmd, 8_000),
        (Shell::PowerShell, 32_300),
        (Shell::WindowsPowerShell, 32_300),
    ] {
        for (length, in_file) in [(length - 1000, false), (length, true)] {
            let input = format!(
                r#"{{"ApiId": "x", "Description": "{}"}}"#,
                "a".repeat(length)
            );
            let request =
                wireform_write::request(operation, &json::read(&input).unwrap(), "us-east-1");
            let command = wireform_write::curl(&request, shell);
            assert_eq!(
                command.as_str().contains("@body.json"),
                in_file,
                "{} {length}",
                shell.as_str()
            );
            assert_eq!(command.as_str().contains("save the body"), in_file);
        }
    }
}

#[test]
fn powershell_gives_curl_as_many_words() {
    for (shell, program) in [
        (Shell::PowerShell, "curl"),
        (Shell::WindowsPowerShell, "curl.exe"),
    ] {
        let command = curl(shell);
        let elements = syntax::elements(&mut syntax::parser(), &command).unwrap();
        assert_eq!(elements[0], program);
        assert_eq!(elements.len(), 1 + expected(Some("")).len(), "{elements:?}");
        assert!(
            elements
                .contains(&r#""${env:AWS_ACCESS_KEY_ID}:${env:AWS_SECRET_ACCESS_KEY}""#.to_owned())
        );
    }
}
