//! The guide and the rules say the same: what a field marks as required is what the check misses.

use wireform_check::{CheckInput, check};

use wireform_companions::{Companion, Part};
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::diagnostic::Severity;
use wireform_model::draft::{Cli, Draft, Facts};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;

const PROTOCOLS: [Option<&str>; 3] = [None, Some("HTTP"), Some("WEBSOCKET")];

/// What is chosen before: types, actions, connections, formats and targets, in all combinations.
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
fn what_is_marked_as_required_is_missed_when_absent() {
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
            let subject = subject(&service, draft);
            let marked = (companion.guide.hint)(&subject, &path).required;
            let missed = errors(&companion, &subject).contains(&path);
            assert_eq!(marked, missed, "{path} {words}");
        }
    });
}

/// An AWS service is called without a method at one's own risk, so that is marked but no error.
#[test]
fn a_method_that_is_missed_is_marked() {
    let (service, companion) = parts();
    every_choice(|draft, words| {
        let path = Path::root().child("IntegrationMethod");
        let subject = subject(&service, draft);
        let marked = (companion.guide.hint)(&subject, &path).required;
        let missed = errors(&companion, &subject).contains(&path);
        assert!(marked || !missed, "{words}");
        let is_aws = words.contains("\"AWS\"");
        assert!(missed || !marked || is_aws, "{words}");
    });
}

#[test]
fn what_is_folded_is_never_missed() {
    let (service, companion) = parts();
    every_choice(|draft, words| {
        let subject = subject(&service, draft);
        let errors = errors(&companion, &subject);
        for folded in (companion.guide.irrelevant)(&subject) {
            let is_set = draft.input.at(&folded.path).is_some();
            assert!(
                is_set || !errors.contains(&folded.path),
                "{} {words}",
                folded.path
            );
        }
    });
}

/// Whatever value is on offer is one that no rule refuses where it stands.
#[test]
fn what_is_offered_is_not_refused() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    every_choice(|draft, words| {
        for member in operation.members() {
            let path = Path::root().child(&member.name);
            let choices = (companion.guide.hint)(&subject(&service, draft), &path).choices;
            // An action with another type is refused at the type, whichever other type it is.
            let is_misplaced = member.name == "IntegrationType" && words.contains("Subtype");
            for choice in choices.into_iter().filter(|_| !is_misplaced) {
                let mut draft = draft.clone();
                let Value::Map(map) = &mut draft.input else {
                    panic!("{words}");
                };
                map.set(&member.name, choice.text.as_str().into());
                let errors = errors(&companion, &subject(&service, &draft));
                assert!(!errors.contains(&path), "{path} {} {words}", choice.text);
            }
        }
    });
}

/// Entries being typed: the protocol, the input around `TYPED`, and the place of the entry.
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

/// A suggestion that wants nothing more is a value that no rule refuses.
#[test]
fn what_is_suggested_in_full_is_not_refused() {
    let (service, companion) = parts();
    for (protocol, input, path) in ENTRIES {
        let path = Path::parse(path).unwrap();
        for typed in TYPED {
            let draft = typed_into(protocol, input, typed);
            let subject_before = subject(&service, &draft);
            let offered = (companion.guide.suggest)(&subject_before, &path, Part::Value);
            for suggestion in offered {
                // A name or the rest of somebody's JSON is still to come.
                if suggestion.text.ends_with('.') || suggestion.text.starts_with('{') {
                    continue;
                }
                let draft = typed_into(protocol, input, &suggestion.text);
                let errors = errors(&companion, &subject(&service, &draft));
                assert!(
                    !errors.contains(&path),
                    "{path} {typed} {}",
                    suggestion.text
                );
            }
        }
    }
}

/// What is explained as wrong is refused, so that words and diagnostics never part.
#[test]
fn what_is_called_wrong_is_refused() {
    let (service, companion) = parts();
    let mut count = 0;
    for (protocol, input, path) in ENTRIES {
        let path = Path::parse(path).unwrap();
        for typed in TYPED {
            let draft = typed_into(protocol, input, typed);
            let subject = subject(&service, &draft);
            let words = (companion.guide.explain)(&subject, &path, Part::Value);
            if words.is_some_and(|words| words.contains("not a source")) {
                count += 1;
                let is_refused = errors(&companion, &subject).contains(&path);
                assert!(is_refused, "{path} {typed}");
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

fn errors(companion: &Companion, subject: &CheckInput<'_>) -> Vec<Path> {
    let found = check(*subject, Some(companion.guide.check)).into_iter();
    let errors = found.filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.path).collect()
}

fn subject<'a>(service: &'a Service, draft: &'a Draft) -> CheckInput<'a> {
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
