//! Large bodies are compressed exactly where the real CLI compresses them, and decompress to the same bytes.

use std::io::Read as _;

use flate2::read::GzDecoder;
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{aws, catalog, oracle};
use wireform_model::cli::Cli;
use wireform_model::value::Value;
use wireform_model::{OperationRef, json};
use wireform_write::{Body, HttpRequest, Shell};

/// From how many bytes of a body on.
const LEAST: usize = 10_240;

#[test]
fn v1_compresses_what_we_compress() {
    prove(Cli::V1);
}

#[test]
fn v2_compresses_what_we_compress() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let services = catalog::services_of(cli).values();
    let operations = services.flat_map(|service| {
        let operations = service.operations.iter();
        operations
            .filter(|operation| operation.compresses())
            .map(move |operation| OperationRef { service, operation })
    });
    let operations: Vec<_> = operations.collect();
    let names = operations.iter().map(|it| it.operation.command.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["put-metric-data"]);
    for operation in operations {
        for length in [LEAST - 1, LEAST, 3 * LEAST, 70_000] {
            compare(cli, operation, length);
        }
    }
}

fn compare(cli: Cli, operation: OperationRef<'_>, length: usize) {
    let input = input_with_body(cli, operation, length);
    let document = wireform_write::document(&input);
    let command = operation.operation.command.as_str();
    let words = [
        operation.service.command.as_str(),
        command,
        "--cli-input-json",
        "file://input.json",
    ];
    let files = [oracle::document_file(document.as_str())];
    let answer = oracle::ask(cli, &words.map(str::to_owned), &files);
    let mut theirs = answer.request.expect("the CLI sends it").lasting();
    let request = wireform_write::request_from(operation, &input, aws::REGION, cli);
    assert_eq!(request.gzipped, length >= LEAST);
    if request.gzipped {
        assert_eq!(theirs.headers["content-encoding"], "gzip");
        theirs.body = decompressed(&theirs.body);
        assert_eq!(decompressed(&shown_body(&request)), theirs.body);
    }
    assert_eq!(theirs.body.len(), length);
    assert_eq!(WireRequest::ours(&request).lasting(), theirs);
    let curl = wireform_write::curl(&request, Shell::Posix).to_string();
    assert!(!curl.contains("gzip"), "{curl}");
}

/// An input whose body has this length.
fn input_with_body(cli: Cli, operation: OperationRef<'_>, length: usize) -> Value {
    let of = |size: usize| {
        let name = "n".repeat(size);
        json::read(&format!(r#"{{"Namespace":"{name}","MetricData":[]}}"#)).unwrap()
    };
    let body = |size: usize| {
        let request = wireform_write::request_from(operation, &of(size), aws::REGION, cli);
        WireRequest::ours(&request).body.len()
    };
    let size = length - (body(length) - length);
    assert_eq!(body(size), length);
    of(size)
}

fn decompressed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

/// The body of the request as it is shown where it is compressed.
fn shown_body(request: &HttpRequest) -> Vec<u8> {
    match request.shown().body {
        Body::Bytes { bytes, .. } => bytes,
        body => panic!("{body:?}"),
    }
}
