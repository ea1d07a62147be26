//! The curl command, run in each POSIX shell, sends its request.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;

use wireform_model::value::Value;
use wireform_model::{builtin, json};
use wireform_write::{Body, Shell};

/// The request that the server received.
#[derive(Debug)]
struct Received {
    line: String,
    /// Names are lowercase.
    headers: Vec<(String, String)>,
    body: String,
}

impl Received {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }
}

const INPUTS: &[&str] = &[
    r#"{"ApiId":"a1b2c3","IntegrationType":"MOCK"}"#,
    r#"{"ApiId":"a/b c{x}[1]é'","Description":"it's \"$HOME\" `ls` \\ @x\n!é😀"}"#,
    r#"{"ApiId":"..","RequestTemplates":{"application/json":"@file"}}"#,
    r#"{"ApiId":"","TimeoutInMillis":29000}"#,
    r#"{"Description":"a label without a value keeps its braces"}"#,
];

#[test]
fn curl_sends_the_request() {
    if !runs("curl") {
        eprintln!("skipped: curl is not installed");
        return;
    }
    let long = format!(r#"{{"ApiId":"x","Description":"{}"}}"#, "é'".repeat(40_000));
    let inputs = INPUTS.iter().copied().chain([long.as_str()]);
    for (index, input) in inputs.enumerate() {
        for shell in ["bash", "dash", "zsh", "ksh"]
            .into_iter()
            .filter(|shell| runs(shell))
        {
            let token = (index % 2 == 1).then_some("to/ken+ ==");
            check(shell, &json::read(input).unwrap(), token);
        }
    }
}

#[track_caller]
fn check(shell: &str, input: &Value, token: Option<&str>) {
    let service = builtin::service("apigatewayv2").unwrap();
    let operation = service.operation("create-integration").unwrap();
    let request = wireform_write::request(operation, input, "eu-central-1");
    let command = wireform_write::curl(&request, Shell::Posix);
    let received = send(shell, command.as_str(), &request.host, token);
    let Body::Text(body) = &request.body else {
        panic!("a body of text")
    };
    assert_eq!(
        received.line,
        format!("POST {} HTTP/1.1", request.path),
        "{shell}"
    );
    assert_eq!(received.body, body.as_str(), "{shell}");
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.header("x-amz-security-token"), token);
    let signature = received.header("authorization").unwrap();
    assert!(signature.contains("Credential=AKIDEXAMPLE/"), "{signature}");
    assert!(
        signature.contains("/eu-central-1/apigateway/aws4_request"),
        "{signature}"
    );
}

/// Runs the command in the shell, with the host replaced by a local server.
fn send(shell: &str, command: &str, host: &str, token: Option<&str>) -> Received {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    let receiver = thread::spawn(move || receive(server.accept().unwrap().0));
    let plain = command.replacen(&format!("https://{host}"), &format!("http://{address}"), 1);
    assert_ne!(plain, command, "the URL stands in the command");
    let mut process = Command::new(shell);
    process
        .args(["-s"])
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret/+")
        .env_remove("AWS_SESSION_TOKEN")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    if let Some(token) = token {
        process.env("AWS_SESSION_TOKEN", token);
    }
    let mut child = process.spawn().unwrap();
    let script = format!("{plain}\n");
    child
        .stdin
        .take()
        .unwrap()
        .write_all(script.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{shell}: {output:?}\n{plain}");
    receiver.join().unwrap()
}

fn receive(stream: TcpStream) -> Received {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let line = lines.remove(0);
    let headers: Vec<(String, String)> = lines
        .iter()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let mut received = Received {
        line,
        headers,
        body: String::new(),
    };
    // curl waits for `100 Continue` before it sends a long body.
    if received.header("expect").is_some() {
        reader
            .get_mut()
            .write_all(b"HTTP/1.1 100 Continue\r\n\r\n")
            .unwrap();
    }
    let length = received
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    received.body = String::from_utf8(body).unwrap();
    let answer = b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    reader.get_mut().write_all(answer).unwrap();
    received
}

fn runs(program: &str) -> bool {
    let version = Command::new(program)
        .args(["-c", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    version.is_ok()
}
