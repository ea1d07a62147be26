//! Every scenario is valid once its blanks are filled in.

use std::collections::BTreeSet;

use wireform_check::{CheckInput, check};

use wireform_companions::{Companion, Scenario};
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_write::{Body, request};

fn parts() -> (Service, Companion) {
    let service = builtin::service("apigatewayv2").unwrap();
    let companion = wireform_companions::companion("apigatewayv2", "create-integration").unwrap();
    (service, companion)
}

#[test]
fn a_filled_scenario_raises_neither_error_nor_warning() {
    let (service, companion) = parts();
    for scenario in &companion.scenarios {
        for cli in [Cli::V1, Cli::V2] {
            let found = problems(&service, &companion, &filled(scenario), cli);
            assert!(found.is_empty(), "{}: {found:#?}", scenario.id);
        }
    }
}

#[test]
fn an_unfilled_scenario_lacks_some_of_its_blanks_and_nothing_else() {
    let (service, companion) = parts();
    for scenario in &companion.scenarios {
        let draft = Draft {
            input: scenario.input.clone(),
            facts: scenario.facts.clone(),
            ..Draft::default()
        };
        let found = problems(&service, &companion, &draft, Cli::V2);
        let missing: BTreeSet<_> = found.iter().map(|finding| &finding.path).collect();
        let blanks = scenario.blanks.iter().map(|blank| &blank.path).collect();
        assert!(missing.is_subset(&blanks), "{}: {found:#?}", scenario.id);
        assert_eq!(missing.is_empty(), blanks.is_empty(), "{}", scenario.id);
    }
}

/// A blank must be filled in, so the page never asks for a value that is not needed.
#[test]
fn every_blank_is_missed_when_it_alone_is_empty() {
    let (service, companion) = parts();
    for scenario in &companion.scenarios {
        for blank in &scenario.blanks {
            let mut filled_but_one = scenario.clone();
            filled_but_one
                .blanks
                .retain(|other| other.path != blank.path);
            let found = problems(&service, &companion, &filled(&filled_but_one), Cli::V2);
            let missing: BTreeSet<_> = found.iter().map(|finding| &finding.path).collect();
            // The server name to verify is the only blank that may stay empty.
            let may_stay = blank.path.as_str() == "/TlsConfig/ServerNameToVerify";
            let expected = BTreeSet::from_iter((!may_stay).then_some(&blank.path));
            assert_eq!(missing, expected, "{}: {found:#?}", scenario.id);
        }
    }
}

/// The request has every member of a filled scenario, and no other.
#[test]
fn a_filled_scenario_makes_the_request_of_its_values() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for scenario in &companion.scenarios {
        let draft = filled(scenario);
        let request = request(operation, &draft.input, "us-east-1");
        assert_eq!(request.method, "POST");
        let id = draft.member("ApiId").and_then(Value::as_str).unwrap();
        assert_eq!(request.path.as_str(), format!("/v2/apis/{id}/integrations"));
        let Body::Text(body) = &request.body else {
            panic!("{}: no body", scenario.id);
        };
        let sent = json::read(body.as_str()).unwrap();
        let members = draft.input.as_map().unwrap().iter();
        let members = members.filter(|(name, _)| *name != "ApiId");
        let expected: Map = members
            .map(|(name, value)| (wire_name(name), on_the_wire(name, value)))
            .collect();
        assert_eq!(
            sorted(&sent),
            sorted(&Value::Map(expected)),
            "{}",
            scenario.id
        );
    }
}

#[test]
fn ids_are_unique_and_fit_an_address() {
    let (_, companion) = parts();
    let ids: BTreeSet<_> = companion.scenarios.iter().map(|s| &s.id).collect();
    assert_eq!(ids.len(), companion.scenarios.len());
    for id in ids {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(id.chars().all(fits), "{id}");
    }
}

#[test]
fn every_type_connection_and_action_has_a_scenario() {
    let (_, companion) = parts();
    for name in ["IntegrationType", "ConnectionType", "IntegrationSubtype"] {
        let field = companion.field(&Path::root().child(name)).unwrap();
        for choice in &field.choices {
            let wanted = Some(choice.value.as_str());
            let has = |scenario: &Scenario| {
                let map = scenario.input.as_map();
                map.and_then(|map| map.get(name)).and_then(Value::as_str) == wanted
            };
            assert!(companion.scenarios.iter().any(has), "{}", choice.value);
        }
    }
}

/// The examples on the operation's reference page, as documents for `--cli-input-json`.
#[test]
fn the_reference_examples_are_scenarios() {
    let (_, companion) = parts();
    let examples = [
        (
            "reference-websocket",
            r#"{"ApiId": "aabbccddee", "PassthroughBehavior": "WHEN_NO_MATCH", "TimeoutInMillis": 29000,
                "ConnectionType": "INTERNET", "IntegrationType": "MOCK"}"#,
        ),
        (
            "reference-http",
            r#"{"ApiId": "a1b2c3d4", "IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "2.0",
                "IntegrationUri": "arn:aws:lambda:us-west-2:123456789012:function:my-function"}"#,
        ),
    ];
    for (id, example) in examples {
        let scenario = companion.scenario(id).unwrap();
        assert!(scenario.blanks.is_empty());
        assert_eq!(
            sorted(&scenario.input),
            sorted(&json::read(example).unwrap())
        );
    }
}

/// Renames the members of structures; the keys of maps stay as they are.
fn on_the_wire(name: &str, value: &Value) -> Value {
    match (name, value) {
        ("TlsConfig", Value::Map(map)) => {
            let renamed = map
                .iter()
                .map(|(name, value)| (wire_name(name), value.clone()));
            Value::Map(renamed.collect())
        }
        _ => value.clone(),
    }
}

fn wire_name(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    format!("{}{rest}", first.to_lowercase())
}

fn filled(scenario: &Scenario) -> Draft {
    let mut input = scenario.input.clone();
    for blank in &scenario.blanks {
        let names: Vec<_> = blank.path.segments().collect();
        let names: Vec<_> = names.iter().map(|name| name.as_ref()).collect();
        put(&mut input, &names, &blank.example);
    }
    Draft {
        input,
        facts: scenario.facts.clone(),
        ..Draft::default()
    }
}

fn put(place: &mut Value, names: &[&str], value: &Value) {
    let [name, rest @ ..] = names else {
        *place = value.clone();
        return;
    };
    let Value::Map(map) = place else {
        panic!("{name} is in no object");
    };
    if !map.contains_key(name) {
        map.push(*name, Value::Map(Map::new()));
    }
    put(map.get_mut(name).unwrap(), rest, value);
}

fn problems(service: &Service, companion: &Companion, draft: &Draft, cli: Cli) -> Vec<Diagnostic> {
    let operation = service.operation("create-integration").unwrap();
    let subject = CheckInput {
        operation,
        draft,
        cli,
    };
    let found = check(subject, Some(companion.guide.check)).into_iter();
    found.filter(|d| d.severity != Severity::Info).collect()
}

fn sorted(value: &Value) -> Vec<(String, Value)> {
    let mut entries = value.as_map().unwrap().entries().to_vec();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries
}
