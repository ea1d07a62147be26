//! The curl command of a request, with the credentials of the environment, in each shell's own way.

use wireform_conformance::shell as unix;
use wireform_model::builtin;
use wireform_model::json;
use wireform_write::Shell;

use crate::syntax;
use crate::wine;

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
    let shells = [
        ("bash", Shell::Posix),
        ("zsh -f", Shell::Posix),
        ("fish --no-config", Shell::Fish),
    ];
    for (name, shell) in shells {
        let command = curl(shell);
        let words = |token| {
            let environment = [
                ("AWS_ACCESS_KEY_ID", "key"),
                ("AWS_SECRET_ACCESS_KEY", "a/b+c"),
                ("AWS_SESSION_TOKEN", token),
            ];
            unix::words_after("curl", name, &[&command], &environment).remove(0)
        };
        assert_eq!(words(""), expected(None), "{name}");
        let token = "-HX-Amz-Security-Token: a b";
        assert_eq!(words("a b"), expected(Some(token)), "{name}");
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
