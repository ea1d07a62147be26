//! The command as a script meets it: words in, standard output, standard error and exit status out.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

struct Ran {
    out: String,
    err: String,
    code: i32,
}

/// Without a catalogue, though there may be one near.
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
    assert_eq!(ran.err, format!("wireform: {message}\n"));
}

/// A file of this test alone.
fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const INPUT: &str = r#"{"ApiId":"a1b2c3","IntegrationType":"HTTP_PROXY","Description":"it's"}"#;

#[test]
fn lists_services_and_operations() {
    let services = run(&["list"], "");
    assert_eq!(
        (services.out.as_str(), services.code),
        ("apigatewayv2\n", 0)
    );
    assert!(
        services.err.contains("cargo xtask catalog"),
        "{}",
        services.err
    );
    let operations = run(&["list", "apigatewayv2"], "");
    assert!(
        operations
            .out
            .lines()
            .any(|line| line == "create-integration")
    );
}

#[test]
fn a_command_goes_over_lines_or_stands_on_one() {
    prints(
        &integration("command", &[], INPUT),
        "aws apigatewayv2 create-integration \\\n    --api-id a1b2c3 \\\n    --description 'it'\\''s' \\\n    --integration-type HTTP_PROXY",
    );
    prints(
        &integration("command", &["--one-line", "--shell", "posix"], INPUT),
        r"aws apigatewayv2 create-integration --api-id a1b2c3 --description 'it'\''s' --integration-type HTTP_PROXY",
    );
}

#[test]
fn nested_values_take_the_form_that_is_asked_for() {
    let input = r#"{"ResponseParameters":{"200":{"append:header.a":"it's, so"}}}"#;
    let json = r#"aws apigatewayv2 create-integration --response-parameters '{"200":{"append:header.a":"it'\''s, so"}}'"#;
    let shorthand = r#"aws apigatewayv2 create-integration --response-parameters '200={append:header.a="it'\''s, so"}'"#;
    for (nested, expected) in [("auto", json), ("json", json), ("shorthand", shorthand)] {
        prints(
            &integration("command", &["--one-line", "--nested", nested], input),
            expected,
        );
    }
    let document = integration("command", &["--nested=document", "--one-line"], input);
    assert_eq!(
        document.out,
        "aws apigatewayv2 create-integration --cli-input-json file://input.json\n"
    );
    assert!(document.err.contains("input.json"), "{}", document.err);
    assert_eq!(document.code, 0);
}

#[test]
fn the_generation_of_the_cli_decides_what_an_option_can_hold() {
    let input = r#"{"Description":"https://example.com","IntegrationUri":"https://example.com"}"#;
    prints(
        &integration("command", &["--one-line", "--cli", "v2"], input),
        "aws apigatewayv2 create-integration --description https://example.com --integration-uri https://example.com",
    );
    let v1 = integration("command", &["--one-line", "--cli", "v1"], input);
    assert_eq!(
        v1.out,
        "aws apigatewayv2 create-integration --integration-uri https://example.com --cli-input-json '{\"Description\":\"https://example.com\"}'\n"
    );
    assert!(
        v1.err
            .starts_with("note: Description travels in --cli-input-json"),
        "{}",
        v1.err
    );
}

#[test]
fn a_document_keeps_what_was_typed() {
    let ran = integration(
        "document",
        &[],
        r#"{"TimeoutInMillis":29000.0,"Tags":{},"é":"\u00e9"}"#,
    );
    prints(
        &ran,
        "{\n  \"TimeoutInMillis\": 29000.0,\n  \"Tags\": {},\n  \"é\": \"é\"\n}",
    );
}

#[test]
fn a_request_takes_three_forms() {
    let text = integration("request", &[], INPUT);
    prints(
        &text,
        "POST /v2/apis/a1b2c3/integrations HTTP/1.1\nHost: apigateway.us-east-1.amazonaws.com\nContent-Type: application/json\nContent-Length: 56\n\n{\"integrationType\": \"HTTP_PROXY\", \"description\": \"it's\"}",
    );
    let json = integration(
        "request",
        &["--as", "json", "--region", "cn-north-1"],
        INPUT,
    );
    assert!(
        json.out
            .contains(r#""host": "apigateway.cn-north-1.amazonaws.com.cn""#),
        "{}",
        json.out
    );
    assert!(json.out.contains(r#""query": [],"#), "{}", json.out);
    let curl = integration("request", &["--as", "curl"], INPUT);
    assert!(curl.out.starts_with("curl --request POST"), "{}", curl.out);
    fails(
        &integration("request", &["--as", "yaml"], INPUT),
        "--as yaml: expected text, json or curl",
    );
}

#[test]
fn a_skeleton_needs_no_input() {
    let ran = integration("skeleton", &[], "");
    assert!(
        ran.out.starts_with("{\n    \"ApiId\": \"\",\n"),
        "{}",
        ran.out
    );
    assert_eq!(ran.code, 0);
}

#[test]
fn a_check_tells_errors_by_its_status() {
    let fine = r#"{"ApiId":"a1b2c3","IntegrationType":"MOCK"}"#;
    let ran = integration("check", &["--fact", "ProtocolType=WEBSOCKET"], fine);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = integration(
        "check",
        &["--as", "json"],
        r#"{"ApiId":5,"IntegrationType":"MOCK"}"#,
    );
    assert!(ran.out.starts_with('['), "{}", ran.out);
    fails(
        &integration("check", &["--fact", "ProtocolType"], fine),
        "--fact ProtocolType: expected NAME=VALUE, such as ProtocolType=HTTP",
    );
}

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

const HOW_TO_GET: &str = "`cargo xtask catalog` in a checkout of Wireform makes the catalogue of all services, and --catalog DIR or the variable WIREFORM_CATALOG says where it is";

#[test]
fn a_catalogue_has_all_services() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shops");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write(
        "services.txt",
        "3\tours\t2026-01-02\napigatewayv2\tGateway\nshop\tShop\n",
    );
    write(
        "shop.json",
        r#"{"metadata":{"endpointPrefix":"shop","protocols":["rest-json"]},
        "operations":{"SellThing":{"input":{"shape":"In"},"cli":{"members":{"Version":{"option":"shop-version"}}}}},
        "shapes":{"In":{"type":"structure","members":{"Version":{"shape":"S"}}},"S":{"type":"string"}}}"#,
    );
    let catalog = folder.to_str().unwrap();
    prints(
        &run(&["list", "--catalog", catalog], ""),
        "apigatewayv2\nshop",
    );
    prints(
        &run(&["list", "shop", "--catalog", catalog], ""),
        "sell-thing",
    );
    let words = [
        "command",
        "shop",
        "sell-thing",
        "--one-line",
        "--catalog",
        catalog,
    ];
    prints(
        &run(&words, r#"{"Version":"1"}"#),
        "aws shop sell-thing --shop-version 1",
    );
    let built_in = integration("check", &["--catalog", catalog], INPUT);
    assert!(
        built_in.out.contains("IntegrationMethod"),
        "{}",
        built_in.out
    );
    fails(
        &run(&["list", "shopp", "--catalog", catalog], ""),
        "the catalogue has no service `shopp`; did you mean shop? `wireform list` shows them all; --model FILE takes any other",
    );
    fails(
        &run(&["skeleton", "shop", "sell-thin", "--catalog", catalog], ""),
        "shop has no operation `sell-thin`; did you mean sell-thing? `wireform list shop` shows them all",
    );
}

#[test]
fn a_folder_that_is_no_catalogue_is_refused() {
    let ran = run(&["list", "--catalog", "no-such-folder"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no-such-folder"), "{}", ran.err);
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
fn a_model_of_ones_own_takes_any_name() {
    let model = r#"{"metadata":{"endpointPrefix":"shop","serviceId":"Shop","protocol":"rest-json"},
        "operations":{"SellThing":{"http":{"method":"PUT","requestUri":"/things/{Name}"},"input":{"shape":"In"}}},
        "shapes":{"In":{"type":"structure","members":{"Name":{"shape":"S","location":"uri","locationName":"Name"},"Now":{"shape":"B"},"Sizes":{"shape":"L"}}},
        "S":{"type":"string"},"B":{"type":"boolean"},"I":{"type":"integer"},"L":{"type":"list","member":{"shape":"I"}}}}"#;
    let path = file("shop.json", model);
    let path = path.to_str().unwrap();
    let input = r#"{"Sizes":[1,-2],"Now":false,"Name":"a/b"}"#;
    let ran = run(
        &[
            "command",
            "my-shop",
            "sell-thing",
            "--model",
            path,
            "--one-line",
        ],
        input,
    );
    prints(
        &ran,
        "aws my-shop sell-thing --name a/b --no-now --sizes '[1,-2]'",
    );
    let ran = run(&["request", "my-shop", "SellThing", "--model", path], input);
    assert!(
        ran.out
            .starts_with("PUT /things/a%2Fb HTTP/1.1\nHost: shop.us-east-1.amazonaws.com\n"),
        "{}",
        ran.out
    );
    prints(
        &run(&["list", "my-shop", "--model", path], ""),
        "sell-thing",
    );
    assert_eq!(
        run(&["check", "my-shop", "sell-thing", "--model", path], input).code,
        0
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
        &format!(
            "no service `apigatewayv3` is built in; did you mean apigatewayv2? {HOW_TO_GET}; --model FILE takes any other"
        ),
    );
    fails(
        &run(&["command", "apigatewayv2", "create-integratio"], "{}"),
        &format!(
            "no operation `create-integratio` of apigatewayv2 is built in; did you mean create-integration? {HOW_TO_GET}"
        ),
    );
    fails(
        &run(&["comand"], "{}"),
        "no subcommand `comand`; `wireform --help` shows them",
    );
    fails(
        &run(&[], ""),
        "expected a subcommand; `wireform --help` shows them",
    );
    fails(
        &run(&["command", "apigatewayv2"], "{}"),
        "expected SERVICE OPERATION, such as: apigatewayv2 create-integration",
    );
    fails(
        &integration("command", &["--shell", "tcsh"], "{}"),
        "--shell tcsh: expected posix, fish, powershell, windows-powershell or cmd",
    );
    fails(
        &integration("command", &["--cli", "v3"], "{}"),
        "--cli v3: expected v2 or v1",
    );
    fails(
        &integration("check", &[], " \n"),
        "standard input is empty: an input without members is {}",
    );
    fails(
        &integration("request", &["--region", "us_east"], "{}"),
        "--region us_east: expected the name of a region, such as eu-central-1",
    );
    let missing = integration("command", &["--input", "no-such-file"], "");
    assert!(
        missing
            .err
            .starts_with("wireform: cannot read no-such-file: "),
        "{}",
        missing.err
    );
    assert_eq!(missing.code, 2);
    let path = file("no-model.json", "{}");
    let ran = run(&["list", "x", "--model", path.to_str().unwrap()], "");
    assert!(
        ran.err.contains("not a botocore service model"),
        "{}",
        ran.err
    );
    let unknown = integration("command", &["--frob"], "{}");
    assert!(unknown.err.contains("--frob"), "{}", unknown.err);
    assert_eq!(unknown.code, 2);
}

#[test]
fn help_names_every_subcommand() {
    let help = run(&["--help"], "");
    for name in [
        "list", "command", "document", "request", "skeleton", "check",
    ] {
        assert!(help.out.contains(&format!("  {name}  ")), "{name}");
    }
    assert!(help.out.lines().all(|line| line.len() <= 100));
    assert_eq!(run(&["command", "--help"], "").out, help.out);
    assert!(run(&["--version"], "").out.starts_with("wireform "));
}
