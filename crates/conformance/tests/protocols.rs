//! Operations of all services in all protocols: our request for a random input is the one that CLI v2 sends.
//!
//! The operations and inputs are the same in every run.
//! `WIREFORM_SEED=N` draws others, and `WIREFORM_OPERATIONS=N` more or fewer of them than 2,400.

use std::collections::BTreeMap;

use wireform_conformance::known::{Known, KnownExample};
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{aws, catalog, operations, oracle, settings, shell};
use wireform_model::cli::Cli;
use wireform_model::value::Value;
use wireform_model::{Kind, Member, OperationRef, Protocol};
use wireform_testing::{Random, valid};
use wireform_write::{CommandOptions, Nested, Shell, ValueFile};

/// Where the CLI sends something else: which operations, the only part that differs, the reason, and an example.
const KNOWN: &[Known<Part>] = &[
    Known {
        operations: "timestream-query *",
        difference: Part::Discovery,
        reason: DISCOVERY,
        example: KnownExample {
            cli: Cli::V2,
            operation: "cancel-query",
            input: r#"{"QueryId": "a"}"#,
        },
    },
    Known {
        operations: "timestream-write *",
        difference: Part::Discovery,
        reason: DISCOVERY,
        example: KnownExample {
            cli: Cli::V2,
            operation: "list-databases",
            input: "{}",
        },
    },
    Known {
        operations: "s3api *",
        difference: Part::XxHash,
        reason: "Wireform does not compute XXHash, whose code is larger than that of all other checksums.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "put-object",
            input: r#"{"Bucket": "my-bucket", "Key": "k", "ChecksumAlgorithm": "XXHASH64"}"#,
        },
    },
    Known {
        operations: "ec2 copy-snapshot",
        difference: Part::PresignedUrl,
        reason: "The body contains a signed URL, which depends on credentials, and the region.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "copy-snapshot",
            input: r#"{"SourceRegion": "eu-west-1", "SourceSnapshotId": "snap-1"}"#,
        },
    },
    Known {
        operations: "ec2 describe-snapshots",
        difference: Part::PageSize,
        reason: PAGES_OF_V1,
        example: KnownExample {
            cli: Cli::V1,
            operation: "describe-snapshots",
            input: r#"{"NextToken": "a"}"#,
        },
    },
    Known {
        operations: "ec2 describe-volumes",
        difference: Part::PageSize,
        reason: PAGES_OF_V1,
        example: KnownExample {
            cli: Cli::V1,
            operation: "describe-volumes",
            input: r#"{"NextToken": "a"}"#,
        },
    },
    Known {
        operations: "wellarchitected list-profile-notifications",
        difference: Part::FinalSlash,
        reason: "The path of CLI v1's older model ends in a slash.",
        example: KnownExample {
            cli: Cli::V1,
            operation: "list-profile-notifications",
            input: "{}",
        },
    },
];

const DISCOVERY: &str =
    "The CLI first asks the service for its endpoint (DescribeEndpoints), and then sends there.";

const PAGES_OF_V1: &str = "CLI v1 adds a page size even if the document contains a token; \
     it does not if an option contains the token.";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The CLI sends another request before this one.
    Discovery,
    /// A checksum of the XXHash family.
    XxHash,
    /// A URL that is signed for another request.
    PresignedUrl,
    /// The size of a page, beside a token.
    PageSize,
    /// A slash at the end of the path.
    FinalSlash,
}

impl Part {
    /// Whether two requests are equal except for this part.
    fn alone_differs(self, ours: &WireRequest, theirs: &WireRequest) -> bool {
        let without = |request: &WireRequest| {
            let mut request = request.clone();
            match self {
                Part::Discovery => {}
                Part::XxHash => {
                    let header = |name: &str| request.headers.get(name).cloned();
                    let trailer = header("x-amz-trailer").unwrap_or_default();
                    if trailer.starts_with("x-amz-checksum-xxhash") {
                        let end = request.body.windows(trailer.len());
                        let mut end = end.enumerate();
                        let end = end.find(|(_, name)| *name == trailer.as_bytes());
                        request.body.truncate(end.map_or(0, |(place, _)| place));
                    }
                    let is_sum = |name: &str| name.starts_with("x-amz-checksum-xxhash");
                    request.headers.retain(|name, _| !is_sum(name));
                }
                Part::PresignedUrl => {
                    remove_pairs(&mut request.body, &["PresignedUrl", "DestinationRegion"])
                }
                Part::PageSize => remove_pairs(&mut request.body, &["MaxResults"]),
                Part::FinalSlash => {
                    let (path, query) = request
                        .target
                        .split_once('?')
                        .unwrap_or((&request.target, ""));
                    request.target = format!("{}?{query}", path.trim_end_matches('/'));
                }
            }
            request
        };
        match self {
            Part::Discovery => {
                let target = theirs.headers.get("x-amz-target");
                target.is_some_and(|target| target.ends_with(".DescribeEndpoints"))
            }
            Part::PageSize => has_token(ours) && without(ours) == without(theirs),
            _ => without(ours) == without(theirs),
        }
    }
}

fn has_token(request: &WireRequest) -> bool {
    let body = String::from_utf8_lossy(&request.body);
    body.split('&').any(|pair| pair.starts_with("NextToken="))
}

/// Removes the pairs with these names from a body.
fn remove_pairs(body: &mut Vec<u8>, names: &[&str]) {
    let text = String::from_utf8_lossy(body);
    let is_left = |pair: &&str| !names.contains(&pair.split('=').next().unwrap_or_default());
    let pairs: Vec<_> = text.split('&').filter(is_left).collect();
    *body = pairs.join("&").into_bytes();
}

/// A row that is no longer needed fails.
#[test]
fn every_known_difference_exists() {
    for row in KNOWN {
        let (claim, draft) = row.example();
        // The other tests here give both CLIs what our models say, which are CLI v2's.
        let OperationRef { service, operation } = claim.operation;
        let ours = catalog::services_of(Cli::V2).get(&service.command);
        let ours = ours.and_then(|service| service.operation(&operation.command));
        let outcome = compare(claim.cli, ours.expect("CLI v2 has it"), &draft.input);
        let exists = matches!(outcome, Outcome::Known(reason) if reason == row.reason);
        assert!(exists, "{}: {}", row.operations, row.reason);
    }
}

#[test]
fn v2_sends_our_request_in_every_protocol() {
    prove(Cli::V2, settings::operations());
}

/// Also in CLI v1, if its older models have the operation.
#[test]
fn v1_sends_our_request_in_every_protocol() {
    prove(Cli::V1, settings::operations().map(|count| count / 2));
}

#[test]
fn v1_reads_from_files_where_there_is_no_document() {
    prove_files(Cli::V1);
}

#[test]
fn v2_reads_from_files_where_there_is_no_document() {
    prove_files(Cli::V2);
}

/// Each operation whose response is a stream, with texts that no option can carry.
fn prove_files(cli: Cli) {
    let long = ["long"; 30_000].join(" ");
    let texts = ["a\tb", "file://x", "--", "\u{1}ü", "{\"a\":\n\t1}", &long];
    let services = catalog::services();
    let streams = operations::draw(&services, None, |operation| operation.streaming_output);
    let cases = streams.into_iter().flat_map(|(item, operation)| {
        texts.map(|text| {
            let mut random = Random::of(settings::seed(), item);
            let mut input = valid(&mut random, operation);
            set_text(operation, &mut random, &mut input, text);
            (operation, input)
        })
    });
    let outcomes = in_parallel(cases.collect(), |(operation, input)| {
        let name = &operation.operation.command;
        (name, compare(cli, operation, &input))
    });
    let mut sent = 0;
    for (name, outcome) in &outcomes {
        match outcome {
            Outcome::Same => sent += 1,
            Outcome::Known(_) => {}
            Outcome::Refused(why) => println!("{name} refused: {why}"),
            Outcome::Differs(difference) => panic!("{name}\n{difference}"),
        }
    }
    println!("{sent} of {} sent", outcomes.len());
    // The test would prove nothing if nothing were sent; one service may have no streams.
    assert!(settings::service().is_some() || sent * 2 > outcomes.len());
}

/// Sets one of the members that accept any text.
fn set_text(operation: OperationRef<'_>, random: &mut Random, input: &mut Value, text: &str) {
    let takes_any = |member: &&Member| {
        let shape = operation.target(member);
        let is_text = matches!(shape.kind, Kind::String) && shape.enumeration.is_empty();
        is_text && !member.json_value && !member.host_label
    };
    let members: Vec<_> = operation.members().iter().filter(takes_any).collect();
    let Value::Map(map) = input else {
        return;
    };
    let Some(chosen) = members.get(random.below(members.len().max(1))) else {
        return;
    };
    map.set(&chosen.name, Value::from(text));
    // In the order of the model, as options are.
    let place = |name: &str| {
        let mut members = operation.members().iter();
        members.position(|member| member.name == name)
    };
    map.entries_mut().sort_by_key(|(name, _)| place(name));
}

fn prove(cli: Cli, count: Option<usize>) {
    let services = catalog::services();
    let drawn = operations::draw(&services, count, |operation| {
        operations::takes_document(operation, Cli::V2)
    });
    let trials = in_parallel(drawn, |drawn| Trial::run(cli, drawn));
    let mut protocols: BTreeMap<Protocol, Tally> = BTreeMap::new();
    let mut differences = Vec::new();
    for trial in &trials {
        let tally = protocols.entry(trial.protocol).or_default();
        match &trial.outcome {
            Outcome::Same => tally.same += 1,
            // CLI v1's older models may lack the operation; then it prints its usage.
            Outcome::Refused(why) if cli == Cli::V1 && why.starts_with("usage:") => {}
            Outcome::Refused(why) => {
                tally.refused += 1;
                println!("{} refused: {why}", trial.name);
            }
            Outcome::Known(reason) => {
                tally.known += 1;
                println!("{} known: {reason}", trial.name);
            }
            Outcome::Differs(difference) => {
                tally.differs += 1;
                differences.push(format!("{}\n{difference}", trial.name));
            }
        }
    }
    println!("{protocols:#?}");
    let count = differences.len();
    differences.truncate(10);
    assert!(count == 0, "{count} differ:\n{}", differences.join("\n\n"));
    for (protocol, tally) in &protocols {
        // The test would prove nothing if nothing were sent.
        let compared = tally.same + tally.known;
        assert!(tally.refused * 5 < compared + 15, "{protocol}: {tally:?}");
    }
}

#[derive(Debug, Default)]
struct Tally {
    same: usize,
    known: usize,
    refused: usize,
    differs: usize,
}

struct Trial {
    name: String,
    protocol: Protocol,
    outcome: Outcome,
}

enum Outcome {
    Same,
    Refused(String),
    Known(&'static str),
    Differs(String),
}

impl Trial {
    fn run(cli: Cli, (item, operation): (usize, OperationRef<'_>)) -> Self {
        let mut random = Random::of(settings::seed() + 1, item);
        let mut input = valid(&mut random, operation);
        if operation.operation.streaming_output {
            // The CLI takes it as a command only, in which a stream is a file.
            remove_streams(operation, &mut input);
        }
        let service = &operation.service.command;
        let command = &operation.operation.command;
        Trial {
            name: format!("{item}: {service} {command}"),
            protocol: operation.service.metadata.protocol().unwrap(),
            outcome: compare(cli, operation, &input),
        }
    }
}

fn remove_streams(operation: OperationRef<'_>, input: &mut Value) {
    let Value::Map(map) = input else {
        return;
    };
    for member in operation.members() {
        if member.streaming || operation.target(member).streaming {
            map.remove(&member.name);
        }
    }
}

fn compare(cli: Cli, operation: OperationRef<'_>, input: &Value) -> Outcome {
    let (service, command) = (&operation.service.command, &operation.operation.command);
    let document = wireform_write::document(input);
    let answer = match operation.operation.streaming_output {
        // Such an operation has no --cli-input-json.
        true => {
            let (words, files) = written(cli, operation, input);
            oracle::ask(cli, &words, &files)
        }
        false => {
            let mut argv = vec![service.clone(), command.clone()];
            argv.extend(["--cli-input-json", "file://input.json"].map(str::to_owned));
            oracle::ask(cli, &argv, &[oracle::document_file(document.as_str())])
        }
    };
    let Some(real) = answer.request else {
        return Outcome::Refused(answer.stderr.trim().to_owned());
    };
    let ours = wireform_write::request_from(operation, input, aws::REGION, cli);
    let (ours, theirs) = (WireRequest::ours(&ours).lasting(), real.lasting());
    if ours == theirs {
        return Outcome::Same;
    }
    let mut known = KNOWN.iter().filter(|row| row.covers(service, command));
    match known.find(|row| row.difference.alone_differs(&ours, &theirs)) {
        Some(row) => Outcome::Known(row.reason),
        None => Outcome::Differs(format!(
            "{:?} {document}\nours: {ours}\n\nreal: {theirs}",
            written(cli, operation, input).0
        )),
    }
}

/// The words of the command, as bash passes them, and the files that it reads.
fn written(cli: Cli, operation: OperationRef<'_>, input: &Value) -> (Vec<String>, Vec<ValueFile>) {
    let options = CommandOptions {
        shell: Shell::Posix,
        nested: Nested::Json,
        one_line: true,
        cli,
        raw_blobs: false,
    };
    let command = wireform_write::command(operation, input, &options);
    let words = shell::words("bash", &[command.text.as_str()]);
    (words.into_iter().next().unwrap_or_default(), command.files)
}
