//! What we read from YAML, given to CLI v2 as JSON, makes it send what it sends for the YAML;
//! and where we find nothing wrong, it does not either.

use std::collections::HashMap;

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::{catalog, differences, operations, oracle, settings};
use wireform_model::OperationRef;
use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_testing::{Random, valid};
use wireform_write::ValueFile;

use super::read;
use super::written_yaml::write;

/// An operation with a member that is any value, so that each value of YAML can be sent.
fn converse(services: &HashMap<String, Service>) -> OperationRef<'_> {
    services["bedrock-runtime"].operation("converse").unwrap()
}

/// Each is a value within a document; a line of `===` is between them.
const SNIPPETS: &str = include_str!("snippets.txt");

#[test]
fn each_kind_of_yaml_is_read_as_by_the_cli() {
    let operation = converse(catalog::services_of(Cli::V2));
    let snippets: Vec<&str> = SNIPPETS.trim_end().split("\n===\n").collect();
    let outcomes = in_parallel(snippets, |snippet| compare(operation, &within(snippet)));
    assert_agree(outcomes, 100);
}

/// What is not read as by the CLI, and why.
const KNOWN: &[(&str, &str)] = &[
    (
        "a: !!omap [x: 1]",
        "a list of maps with an entry each is one map, which nobody writes for the CLI",
    ),
    (
        r#"a: "\ud83d\ude00""#,
        "the parser refuses halves of a surrogate pair; JSON that has them is read as JSON",
    ),
];

#[test]
fn known_differences_still_differ() {
    let operation = converse(catalog::services_of(Cli::V2));
    for (snippet, reason) in KNOWN {
        assert!(
            compare(operation, &within(snippet)).is_err(),
            "{snippet}: {reason}"
        );
    }
}

#[test]
fn inputs_written_as_yaml_are_read_as_by_the_cli() {
    let count = settings::operations().map(|count| count / 10);
    let services = catalog::services_of(Cli::V2);
    let drawn = operations::draw(services, count, |operation| {
        operations::takes_document_alone(operation, Cli::V2)
    });
    let outcomes = in_parallel(drawn, |(item, operation)| {
        let mut random = Random::of(settings::seed() + 17, item);
        let input = valid(&mut random, operation);
        let text = write(&mut random, &input);
        match read(operation, &text) {
            Ok(reading) if wireform_model::json::same(&reading.draft.input, &input) => {
                compare(operation, &text)
            }
            reading => Err(format!("{input:?}\n{text}\n{reading:?}")),
        }
    });
    assert_agree(outcomes, 100);
}

/// Most of these are no YAML at all. Where the parsers differ is at the edges of the syntax.
#[test]
fn pieces_of_yaml_are_read_as_by_the_cli() {
    let operation = converse(catalog::services_of(Cli::V2));
    let items: Vec<usize> = (0..settings::inputs(600)).collect();
    let outcomes = in_parallel(items, |item| {
        let mut random = Random::of(settings::seed() + 18, item);
        let count = 1 + random.below(7);
        let text: String = (0..count).map(|_| random.pick(PIECES)).collect();
        compare(operation, &within(&text))
    });
    assert_agree(outcomes, 98);
}

const PIECES: &[&str] = &[
    "a",
    "b: ",
    "c: 1",
    "- ",
    "- x",
    "\n",
    "\n",
    "\n",
    "\n  ",
    "  ",
    "{d: e}",
    "[f, 2]",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    "'g'",
    "\"h\\n\"",
    "\"",
    "'",
    "|\n",
    ">\n",
    "|-\n",
    "# i",
    "&j ",
    "*j",
    "!!str ",
    "!!int ",
    "? ",
    "~",
    "true",
    "1.5",
    "0x1F",
    "2001-01-01",
    "é",
    "-",
    "a: b",
    "\"k\": ",
    "\t",
    "<<: *j",
    "null",
    "yes",
    "l m",
];

/// A document with a value as the one that may be anything.
fn within(value: &str) -> String {
    let lines: Vec<String> = value.split('\n').map(|line| format!("  {line}")).collect();
    format!(
        "modelId: m\nadditionalModelRequestFields:\n{}\n",
        lines.join("\n")
    )
}

/// Whether the CLI sent something; an error with the difference.
fn compare(operation: OperationRef<'_>, text: &str) -> Result<bool, String> {
    let theirs = ask(operation, "yaml", text);
    let difference = |why: &str| Err(format!("{why}\n{text}\n{:?}", read(operation, text)));
    let reading = match read(operation, text) {
        Ok(reading) if reading.diagnostics.is_empty() => reading,
        _ if theirs.is_none() => return Ok(false),
        _ => return difference("the CLI reads this"),
    };
    let document = wireform_write::document(&reading.draft.input);
    let ours = ask(operation, "json", document.as_str());
    match (&ours, &theirs) {
        (None, None) => Ok(false),
        (Some(_), None) => difference("the CLI does not read this"),
        (None, Some(_)) => difference("the CLI sends this as YAML alone"),
        (Some(ours), Some(theirs)) if ours == theirs => Ok(true),
        (Some(ours), Some(theirs)) => difference(&format!("ours: {ours}\nreal: {theirs}")),
    }
}

/// The method, the target and the body of the request for a document.
fn ask(operation: OperationRef<'_>, format: &str, document: &str) -> Option<String> {
    let option = format!("--cli-input-{format}");
    let words = [
        operation.service.command.as_str(),
        operation.operation.command.as_str(),
        &option,
        "file://document",
    ];
    let file = ValueFile {
        name: "document".to_owned(),
        content: document.as_bytes().to_vec(),
    };
    let request = oracle::ask(Cli::V2, &words.map(str::to_owned), &[file]).request?;
    let request = request.lasting();
    let body = String::from_utf8_lossy(&request.body).into_owned();
    Some(format!("{} {} {body}", request.method, request.target))
}

#[track_caller]
fn assert_agree(outcomes: Vec<Result<bool, String>>, percent: usize) {
    let count = outcomes.len();
    let sent = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Ok(true)))
        .count();
    let differing: Vec<String> = outcomes.into_iter().filter_map(Result::err).collect();
    println!("{sent} of {count} sent, {} differ", differing.len());
    for difference in &differing {
        println!("{difference}\n");
    }
    if (count - differing.len()) * 100 < count * percent {
        differences::assert_none(&differing);
    }
    assert!(sent * 8 > count, "{sent} of {count}");
}
