//! Operations of all services in all protocols: our request for a random input is the one that CLI v2 sends.
//!
//! The operations and inputs are the same in every run.
//! `WIREFORM_SEED=N` draws others, and `WIREFORM_OPERATIONS=N` more or fewer of them: 3,000 for the full proof.

use std::collections::{BTreeMap, HashMap};

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::random::Random;
use wireform_conformance::wire::SentRequest;
use wireform_conformance::{aws, catalogue, inputs, judge, model_inputs};
use wireform_core::draft::Cli;
use wireform_core::model::{OperationRef, Service};
use wireform_core::value::Value;
use wireform_core::write;

const PROTOCOLS: [&str; 6] = [
    "json",
    "rest-json",
    "query",
    "ec2",
    "rest-xml",
    "smithy-rpc-v2-cbor",
];

/// Where the CLI sends something else (S3, whose requests we do not write, apart): service and operation, the one part that differs, and the reason.
const KNOWN: &[(&str, &str, Part, &str)] = &[
    (
        "acm",
        "*",
        Part::Host,
        "the endpoint depends on the operation",
    ),
    (
        "neptune-graph",
        "*",
        Part::Host,
        "the endpoint depends on the operation",
    ),
    (
        "s3control",
        "*",
        Part::Host,
        "the endpoint depends on the operation",
    ),
    (
        "arc-region-switch",
        "*",
        Part::Host,
        "the endpoint depends on the operation",
    ),
    (
        "signin",
        "*",
        Part::Host,
        "the endpoint depends on the operation",
    ),
    (
        "wellarchitected",
        "*",
        Part::Host,
        "the endpoint depends on the operation",
    ),
    (
        "timestream-query",
        "*",
        Part::Discovery,
        "the CLI asks the service for its endpoint first, and then sends there",
    ),
    (
        "timestream-write",
        "*",
        Part::Discovery,
        "the CLI asks the service for its endpoint first, and then sends there",
    ),
    (
        "route53",
        "*",
        Part::Target,
        "of an ID with slashes botocore takes what is behind the last",
    ),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Host,
    Target,
    /// Another request is sent before this one.
    Discovery,
}

impl Part {
    /// Whether two requests are the same but for this part.
    fn alone_differs(self, ours: &SentRequest, theirs: &SentRequest) -> bool {
        let target = theirs.headers.get("x-amz-target");
        match self {
            Part::Host => {
                let host = theirs.host.clone();
                SentRequest {
                    host,
                    ..ours.clone()
                } == *theirs
            }
            Part::Target => {
                let target = theirs.target.clone();
                SentRequest {
                    target,
                    ..ours.clone()
                } == *theirs
            }
            Part::Discovery => target.is_some_and(|target| target.ends_with(".DescribeEndpoints")),
        }
    }
}

#[test]
fn v2_sends_our_request_in_every_protocol() {
    let services = catalogue::services();
    let trials = in_parallel(draw(&services), Trial::hold);
    let mut protocols: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut differences = Vec::new();
    for trial in &trials {
        let tally = protocols.entry(trial.protocol).or_default();
        match &trial.outcome {
            Outcome::Same => tally.same += 1,
            Outcome::Refused(why) => {
                tally.refused += 1;
                println!("{} refused: {why}", trial.name);
            }
            Outcome::Known(part, reason) => {
                tally.known += 1;
                println!("{} known: {reason}", trial.name);
                // Where a request goes is not the protocol's to say.
                let json = trial.protocol.contains("json");
                assert!(!json || *part != Part::Target, "{}", trial.name);
            }
            Outcome::Differs(difference) => {
                tally.differs += 1;
                differences.push(format!("{}\n{difference}", trial.name));
            }
        }
    }
    println!("{protocols:#?}");
    for (protocol, tally) in &protocols {
        // Nothing would differ where nothing is sent.
        let judged = tally.same + tally.known;
        assert!(tally.refused * 5 < judged + 5, "{protocol}: {tally:?}");
    }
    let count = differences.len();
    differences.truncate(10);
    assert!(count == 0, "{count} differ:\n{}", differences.join("\n\n"));
}

#[derive(Debug, Default)]
struct Tally {
    same: usize,
    known: usize,
    refused: usize,
    differs: usize,
}

/// The protocols in turn, and in each its services in turn.
fn draw(services: &HashMap<String, Service>) -> Vec<(usize, OperationRef<'_>)> {
    let seed = inputs::seed();
    let speakers = PROTOCOLS.map(|protocol| {
        let services = services.values();
        let speaks = |service: &&Service| service.metadata.protocol() == protocol;
        let mut services: Vec<&Service> = services.filter(speaks).collect();
        services.retain(|service| write::writes_protocol(service));
        services.sort_by_key(|service| &service.command);
        Random::of(seed, 0).shuffle(&mut services);
        services
    });
    let speakers: Vec<_> = speakers.into_iter().filter(|all| !all.is_empty()).collect();
    let items = (0..inputs::operations(240)).map(|item| {
        let services = &speakers[item % speakers.len()];
        let service = services[item / speakers.len() % services.len()];
        let takes_documents = |operation: &&wireform_core::model::Operation| {
            let lacking = &operation.customizations(Cli::V2).lacking;
            !lacking.iter().any(|option| option == "cli-input-json")
        };
        let operations: Vec<_> = service.operations.iter().filter(takes_documents).collect();
        let operation = operations[Random::of(seed, item).below(operations.len())];
        (item, OperationRef { service, operation })
    });
    items.collect()
}

struct Trial {
    name: String,
    protocol: &'static str,
    outcome: Outcome,
}

enum Outcome {
    Same,
    Refused(String),
    Known(Part, &'static str),
    Differs(String),
}

impl Trial {
    fn hold((item, operation): (usize, OperationRef<'_>)) -> Self {
        let mut random = Random::of(inputs::seed() + 1, item);
        let input = model_inputs::valid(&mut random, operation);
        let service = &operation.service.command;
        let command = &operation.operation.command;
        let spoken = operation.service.metadata.protocol();
        let protocol = PROTOCOLS.iter().find(|protocol| **protocol == spoken);
        Trial {
            name: format!("{item}: {service} {command}"),
            protocol: protocol.unwrap_or(&""),
            outcome: judged(operation, &input),
        }
    }
}

fn judged(operation: OperationRef<'_>, input: &Value) -> Outcome {
    let (service, command) = (&operation.service.command, &operation.operation.command);
    let document = write::document(input);
    let mut argv = vec![service.clone(), command.clone()];
    argv.extend(["--cli-input-json", "file://input.json"].map(str::to_owned));
    if operation.operation.streaming_output {
        argv.push("output".to_owned());
    }
    let answer = judge::ask(Cli::V2, &argv, Some(document.as_str()));
    let Some(real) = answer.request else {
        return Outcome::Refused(answer.stderr.trim().to_owned());
    };
    let theirs = SentRequest {
        headers: answer.serialized,
        ..real
    };
    let ours = write::request_from(operation, input, aws::REGION, Cli::V2);
    let (ours, theirs) = (SentRequest::ours(&ours).lasting(), theirs.lasting());
    if ours == theirs {
        return Outcome::Same;
    }
    let known = KNOWN.iter().find(|(of_service, of_command, part, _)| {
        of_service == service
            && (*of_command == "*" || of_command == command)
            && part.alone_differs(&ours, &theirs)
    });
    match known {
        Some((_, _, part, reason)) => Outcome::Known(*part, reason),
        None => Outcome::Differs(format!("{document}\nours: {ours}\n\nreal: {theirs}")),
    }
}
