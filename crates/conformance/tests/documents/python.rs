//! Python's own text of an input, pasted as keyword arguments, is read as that input.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value as Json;
use wireform_conformance::{catalog, differences, operations, settings, tools};
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Kind, OperationRef, Shape};
use wireform_testing::{Hostile, Random, hostile};

use super::read;

/// Prints a list of literals for a list of JSON texts.
const REPR: &str = "import json, pprint, sys\n\
    inputs = [json.loads(text) for text in json.load(sys.stdin)]\n\
    json.dump([[repr(it), pprint.pformat(it, sort_dicts=False)] for it in inputs], sys.stdout)";

#[test]
fn pythons_literals_are_read() {
    let services = catalog::services_of(Cli::V2);
    let count = settings::operations().map(|count| count / 3);
    let drawn = operations::draw(services, count, |_| true);
    let drawn = drawn
        .into_iter()
        .filter(|(_, operation)| !has_blob(*operation));
    let inputs: Vec<(OperationRef<'_>, Value)> = drawn
        .map(|(item, operation)| {
            let mut random = Random::of(settings::seed() + 19, item);
            let input = hostile(
                &mut random,
                operation,
                Hostile {
                    misfits: 5,
                    ..Hostile::default()
                },
            );
            (operation, input)
        })
        .filter(|(_, input)| input.as_map().is_some() && !has_named_number(input))
        .collect();
    let texts: Vec<String> = inputs
        .iter()
        .map(|(_, input)| json::compact(input, &Path::root()).to_string())
        .collect();
    let mut found = Vec::new();
    for ((operation, input), literals) in inputs.iter().zip(literals(&texts)) {
        for literal in literals {
            let call = format!(
                "client.{}(**{literal})",
                operation.operation.command.replace('-', "_")
            );
            let params = format!("params = {literal}\n");
            for text in [literal, call, params] {
                let is_same = read(*operation, &text)
                    .is_ok_and(|reading| json::same(&reading.draft.input, input));
                if !is_same && !input.is_empty() {
                    found.push(format!("{text}\n{:?}", read(*operation, &text)));
                }
            }
        }
    }
    differences::assert_none(&found);
}

/// JSON is an object of JavaScript, too.
#[test]
fn javascripts_objects_are_read() {
    let services = catalog::services_of(Cli::V2);
    let count = settings::operations().map(|count| count / 3);
    let drawn = operations::draw(services, count, |_| true);
    let mut found = Vec::new();
    for (item, operation) in drawn
        .into_iter()
        .filter(|(_, operation)| !has_blob(*operation))
    {
        let mut random = Random::of(settings::seed() + 20, item);
        let input = hostile(&mut random, operation, Hostile::default());
        let object = json::pretty(&input, &Path::root());
        let name = &operation.operation.api_name;
        for text in [
            format!("await client.send(new {name}Command({}));", object.as_str()),
            format!(
                "const input = {};\nconst command = new {name}Command(input);",
                object.as_str()
            ),
        ] {
            let reading = read(operation, &text);
            if !reading.is_ok_and(|reading| json::same(&reading.draft.input, &input)) {
                found.push(format!("{text}\n{:?}", read(operation, &text)));
            }
        }
    }
    differences::assert_none(&found);
}

fn literals(texts: &[String]) -> Vec<Vec<String>> {
    let mut python = Command::new(tools::python_of_v1())
        .args(["-c", REPR])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let texts = Json::from(texts).to_string();
    python
        .stdin
        .take()
        .unwrap()
        .write_all(texts.as_bytes())
        .unwrap();
    let output = python.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// In code, a string in place of a blob is its content, so that these inputs mean something else.
fn has_blob(operation: OperationRef<'_>) -> bool {
    fn search(operation: OperationRef<'_>, shape: &Shape, seen: &mut Vec<String>) -> bool {
        if seen.contains(&shape.name) {
            return false;
        }
        seen.push(shape.name.clone());
        match &shape.kind {
            Kind::Blob => true,
            Kind::List { member } => search(operation, operation.target(member), seen),
            Kind::Map { value, .. } => search(operation, operation.target(value), seen),
            Kind::Structure(structure) => {
                let mut members = structure.members.iter();
                members.any(|member| search(operation, operation.target(member), seen))
            }
            _ => false,
        }
    }
    operation
        .input()
        .is_some_and(|input| search(operation, input, &mut Vec::new()))
}

/// Python prints `NaN` and numbers that are infinite by names that are not literals.
fn has_named_number(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.overflows(),
        Value::List(items) => items.iter().any(has_named_number),
        Value::Map(map) => map.iter().any(|(_, value)| has_named_number(value)),
        _ => false,
    }
}
