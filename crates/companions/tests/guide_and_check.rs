//! The guide agrees with the rules: a field is marked as required exactly where a rule reports that it is missing.

use wireform_check::{CheckInput, check};

use wireform_companions::{Companion, EntryPart};
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::Severity;
use wireform_model::draft::{Draft, Facts};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;

const PROTOCOLS: [Option<&str>; 3] = [None, Some("HTTP"), Some("WEBSOCKET")];

/// Types, subtypes, connections, payload formats and URIs, tested in all combinations.
const TYPES: [&str; 6] = ["", "AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY"];
const ACTIONS: [&str; 2] = ["", "SQS-PurgeQueue"];
const CONNECTIONS: [&str; 3] = ["", "INTERNET", "VPC_LINK"];
const FORMATS: [&str; 3] = ["", "1.0", "2.0"];
const TARGETS: [&str; 4] = [
    "",
    "https://api.example.com",
    "arn:aws:apigateway:us-east-1:sqs:action/PurgeQueue",
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations",
];

#[test]
fn members_marked_as_required_are_reported_when_absent() {
    let (service, companion) = parts();
    every_choice(|draft, words| {
        for name in [
            "IntegrationUri",
            "ConnectionId",
            "CredentialsArn",
            "PayloadFormatVersion",
        ] {
            if draft.member(name).is_some() {
                continue;
            }
            let path = Path::root().child(name);
            let check_input = check_input(&service, draft);
            let marked = (companion.guide.hint)(&check_input, &path).required;
            let missed = errors(&companion, &check_input).contains(&path);
            assert_eq!(marked, missed, "{path} {words}");
        }
    });
}

/// With an AWS service the method is marked as required, although its absence is only a warning.
#[test]
fn a_method_reported_as_missing_is_marked_as_required() {
    let (service, companion) = parts();
    every_choice(|draft, words| {
        let path = Path::root().child("IntegrationMethod");
        let check_input = check_input(&service, draft);
        let marked = (companion.guide.hint)(&check_input, &path).required;
        let missed = errors(&companion, &check_input).contains(&path);
        assert!(marked || !missed, "{words}");
        let is_aws = words.contains("\"AWS\"");
        assert!(missed || !marked || is_aws, "{words}");
    });
}

#[test]
fn irrelevant_members_are_not_reported_as_missing() {
    let (service, companion) = parts();
    every_choice(|draft, words| {
        let check_input = check_input(&service, draft);
        let errors = errors(&companion, &check_input);
        for irrelevant in (companion.guide.irrelevant)(&check_input) {
            let is_set = draft.input.at(&irrelevant.path).is_some();
            assert!(
                is_set || !errors.contains(&irrelevant.path),
                "{} {words}",
                irrelevant.path
            );
        }
    });
}

/// No rule rejects a value that a hint offers.
#[test]
fn offered_values_are_valid() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    every_choice(|draft, words| {
        for member in operation.members() {
            let path = Path::root().child(&member.name);
            let choices = (companion.guide.hint)(&check_input(&service, draft), &path).choices;
            // With a subtype, a rule rejects every integration type but one.
            let is_misplaced = member.name == "IntegrationType" && words.contains("Subtype");
            for choice in choices.into_iter().filter(|_| !is_misplaced) {
                let mut draft = draft.clone();
                let Value::Map(map) = &mut draft.input else {
                    panic!("{words}");
                };
                map.set(&member.name, choice.text.as_str().into());
                let errors = errors(&companion, &check_input(&service, &draft));
                assert!(!errors.contains(&path), "{path} {} {words}", choice.text);
            }
        }
    });
}

/// Unfinished entries: the protocol, the input with `TYPED` for the value, and the path of the entry.
const ENTRIES: [(&str, &str, &str); 5] = [
    (
        "HTTP",
        r#"{"IntegrationType":"HTTP_PROXY","RequestParameters":{"append:header.x":TYPED}}"#,
        "/RequestParameters/append:header.x",
    ),
    (
        "HTTP",
        r#"{"IntegrationType":"HTTP_PROXY","ResponseParameters":{"500":{"overwrite:statuscode":TYPED}}}"#,
        "/ResponseParameters/500/overwrite:statuscode",
    ),
    (
        "HTTP",
        r#"{"IntegrationType":"HTTP_PROXY","ResponseParameters":{"500":{"append:header.x":TYPED}}}"#,
        "/ResponseParameters/500/append:header.x",
    ),
    (
        "HTTP",
        r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage","RequestParameters":{"MessageBody":TYPED}}"#,
        "/RequestParameters/MessageBody",
    ),
    (
        "WEBSOCKET",
        r#"{"IntegrationType":"HTTP_PROXY","RequestParameters":{"integration.request.header.x":TYPED}}"#,
        "/RequestParameters/integration.request.header.x",
    ),
];

const TYPED: [&str; 24] = [
    "",
    "$",
    "$re",
    "$request.",
    "$request.body",
    "$context.",
    "$context.id",
    "${",
    "${con",
    "x-${context.st",
    "a $stage",
    "{\"a\": \"${request",
    "sourceIp",
    "'",
    "'a",
    "prod",
    "context.",
    "route.request.",
    "50",
    "$nowhere.x",
    "${nowhere.x}",
    "$request.header.x}",
    "request.body",
    "stageVariables.a",
];

/// No rule rejects a complete suggestion.
#[test]
fn complete_suggestions_are_valid() {
    let (service, companion) = parts();
    for (protocol, input, path) in ENTRIES {
        let path = Path::parse(path).unwrap();
        for typed in TYPED {
            let draft = typed_into(protocol, input, typed);
            let input_before = check_input(&service, &draft);
            let offered = (companion.guide.suggest)(&input_before, &path, EntryPart::Value);
            for suggestion in offered {
                // The user still has to add a name, or the rest of the JSON.
                if suggestion.text.ends_with('.') || suggestion.text.starts_with('{') {
                    continue;
                }
                let draft = typed_into(protocol, input, &suggestion.text);
                let errors = errors(&companion, &check_input(&service, &draft));
                assert!(
                    !errors.contains(&path),
                    "{path} {typed} {}",
                    suggestion.text
                );
            }
        }
    }
}

/// A rule rejects each value that the explanation calls invalid.
#[test]
fn values_called_invalid_are_rejected() {
    let (service, companion) = parts();
    let mut count = 0;
    for (protocol, input, path) in ENTRIES {
        let path = Path::parse(path).unwrap();
        for typed in TYPED {
            let draft = typed_into(protocol, input, typed);
            let check_input = check_input(&service, &draft);
            let explained = (companion.guide.explain)(&check_input, &path, EntryPart::Value);
            if explained.is_some_and(|text| text.contains("a valid source")) {
                count += 1;
                let is_rejected = errors(&companion, &check_input).contains(&path);
                assert!(is_rejected, "{path} {typed}");
            }
        }
    }
    assert!(count > 9, "{count}");
}

fn typed_into(protocol: &str, input: &str, typed: &str) -> Draft {
    let text = json::quoted(typed);
    let input = input.replace("TYPED", &text);
    let mut facts = Facts::default();
    facts.set("ProtocolType", Some(protocol));
    Draft {
        input: json::read(&input).unwrap(),
        facts,
        ..Draft::default()
    }
}

fn every_choice(mut ask: impl FnMut(&Draft, &str)) {
    for protocol in PROTOCOLS {
        for (kind, action) in pairs(&TYPES, &ACTIONS) {
            for (connection, format) in pairs(&CONNECTIONS, &FORMATS) {
                for target in TARGETS {
                    let members = [
                        ("IntegrationType", kind),
                        ("IntegrationSubtype", action),
                        ("ConnectionType", connection),
                        ("PayloadFormatVersion", format),
                        ("IntegrationUri", target),
                    ];
                    let members = members.iter().filter(|(_, value)| !value.is_empty());
                    let members = members.map(|(name, value)| format!("\"{name}\":\"{value}\""));
                    let input = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
                    let mut facts = Facts::default();
                    facts.set("ProtocolType", protocol);
                    let draft = Draft {
                        input: json::read(&input).unwrap(),
                        facts,
                        ..Draft::default()
                    };
                    ask(&draft, &format!("{protocol:?} {input}"));
                }
            }
        }
    }
}

fn pairs<'a>(
    left: &'a [&'a str],
    right: &'a [&'a str],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    left.iter()
        .flat_map(move |l| right.iter().map(move |r| (*l, *r)))
}

fn errors(companion: &Companion, check_input: &CheckInput<'_>) -> Vec<Path> {
    let found = check(*check_input, Some(companion.guide.check)).into_iter();
    let errors = found.filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.path).collect()
}

fn check_input<'a>(service: &'a Service, draft: &'a Draft) -> CheckInput<'a> {
    CheckInput {
        operation: service.operation("create-integration").unwrap(),
        draft,
        cli: Cli::V2,
    }
}

fn parts() -> (Service, Companion) {
    let service = builtin::service("apigatewayv2").unwrap();
    let companion = wireform_companions::companion("apigatewayv2", "create-integration").unwrap();
    (service, companion)
}
