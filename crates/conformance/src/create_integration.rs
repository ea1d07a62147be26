//! The operation on trial: `aws apigatewayv2 create-integration`.

use std::sync::LazyLock;

use wireform_core::builtin;
use wireform_core::companion::Companion;
use wireform_core::draft::{Cli, Draft};
use wireform_core::json;
use wireform_core::model::Service;
use wireform_core::value::{Map, Value};

use crate::random::Random;
use crate::trial::Claim;
use crate::{inputs, judge};

pub const SERVICE: &str = "apigatewayv2";
pub const OPERATION: &str = "create-integration";
const REQUIRED: [&str; 2] = ["ApiId", "IntegrationType"];

static MODEL: LazyLock<Service> = LazyLock::new(|| builtin::service(SERVICE).unwrap());
static COMPANION: LazyLock<Option<Companion>> =
    LazyLock::new(|| builtin::companion(SERVICE, OPERATION));
static SKELETON: LazyLock<Map> = LazyLock::new(real_skeleton);

/// What we say about the operation.
pub fn claim(cli: Cli) -> Claim<'static> {
    Claim {
        operation: MODEL.operation(OPERATION).unwrap(),
        companion: COMPANION.as_ref(),
        cli,
    }
}

/// Documents that somebody thought about: the cases with their facts, and what once made a difference.
pub fn known() -> Vec<Draft> {
    let cases = include_str!("../../core/tests/data/create-integration/cases.json");
    let cases = json::read(cases).unwrap();
    let cases = cases.as_list().unwrap().iter().map(case);
    let traps = TRAPS.iter().map(|document| Draft {
        input: json::read(document).unwrap(),
        ..Draft::default()
    });
    cases.chain(traps).collect()
}

/// Values that some reader between the command and the request once took for something else.
const TRAPS: [&str; 2] = [
    // Python's argparse drops two hyphens that stand alone, even behind `=`, until Python 3.13.
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "Description": "--"}"#,
    // A word of a map that starts with hyphens is tied to its option as well.
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "RequestParameters": {"--": "--"}}"#,
];

fn case(case: &Value) -> Draft {
    let case = case.as_map().unwrap();
    let mut draft = Draft {
        input: case.get("input").unwrap().clone(),
        ..Draft::default()
    };
    for (name, value) in case.get("facts").and_then(Value::as_map).unwrap().iter() {
        draft.facts.set(name, value.as_str());
    }
    draft
}

/// The input of this number in the stream of the seed, with right types throughout.
pub fn sound(item: usize) -> Draft {
    let mut random = Random::of(inputs::seed(), item);
    inputs::sound(&mut random, &SKELETON, &REQUIRED)
}

/// The input of this number in the stream of the seed, with something wrong.
pub fn broken(item: usize) -> Draft {
    let mut random = Random::of(inputs::seed(), item);
    inputs::broken(&mut random, &SKELETON, &REQUIRED)
}

/// The members and their types, as the real CLI tells them and not as our model does.
fn real_skeleton() -> Map {
    let words = [SERVICE, OPERATION, "--generate-cli-skeleton"].map(str::to_owned);
    let answer = judge::ask(Cli::V2, &words, None);
    match json::read(&answer.stdout) {
        Ok(Value::Map(skeleton)) => skeleton,
        other => panic!("{other:?} is no skeleton: {}", answer.stderr),
    }
}
