//! The `curl` command and the HTTP text are the same request, and curl signs it as AWS requires.

use std::collections::HashSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};
use wireform_conformance::create_integration::{self, claim};
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::recorder::Recorder;
use wireform_conformance::shell::POSIX_SHELLS;
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{aws, catalog, program, settings, tools};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::Value;
use wireform_model::{Service, json as document};
use wireform_testing::{Random, valid};
use wireform_write::{HttpRequest, Shell};

#[test]
fn curl_sends_our_request() {
    let differences = in_parallel((0..100).collect(), |item| {
        let request = request(&create_integration::sendable(item));
        let sent = send(&request);
        let (sent, ours) = (
            sent.at_loopback(),
            WireRequest::ours(&request).at_loopback(),
        );
        (sent != ours).then(|| format!("{}\nours: {ours}\nsent: {sent}", curl(&request)))
    });
    let differences: Vec<_> = differences.into_iter().flatten().collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

/// Paths that need escapes are left out: to sign a path, AWS escapes it once more and merges `//`,
/// while curl 7.88.1, as in current distributions, signs it unchanged.
/// No API has an ID that needs escapes.
#[test]
fn curl_signs_as_aws_does() {
    let requests = (0..).map(|item| request(&create_integration::sendable(item)));
    expect_signed_as_aws(requests.filter(has_plain_path).take(24).collect());
}

/// To sign a query, AWS sorts it, while curl 7.88.1 signs it unchanged.
#[test]
fn curl_signs_the_query_of_every_rest_service_as_aws_does() {
    let mut services: Vec<&Service> = catalog::services_of(Cli::V2).values().collect();
    services.sort_by_key(|service| &service.command);
    let requests: Vec<HttpRequest> = services.into_iter().filter_map(with_query).collect();
    assert!(requests.len() > 150, "{}", requests.len());
    expect_signed_as_aws(requests);
}

/// S3 signs the path unchanged, and requires the hash of the payload, which curl 7.88.1 does not send by default.
#[test]
fn curl_signs_for_s3_as_aws_does() {
    let service = &catalog::services_of(Cli::V2)["s3api"];
    let cases = [
        ("get-bucket-policy", r#"{"Bucket":"my-bucket"}"#),
        (
            "put-bucket-policy",
            r#"{"Bucket":"my-bucket","Policy":"{\r\n}"}"#,
        ),
        (
            "get-object",
            r#"{"Bucket":"my-bucket","Key":"a b/c%2F//é+~"}"#,
        ),
        ("put-object", r#"{"Bucket":"my-bucket","Key":"a b"}"#),
    ];
    let requests = cases.map(|(operation, input)| {
        let mut draft = Draft {
            input: document::read(input).unwrap(),
            ..Draft::default()
        };
        draft.files.set_named("Body", "/dev/null");
        let operation = service.operation(operation).unwrap();
        wireform_write::request_of(operation, &draft, Cli::V2)
    });
    for request in &requests {
        assert!(
            send(request).headers.contains_key("x-amz-content-sha256"),
            "{}",
            curl(request)
        );
    }
    expect_signed_as_aws(requests.to_vec());
}

/// A request of a service with several parameters in its query, if one of its operations has one.
fn with_query(service: &Service) -> Option<HttpRequest> {
    let mut random = Random::of(settings::seed(), 0);
    let mut requests = service.operations.iter().filter_map(|operation| {
        let operation = service.operation(&operation.command)?;
        let input = valid(&mut random, operation);
        Some(wireform_write::request(operation, &input, aws::REGION))
    });
    requests.find(|request| {
        let names: HashSet<&str> = request
            .query
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        names.len() > 1 && !request.unsigned && has_plain_path(request)
    })
}

fn has_plain_path(request: &HttpRequest) -> bool {
    !request.path.as_str().contains(['%', '~']) && !request.path.as_str().contains("//")
}

fn expect_signed_as_aws(requests: Vec<HttpRequest>) {
    let sent = in_parallel(requests.iter().collect(), send);
    let expected = aws_signatures(&requests, &sent);
    for ((request, sent), expected) in requests.iter().zip(&sent).zip(expected) {
        assert_eq!(
            authorization(sent, "Signature="),
            expected,
            "{}",
            curl(request)
        );
    }
}

/// A body that is too long for one argument comes from standard input.
#[test]
fn the_http_text_is_our_request() {
    for item in 0..100 {
        let request = request(&create_integration::sendable(item));
        let text = wireform_write::http_text(&request);
        let (head, body) = text.as_str().split_once("\n\n").unwrap();
        let recorder = Recorder::start();
        let mut stream = TcpStream::connect(recorder.address()).unwrap();
        write!(stream, "{}\r\n\r\n{body}", head.replace('\n', "\r\n")).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
        let sent = recorder.take().remove(0);
        assert_eq!(sent.headers["host"], request.host);
        assert_eq!(
            sent.at_loopback(),
            WireRequest::ours(&request).at_loopback()
        );
    }
}

#[test]
fn curl_sends_a_long_body() {
    let mut draft = create_integration::sendable(0);
    if let Value::Map(members) = &mut draft.input {
        members.set("Description", Value::String("it's $x\n".repeat(40_000)));
    }
    let request = request(&draft);
    let ours = WireRequest::ours(&request).at_loopback();
    assert!(send(&request).at_loopback() == ours);
}

/// Inputs whose URL or body curl, a shell or a URL library could change.
const UNUSUAL: [&str; 5] = [
    r#"{"ApiId": "a/b c{x}[1]é'", "Description": "it's \"$HOME\" `ls` \\ @x\n!é😀"}"#,
    r#"{"ApiId": "..", "RequestTemplates": {"application/json": "@file"}}"#,
    r#"{"ApiId": "", "TimeoutInMillis": 29000}"#,
    // The URL still has its placeholder in braces.
    r#"{"Description": "without an ApiId"}"#,
    r#"{"ApiId": "a1b2c3", "IntegrationType": "MOCK"}"#,
];

#[test]
fn curl_sends_unusual_requests_from_every_shell() {
    for input in UNUSUAL {
        let draft = Draft {
            input: document::read(input).unwrap(),
            ..Draft::default()
        };
        let request = request(&draft);
        let ours = WireRequest::ours(&request).at_loopback();
        for shell in POSIX_SHELLS {
            let sent = run(shell, &request, &curl(&request)).at_loopback();
            assert_eq!(sent, ours, "{shell}");
        }
    }
}

/// Temporary credentials have a token, which is sent in its own header.
#[test]
fn curl_sends_the_session_token_in_every_shell() {
    let request = request(&create_integration::sendable(0));
    for shell in POSIX_SHELLS {
        let command = format!(
            "AWS_SESSION_TOKEN='a b/+='\nexport AWS_SESSION_TOKEN\n{}",
            curl(&request)
        );
        let sent = run(shell, &request, &command);
        assert_eq!(sent.headers["x-amz-security-token"], "a b/+=", "{shell}");
    }
}

fn request(draft: &Draft) -> HttpRequest {
    wireform_write::request(claim(Cli::V2).operation, &draft.input, aws::REGION)
}

fn curl(request: &HttpRequest) -> String {
    wireform_write::curl(request, Shell::Posix)
        .as_str()
        .to_owned()
}

fn send(request: &HttpRequest) -> WireRequest {
    run("bash", request, &curl(request))
}

/// What the command sends, to a loopback address in place of AWS.
fn run(shell: &str, request: &HttpRequest, command: &str) -> WireRequest {
    let recorder = Recorder::start();
    let command = command.replacen(&format!("https://{}", request.host), &recorder.url(), 1);
    let output = program::run(shell, Cli::V2, &command, "", &recorder.url());
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}\n{printed}");
    let mut sent = recorder.take();
    assert_eq!(sent.len(), 1, "{command}\n{printed}");
    sent.remove(0)
}

/// A part of the `Authorization` header.
fn authorization(sent: &WireRequest, part: &str) -> String {
    let header = &sent.headers["authorization"];
    let found = header
        .split([' ', ','])
        .find_map(|word| word.strip_prefix(part));
    found
        .unwrap_or_else(|| panic!("no {part} in {header}"))
        .to_owned()
}

/// The signatures that botocore computes for the requests that were sent.
fn aws_signatures(requests: &[HttpRequest], sent: &[WireRequest]) -> Vec<String> {
    let questions: String = requests
        .iter()
        .zip(sent)
        .map(|(request, sent)| format!("{}\n", signing(request, sent)))
        .collect();
    let mut python = Command::new(tools::python_of_v1())
        .arg(aws::oracle_folder().join("sign.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = python.stdin.take().unwrap();
    stdin.write_all(questions.as_bytes()).unwrap();
    drop(stdin);
    let output = python.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let signatures: Vec<_> = text.lines().map(str::to_owned).collect();
    assert_eq!(signatures.len(), sent.len());
    signatures
}

/// One request, as input for `oracle/sign.py`.
fn signing(request: &HttpRequest, sent: &WireRequest) -> Json {
    let signed = authorization(sent, "SignedHeaders=");
    // `Content-Type:` removes the header, but curl 7.88.1 signs it as an empty one.
    let value = |name: &str| sent.headers.get(name).cloned().unwrap_or_default();
    let headers = signed
        .split(';')
        .map(|name| (name.to_owned(), value(name).into()));
    json!({
        "method": sent.method,
        "url": format!("http://{}{}", sent.headers["host"], sent.target),
        "headers": headers.collect::<serde_json::Map<_, _>>(),
        "body": STANDARD.encode(&sent.body),
        "date": sent.headers["x-amz-date"],
        "region": request.region,
        "service": request.signing_name,
        "access_key": aws::ACCESS_KEY,
        "secret_key": aws::SECRET_KEY,
    })
}
