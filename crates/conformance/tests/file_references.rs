//! Files in place of values: our request with their content is the one that the real CLI sends when it reads them.

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{catalog, differences, operations, oracle, plain, settings, shell};
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_testing::{Random, file_references, valid};
use wireform_write::{CommandOptions, Nested, Shell, ValueFile};

const NESTED: [Nested; 3] = [Nested::Auto, Nested::Json, Nested::Document];

#[test]
fn v1_sends_our_request_with_values_from_files() {
    prove(Cli::V1);
}

#[test]
fn v2_sends_our_request_with_values_from_files() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let services = catalog::services_of(cli);
    let count = settings::operations().map(|count| count / 2);
    let drawn = operations::draw(services, count, |operation| {
        operations::takes_document(operation, cli)
    });
    // Those with options for files of their own, each once.
    let all = operations::draw(services, None, |operation| {
        let mut added = operation.customizations(cli).added.iter();
        added.any(|(_, option)| option.part.is_some())
    });
    let drawn: Vec<_> = drawn.into_iter().chain(all).collect();
    let outcomes = in_parallel(drawn, |(item, operation)| outcome(cli, item, operation));
    let read = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Ok(true)))
        .count();
    let sent = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let count = outcomes.len();
    let differences: Vec<String> = outcomes
        .into_iter()
        .filter_map(Result::err)
        .flatten()
        .collect();
    differences::assert_none(&differences);
    println!("{sent} of {count} sent, {read} with files");
    assert!(sent * 10 > count * 7 && read * 4 > count);
}

/// Whether files were read; an error with the difference, or without one where the CLI refuses the input.
fn outcome(cli: Cli, item: usize, operation: OperationRef<'_>) -> Result<bool, Option<String>> {
    let mut random = Random::of(settings::seed() + 4, item);
    let mut input = valid(&mut random, operation);
    let whole = input.clone();
    let files = file_references(&mut random, operation, cli, &mut input);
    let draft = Draft {
        files,
        ..Draft::from(input)
    };
    let options = CommandOptions {
        shell: Shell::Posix,
        nested: NESTED[item % NESTED.len()],
        one_line: true,
        cli,
        raw_blobs: false,
    };
    let command = wireform_write::command_of(operation, &draft, &options);
    let words = shell::words("bash", &[command.text.as_str()]).remove(0);
    let mut files = command.files;
    files.push(oracle::document_file(
        wireform_write::document_of(&draft).as_str(),
    ));
    files.extend(draft.files.iter().map(|(_, file)| ValueFile {
        name: file.name.clone(),
        content: file.bytes().unwrap_or_default().to_vec(),
    }));
    let answer = oracle::ask(cli, &words, &files);
    let Some(theirs) = answer.request else {
        println!("{item} {words:?} {}", answer.stderr.trim());
        return Err(None);
    };
    let ours = wireform_write::request_of(operation, &draft, cli);
    let (ours, theirs) = (WireRequest::ours(&ours).lasting(), theirs.lasting());
    // A checksum depends on the order of members, which means nothing.
    let is_ordered = ours.body == theirs.body;
    let comparable = |request: WireRequest| match is_ordered {
        true => request,
        false => without_checksum(request),
    };
    let (ours, theirs) = (comparable(ours), comparable(theirs));
    if ours.equivalent(&theirs) || !plain::sends_our_request(cli, operation, &whole) {
        return Ok(!draft.files.is_empty());
    }
    let files: Vec<_> = draft
        .files
        .iter()
        .map(|(path, file)| {
            let content = String::from_utf8_lossy(file.bytes().unwrap_or_default()).into_owned();
            (path.to_string(), file.url(), content)
        })
        .collect();
    Err(Some(format!(
        "{words:?}\n{files:?}\nours: {ours}\n\nreal: {theirs}"
    )))
}

fn without_checksum(mut request: WireRequest) -> WireRequest {
    request
        .headers
        .retain(|name, _| !name.starts_with("x-amz-checksum-"));
    request
}
