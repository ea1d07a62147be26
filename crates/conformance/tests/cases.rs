//! Documents of `create-integration` with the findings that each must give, and the request that the AWS CLI sends for the valid ones.
//!
//! `data/create-integration/cases.json` lists findings by rule, severity and path; its requests were recorded from the real CLI.

use libtest_mimic::{Arguments, Failed, Trial};

use wireform_check::{CheckInput, check};

use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, Facts};
use wireform_model::json;
use wireform_model::value::{Map, Value};
use wireform_write::Body;

fn main() {
    let text = include_str!("../../companions/tests/data/create-integration/cases.json");
    let cases = json::read(text).expect("the cases are JSON");
    let cases = cases.as_list().expect("the cases are a list");
    let trials = cases.iter().map(|case| {
        let case = case.as_map().expect("a case is an object").clone();
        let name = str_of(&case, "name").to_owned();
        Trial::test(name, move || run(&case))
    });
    let arguments = Arguments::from_args();
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn run(case: &Map) -> Result<(), Failed> {
    let draft = draft(case);
    findings(case, &draft)?;
    match case.get("wire").and_then(Value::as_map) {
        Some(wire) => request(wire, &draft),
        None => Ok(()),
    }
}

fn draft(case: &Map) -> Draft {
    let mut facts = Facts::default();
    for (name, value) in map_of(case, "facts").iter() {
        facts.set(name, value.as_str());
    }
    let input = case.get("input").expect("a case has an input").clone();
    Draft {
        input,
        facts,
        ..Draft::default()
    }
}

/// Exactly the findings listed, in any order.
fn findings(case: &Map, draft: &Draft) -> Result<(), Failed> {
    let service = builtin::service("apigatewayv2").expect("the model is built in");
    let operation = service
        .operation("create-integration")
        .expect("it has the operation");
    let companion = wireform_companions::companion("apigatewayv2", "create-integration");
    let subject = CheckInput {
        operation,
        draft,
        cli: Cli::V2,
    };
    let diagnostics = check(subject, companion.map(|it| it.guide.check));
    let mut found: Vec<_> = diagnostics
        .iter()
        .map(|d| format!("{} [{}] {}", d.severity.as_str(), d.rule, d.path))
        .collect();
    let expected = case.get("expect").and_then(Value::as_list).unwrap_or(&[]);
    let mut expected: Vec<_> = expected
        .iter()
        .map(|finding| {
            let finding = finding.as_map().expect("a finding is an object");
            let (severity, rule) = (str_of(finding, "severity"), str_of(finding, "rule"));
            format!("{severity} [{rule}] {}", str_of(finding, "path"))
        })
        .collect();
    found.sort();
    expected.sort();
    if found == expected {
        Ok(())
    } else {
        let messages: Vec<_> = diagnostics.iter().map(|d| d.message.as_str()).collect();
        Err(format!("expected {expected:#?}, found {found:#?}, saying {messages:#?}").into())
    }
}

/// Exactly the request that the CLI sends: method, path, query, content type, and the body as a JSON value.
fn request(wire: &Map, draft: &Draft) -> Result<(), Failed> {
    let service = builtin::service("apigatewayv2").expect("the model is built in");
    let operation = service
        .operation("create-integration")
        .expect("it has the operation");
    let request = wireform_write::request(operation, &draft.input, "us-east-1");
    let query: Vec<_> = request
        .query
        .iter()
        .map(|(name, value)| format!("{name}={}", value.clone().unwrap_or_default()))
        .collect();
    let content_type = request
        .headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        .map(|(_, value)| value.to_string());
    equal("method", &request.method, str_of(wire, "method"))?;
    equal("path", request.path.as_str(), str_of(wire, "path"))?;
    equal("query", &query.join("&"), str_of(wire, "query"))?;
    equal(
        "content type",
        &content_type.unwrap_or_default(),
        str_of(wire, "content-type"),
    )?;
    let Body::Text(body) = &request.body else {
        return Err("the body is no text".into());
    };
    let body = json::read(body.as_str()).map_err(|error| error.to_string())?;
    if Some(&body) == wire.get("body") {
        Ok(())
    } else {
        Err(format!("body {body:?}, expected {:?}", wire.get("body")).into())
    }
}

fn equal(part: &str, found: &str, expected: &str) -> Result<(), Failed> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("{part}: {found:?}, expected {expected:?}").into())
    }
}

fn str_of<'m>(map: &'m Map, name: &str) -> &'m str {
    map.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn map_of(map: &Map, name: &str) -> Map {
    map.get(name)
        .and_then(Value::as_map)
        .cloned()
        .unwrap_or_default()
}
