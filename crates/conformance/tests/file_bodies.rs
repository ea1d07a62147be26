//! A body that is a file: our request is the one that the real CLI sends, once the file's placeholders are filled in.

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{catalog, operations, oracle, settings, shell};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::Value;
use wireform_model::{Member, OperationRef};
use wireform_testing::{Random, valid};
use wireform_write::{CommandOptions, Shell, ValueFile};

const FILE: &str = "my file.bin";
const CONTENT: &[u8] = b"hello\r\n\xff";
/// Of `CONTENT`; up to 1 MiB the tree hash is the same.
const SHA256: &str = "62f389428c5b72a4c4a817fb3e8efe132f5b57b8df529023dd954f7645e01e21";
/// Inputs for each operation.
const ROUNDS: usize = 4;

#[test]
fn v1_sends_our_request_with_a_file() {
    prove(Cli::V1);
}

#[test]
fn v2_sends_our_request_with_a_file() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let services = catalog::services();
    let drawn = operations::draw(&services, None, |_| true);
    let streams = drawn.into_iter().filter_map(|(item, operation)| {
        let mut members = operation.members().iter();
        let member = members.find(|member| operation.is_streamed(member))?;
        Some((item, operation, member))
    });
    let trials: Vec<_> = streams
        .flat_map(|(item, operation, member)| {
            (0..ROUNDS).map(move |round| (item * ROUNDS + round, operation, member))
        })
        .collect();
    let count = trials.len();
    let outcomes = in_parallel(trials, |(item, operation, member)| {
        outcome(cli, item, operation, member)
    });
    let sent = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let differences = outcomes.into_iter().filter_map(Result::err).flatten();
    let differences: Vec<String> = differences.collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    println!("{sent} of {count} sent");
    assert!(sent * 2 > count);
}

/// An error with the difference, or without one where the CLI refuses the input.
fn outcome(
    cli: Cli,
    item: usize,
    operation: OperationRef<'_>,
    member: &Member,
) -> Result<(), Option<String>> {
    let mut random = Random::of(settings::seed() + 2, item);
    let mut draft = Draft {
        input: valid(&mut random, operation),
        ..Draft::default()
    };
    if let Value::Map(map) = &mut draft.input {
        map.remove(&member.name);
    }
    draft.files.set_named(&member.name, FILE);
    let options = CommandOptions {
        shell: Shell::Posix,
        one_line: true,
        cli,
        ..CommandOptions::default()
    };
    let command = wireform_write::command_of(operation, &draft, &options);
    let words = shell::words("bash", &[command.text.as_str()]).remove(0);
    let mut files = command.files;
    files.push(ValueFile {
        name: FILE.to_owned(),
        content: CONTENT.to_vec(),
    });
    let answer = oracle::ask(cli, &words, &files);
    let Some(theirs) = answer.request else {
        return Err(None);
    };
    let ours = wireform_write::request_of(operation, &draft, cli);
    let ours = filled_in(WireRequest::ours(&ours).lasting());
    let theirs = theirs.lasting();
    let carries_file = theirs
        .body
        .windows(CONTENT.len())
        .any(|part| part == CONTENT);
    let same = carries_file && ours.clone().without_body() == theirs.clone().without_body();
    match same {
        true => Ok(()),
        false => Err(Some(format!("{words:?}\nours: {ours}\n\nreal: {theirs}"))),
    }
}

fn filled_in(mut request: WireRequest) -> WireRequest {
    for value in request.headers.values_mut() {
        let is = |what: &str| *value == format!("<{what} of {FILE}>");
        if is("size") {
            *value = CONTENT.len().to_string();
        } else if is("SHA-256") || is("SHA-256 tree hash") {
            *value = SHA256.to_owned();
        }
    }
    request
}
