//! An idempotency token that the input leaves unset is where the real CLI puts a UUID.

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{catalog, operations, oracle, settings};
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::Value;
use wireform_testing::{Random, valid};

#[test]
fn v1_adds_our_tokens() {
    prove(Cli::V1);
}

#[test]
fn v2_adds_our_tokens() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let services = catalog::services();
    // Of the others the CLI asks for their endpoint first.
    let drawn = operations::draw(&services, None, |operation| {
        operations::takes_document(operation, cli) && !operation.discovers_endpoint()
    });
    let mut with_token: Vec<_> = drawn
        .into_iter()
        .filter(|(_, operation)| {
            let mut members = operation.members().iter();
            members.any(|member| member.idempotency_token)
        })
        .collect();
    Random::of(settings::seed(), 0).shuffle(&mut with_token);
    with_token.truncate(settings::operations().map_or(usize::MAX, |count| count / 20));
    let count = with_token.len();
    let outcomes = in_parallel(with_token, |(item, operation)| {
        outcome(cli, item, operation)
    });
    let sent = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let differences = outcomes.into_iter().filter_map(Result::err).flatten();
    let differences: Vec<String> = differences.collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    println!("{sent} of {count} sent");
    // CLI v1 does not know all of them.
    assert!(sent * 3 + 3 > count * 2);
}

/// An error with the difference, or without one where the CLI refuses the input.
fn outcome(cli: Cli, item: usize, operation: OperationRef<'_>) -> Result<(), Option<String>> {
    let mut random = Random::of(settings::seed() + 3, item);
    let mut draft = Draft {
        input: valid(&mut random, operation),
        ..Draft::default()
    };
    let tokens = operation.members().iter();
    for member in tokens.filter(|member| member.idempotency_token) {
        if let Value::Map(map) = &mut draft.input {
            map.remove(&member.name);
        }
    }
    let document = wireform_write::document(&draft.input);
    let words = [
        operation.service.command.as_str(),
        operation.operation.command.as_str(),
        "--cli-input-json",
        "file://input.json",
    ];
    let files = [oracle::document_file(document.as_str())];
    let answer = oracle::ask(cli, &words.map(str::to_owned), &files);
    let theirs = answer.request.ok_or(None)?;
    let request = wireform_write::request_of(operation, &draft, cli);
    let ours = with_one_uuid(WireRequest::ours(&request).lasting());
    let theirs = with_one_uuid(theirs.lasting());
    let shows = wireform_write::http_text(&request)
        .as_str()
        .contains("UUID");
    let is_text = !matches!(request.body, wireform_write::Body::Bytes { .. });
    match ours == theirs && shows == is_text {
        true => Ok(()),
        false => Err(Some(format!(
            "{words:?}\n{document}\nours: {ours}\n\nreal: {theirs}"
        ))),
    }
}

/// Each UUID as the same, and without the checksum of a body that contains one.
fn with_one_uuid(mut request: WireRequest) -> WireRequest {
    request.target = String::from_utf8(same_uuids(request.target.as_bytes())).unwrap();
    request
        .headers
        .retain(|name, _| !name.starts_with("x-amz-checksum-"));
    for value in request.headers.values_mut() {
        *value = String::from_utf8(same_uuids(value.as_bytes())).unwrap();
    }
    request.body = same_uuids(&request.body);
    request
}

fn same_uuids(bytes: &[u8]) -> Vec<u8> {
    const LENGTH: usize = 36;
    let is_uuid = |part: &[u8]| {
        let mut places = part.iter().enumerate();
        part.len() == LENGTH
            && places.all(|(place, byte)| match place {
                8 | 13 | 18 | 23 => *byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
    };
    let mut out = Vec::new();
    let mut rest = bytes;
    while let [first, behind @ ..] = rest {
        match rest.get(..LENGTH).is_some_and(is_uuid) {
            true => {
                out.extend(b"UUID");
                rest = &rest[LENGTH..];
            }
            false => {
                out.push(*first);
                rest = behind;
            }
        }
    }
    out
}
