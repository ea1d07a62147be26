//! Commands with options that no input has, and that the real CLI requires: it sends our request for them.

use wireform_conformance::wire::WireRequest;
use wireform_conformance::{aws, catalog, oracle, shell};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_write::{CommandOptions, Nested, Shell, ValueFile};

/// Service, operation, input, facts, and the input that the CLI sends if it is another.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    Option<&'static str>,
);

const CASES: &[Case] = &[
    (
        "iam",
        "create-virtual-mfa-device",
        r#"{"VirtualMFADeviceName":"n"}"#,
        &[],
        None,
    ),
    (
        "iam",
        "create-virtual-mfa-device",
        r#"{"VirtualMFADeviceName":"file://n","Tags":[{"Key":"a b","Value":"-"}]}"#,
        &[
            ("outfile", "-q.png"),
            ("bootstrap-method", "Base32StringSeed"),
        ],
        None,
    ),
    (
        "translate",
        "import-terminology",
        r#"{"Name":"n","MergeStrategy":"OVERWRITE","TerminologyData":{"Format":"CSV","File":"aGk="}}"#,
        &[],
        None,
    ),
    (
        "translate",
        "import-terminology",
        r#"{"Name":"n","MergeStrategy":"OVERWRITE","TerminologyData":{"Format":"CSV"}}"#,
        &[("data-file", "my file.csv")],
        Some(
            r#"{"Name":"n","MergeStrategy":"OVERWRITE","TerminologyData":{"Format":"CSV","File":"aGVsbG8="}}"#,
        ),
    ),
    (
        "translate",
        "translate-document",
        r#"{"Document":{"ContentType":"text/plain","Content":"aGk="},"SourceLanguageCode":"en","TargetLanguageCode":"de"}"#,
        &[],
        None,
    ),
];

/// The content of the file that a fact names: `hello`, which is `aGVsbG8=`.
const FILE: (&str, &[u8]) = ("my file.csv", b"hello");

#[test]
fn v1_takes_our_commands() {
    prove(Cli::V1);
}

#[test]
fn v2_takes_our_commands() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    for case in CASES {
        for nested in Nested::ALL {
            compare(cli, case, *nested);
        }
    }
}

fn compare(cli: Cli, (service, operation, input, facts, sent): &Case, nested: Nested) {
    let service = &catalog::services_of(Cli::V2)[*service];
    let operation = service.operation(operation).unwrap();
    let mut draft = Draft {
        input: of_cli(cli, input),
        ..Draft::default()
    };
    for (name, value) in *facts {
        draft.facts.set(name, Some(value));
    }
    let options = CommandOptions {
        shell: Shell::Posix,
        nested,
        one_line: true,
        cli,
        raw_blobs: false,
    };
    let command = wireform_write::command_of(operation, &draft, &options);
    let words = shell::words("bash", &[command.text.as_str()]).remove(0);
    let mut files = command.files;
    let document = json::pretty(&draft.input, &Path::root());
    files.push(oracle::document_file(document.as_str()));
    files.push(ValueFile {
        name: FILE.0.to_owned(),
        content: FILE.1.to_vec(),
    });
    let answer = oracle::ask(cli, &words, &files);
    let theirs = answer.request.map(WireRequest::lasting);
    let sent = of_cli(Cli::V2, sent.unwrap_or(input));
    let ours = wireform_write::request_from(operation, &sent, aws::REGION, Cli::V2);
    let ours = WireRequest::ours(&ours).lasting();
    let same = theirs
        .as_ref()
        .is_some_and(|theirs| theirs.equivalent(&ours));
    assert!(
        same,
        "{words:?}\n{}\nours: {ours}\n\nreal: {theirs:?}",
        answer.stderr
    );
}

/// The input as this CLI reads its blobs: v1 takes the text itself.
fn of_cli(cli: Cli, input: &str) -> wireform_model::value::Value {
    let input = match cli {
        Cli::V1 => input.replace("aGk=", "hi"),
        Cli::V2 => input.to_owned(),
    };
    json::read(&input).unwrap()
}
