//! Which facts an operation's draft can have, and what a fact that fits nothing leads to.

use wireform_companions::{check_facts, check_files, companion, known_facts};
use wireform_model::cli::Cli;
use wireform_model::draft::{Facts, FileReferences};
use wireform_model::{Service, builtin};

const MODEL: &str = r#"{"metadata":{"endpointPrefix":"shelf","serviceId":"Shelf","protocol":"rest-json"},
    "operations":{
        "Put":{"http":{"method":"PUT","requestUri":"/"},"input":{"shape":"In"},"output":{"shape":"In"}},
        "Send":{"http":{"method":"PUT","requestUri":"/"},"input":{"shape":"Plain"}}},
    "shapes":{
        "In":{"type":"structure","payload":"body","members":{"body":{"shape":"Stream"}}},
        "Plain":{"type":"structure","payload":"Payload","members":{"Payload":{"shape":"Bytes"}}},
        "Stream":{"type":"blob","streaming":true},"Bytes":{"type":"blob"}}}"#;

/// What is wrong with the facts `NAME=VALUE`.
fn problem(service: &Service, operation: &str, facts: &[&str]) -> Option<String> {
    let companion = companion(&service.command, operation);
    let operation = service.operation(operation).unwrap();
    let mut given = Facts::default();
    for fact in facts {
        let (name, value) = fact.split_once('=').unwrap();
        given.set(name, Some(value));
    }
    let checked = check_facts(operation, Cli::V2, companion.as_ref(), &given);
    checked.err().map(|error| error.to_string())
}

#[test]
fn facts_are_of_companions_bodies_and_responses() {
    let shelf = Service::from_json(MODEL, Some("shelf")).unwrap();
    let known = |operation| known_facts(shelf.operation(operation).unwrap(), Cli::V2, None);
    assert_eq!(known("put"), ["outfile"]);
    assert_eq!(known("send"), [""; 0]);
    let service = builtin::service("apigatewayv2").unwrap();
    let companion = companion("apigatewayv2", "create-integration");
    let operation = service.operation("create-integration").unwrap();
    let known = known_facts(operation, Cli::V2, companion.as_ref());
    assert_eq!(known, ["ProtocolType"]);
}

#[test]
fn known_facts_are_taken() {
    let shelf = Service::from_json(MODEL, Some("shelf")).unwrap();
    assert_eq!(problem(&shelf, "put", &["outfile=o"]), None);
    assert_eq!(problem(&shelf, "send", &[]), None);
    let service = builtin::service("apigatewayv2").unwrap();
    for value in ["HTTP", "WEBSOCKET"] {
        let fact = format!("ProtocolType={value}");
        assert_eq!(problem(&service, "create-integration", &[&fact]), None);
    }
}

#[test]
fn a_fact_that_fits_nothing_leads_to_those_that_do() {
    let shelf = Service::from_json(MODEL, Some("shelf")).unwrap();
    let cases = [
        (
            "put",
            "Nonsense=1",
            "shelf put has no fact `Nonsense`. Known facts: outfile",
        ),
        (
            "send",
            "Nonsense=1",
            "shelf send has no fact `Nonsense`. It has no facts.",
        ),
    ];
    for (operation, fact, expected) in cases {
        assert_eq!(
            problem(&shelf, operation, &[fact]).as_deref(),
            Some(expected)
        );
    }
    let service = builtin::service("apigatewayv2").unwrap();
    let cases = [
        (
            "protocolType=HTTP",
            "apigatewayv2 create-integration has no fact `protocolType`. Did you mean ProtocolType?",
        ),
        (
            "ProtocolType=http",
            "the fact ProtocolType cannot be `http`. Did you mean HTTP? Known values: HTTP, WEBSOCKET",
        ),
        (
            "ProtocolType=",
            "the fact ProtocolType cannot be ``. Known values: HTTP, WEBSOCKET",
        ),
    ];
    for (fact, expected) in cases {
        assert_eq!(
            problem(&service, "create-integration", &[fact]).as_deref(),
            Some(expected)
        );
    }
}

#[test]
fn a_file_is_the_value_of_a_member() {
    let shelf = Service::from_json(MODEL, Some("shelf")).unwrap();
    let problem = |operation, name| {
        let mut files = FileReferences::default();
        files.set_named(name, "fileb://f");
        let checked = check_files(shelf.operation(operation).unwrap(), Cli::V2, &files);
        checked.err().map(|error| error.to_string())
    };
    assert_eq!(problem("put", "body"), None);
    assert_eq!(problem("send", "Payload"), None);
    let expected = "shelf put reads no file for `Body`. Did you mean body?";
    assert_eq!(problem("put", "Body").as_deref(), Some(expected));
    let expected = "shelf put reads no file for `body/x`. Known files: body";
    assert_eq!(problem("put", "body/x").as_deref(), Some(expected));
}
