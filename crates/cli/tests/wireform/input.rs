//! The input and its facts.

use std::path::Path;

use crate::{HOW_TO_GET, fails, file, integration, prints, run};

#[test]
fn the_input_may_be_a_file() {
    let path = file("input.json", "\u{feff}{\"ApiId\":\"x\"}");
    let ran = integration(
        "command",
        &["--one-line", "--input", path.to_str().unwrap()],
        "",
    );
    prints(&ran, "aws apigatewayv2 create-integration --api-id x");
}

#[test]
fn a_streamed_body_comes_from_a_file() {
    let model = r#"{"metadata":{"endpointPrefix":"shelf","serviceId":"Shelf","protocol":"rest-json"},
        "operations":{"Put":{"name":"Put","http":{"method":"PUT","requestUri":"/"},"input":{"shape":"In"}}},
        "shapes":{"In":{"type":"structure","payload":"Body","required":["Body"],"members":{"Body":{"shape":"Body"}}},
            "Body":{"type":"blob","streaming":true}}}"#;
    let path = file("shelf.json", model);
    let put = |subcommand: &str, more: &[&str]| {
        let words = [
            subcommand,
            "shelf",
            "put",
            "--model",
            path.to_str().unwrap(),
        ];
        run(&[&words, more].concat(), "{}")
    };
    let fact = "--fact=file.Body=a film.mp4";
    prints(
        &put("command", &[fact, "--one-line"]),
        "aws shelf put --body 'a film.mp4'",
    );
    let request = put("request", &[fact, "--as", "json"]).out;
    assert!(request.contains(r#""file": "a film.mp4""#), "{request}");
    assert_eq!(put("check", &[fact]).code, 0);
    assert_eq!(put("check", &[]).code, 1);
}

#[test]
fn a_fact_that_fits_nothing_is_an_error() {
    for subcommand in ["command", "document", "request", "check"] {
        fails(
            &integration(subcommand, &["--fact", "Nonsense=1"], "{}"),
            "apigatewayv2 create-integration has no fact `Nonsense`. Known facts: ProtocolType",
        );
    }
    fails(
        &integration(
            "check",
            &["--fact=ProtocolType=HTTP", "--fact=protocolType=HTTP"],
            "{}",
        ),
        "apigatewayv2 create-integration has no fact `protocolType`. Did you mean ProtocolType?",
    );
}

#[test]
fn an_encoding_other_than_utf_8_is_named() {
    let utf_16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("utf-16.json");
    std::fs::write(&path, utf_16).unwrap();
    let path = path.to_str().unwrap();
    let how = "but must be UTF-8. Convert it with `iconv -f UTF-16LE -t UTF-8`, or in Windows PowerShell write the file with `Out-File -Encoding utf8` instead of `>`";
    fails(
        &integration("document", &["--input", path], ""),
        &format!("{path} is UTF-16LE, {how}"),
    );
    fails(
        &run(&["list", "shop", "--model", path], ""),
        &format!("{path} is UTF-16LE, {how}"),
    );
    fails(
        &integration("document", &[], "{\0}\0"),
        &format!("standard input is UTF-16LE, {how}"),
    );
}

#[test]
fn failures_say_what_and_where() {
    fails(
        &integration("command", &[], "{\n  \"ApiId\": a}"),
        "standard input, line 2, column 12: expected a JSON value",
    );
    fails(
        &run(&["command", "apigatewayv3", "x"], "{}"),
        &format!("service `apigatewayv3` is not built in. Did you mean apigatewayv2? {HOW_TO_GET}"),
    );
    fails(
        &run(&["command", "apigatewayv2", "create-integratio"], "{}"),
        &format!(
            "operation `create-integratio` of apigatewayv2 is not built in. Did you mean create-integration? {HOW_TO_GET}"
        ),
    );
    fails(
        &integration("check", &[], " \n"),
        "standard input is empty; an input without members is {}",
    );
    let missing = integration("command", &["--input", "no-such-file"], "");
    assert!(
        missing.err.starts_with("error: cannot read no-such-file: "),
        "{}",
        missing.err
    );
    assert_eq!(missing.code, 2);
    fails(
        &integration("command", &["--input", "{}"], ""),
        "expected the name of a file, not JSON; pass the JSON on standard input",
    );
    let path = file("no-model.json", "{}");
    let ran = run(&["list", "x", "--model", path.to_str().unwrap()], "");
    assert!(
        ran.err.contains("not a botocore service model"),
        "{}",
        ran.err
    );
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    let ran = run(&["read"], &"a".repeat(5_000_001));
    fails(&ran, "this text is too long to read: at most 5 MB");
}
