//! The operation on trial: `aws apigatewayv2 create-integration`.

use std::sync::LazyLock;

use wireform_companions::Companion;
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::draft::{Cli, Draft};
use wireform_model::json;
use wireform_model::value::{Map, Value};

use crate::random::Random;
use crate::trial::Claim;
use crate::{inputs, oracle, tools};

pub const SERVICE: &str = "apigatewayv2";
pub const OPERATION: &str = "create-integration";
const REQUIRED: [&str; 2] = ["ApiId", "IntegrationType"];

static MODEL: LazyLock<Service> = LazyLock::new(|| builtin::service(SERVICE).unwrap());
static COMPANION: LazyLock<Option<Companion>> =
    LazyLock::new(|| wireform_companions::companion(SERVICE, OPERATION));
static SKELETON: LazyLock<Map> = LazyLock::new(real_skeleton);

/// What we say about the operation.
pub fn claim(cli: Cli) -> Claim<'static> {
    Claim {
        operation: MODEL.operation(OPERATION).unwrap(),
        companion: COMPANION.as_ref(),
        cli,
    }
}

/// Documents that somebody thought about: the cases with their facts, and the traps.
pub fn known() -> Vec<Draft> {
    let cases = include_str!("../../companions/tests/data/create-integration/cases.json");
    let cases = json::read(cases).unwrap();
    let cases = cases.as_list().unwrap().iter().map(case);
    let traps = TRAPS.iter().copied().map(undecided);
    cases.chain(traps).chain(long_integers()).collect()
}

/// Documents that some reader between the command and the request takes in its own way.
const TRAPS: &[&str] = &[
    // Python's argparse drops two hyphens that stand alone, even behind `=`, until Python 3.13.
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "Description": "--"}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "RequestParameters": {"--": "--"}}"#,
    // Segments of dots, which URL libraries like to resolve, and escapes that are none.
    r#"{"ApiId": ".", "IntegrationType": "MOCK"}"#,
    r#"{"ApiId": "..", "IntegrationType": "MOCK"}"#,
    r#"{"ApiId": "../../a?b#c", "IntegrationType": "MOCK"}"#,
    r#"{"ApiId": "%2F%", "IntegrationType": "MOCK"}"#,
    r#"{"ApiId": "\u0000", "IntegrationType": "MOCK"}"#,
    // The last of two equal keys counts, at every level.
    r#"{"ApiId": "a", "IntegrationType": 1, "ApiId": "b", "IntegrationType": "MOCK"}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "RequestParameters": {"k": null, "l": "m", "k": "n"}}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "ResponseParameters": {"200": {"k": "l", "k": 1}}}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": 50, "TimeoutInMillis": 49}"#,
    // Numbers in other words.
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": -0}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": 1e400}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": true}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": "NaN"}"#,
    // Empty everything.
    r#"{"ApiId": "", "IntegrationType": ""}"#,
    r#"{"ApiId": "", "IntegrationType": "", "TlsConfig": {}, "RequestParameters": {}, "ResponseParameters": {"": {}}}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "RequestParameters": {"": ""}, "ResponseParameters": {"": {"": ""}}}"#,
    r#"{"": ""}"#,
    // No object at all.
    r#"[]"#,
    r#""a""#,
    r#""""#,
    r#"0"#,
    r#"null"#,
    r#"true"#,
    r#"[["ApiId", "a"], ["IntegrationType", "MOCK"]]"#,
];

/// Python reads no integer of more than 4,300 digits, and checks the minimum of all others.
fn long_integers() -> impl Iterator<Item = Draft> {
    [4_300, 4_301].into_iter().map(|digits| {
        let digits = "9".repeat(digits);
        let document =
            format!(r#"{{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": {digits}}}"#);
        undecided(&document)
    })
}

/// A document without facts.
fn undecided(document: &str) -> Draft {
    Draft {
        input: json::read(document).unwrap(),
        ..Draft::default()
    }
}

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
    inputs::sound(&mut random, skeleton(), &REQUIRED)
}

/// The input of this number in the stream of the seed, with something wrong.
pub fn broken(item: usize) -> Draft {
    let mut random = Random::of(inputs::seed(), item);
    inputs::broken(&mut random, skeleton(), &REQUIRED)
}

fn skeleton() -> &'static Map {
    // First, so that each test says which program is missing.
    let _ = tools::aws(Cli::V2);
    &SKELETON
}

/// The members and their types, as the real CLI tells them and not as our model does.
fn real_skeleton() -> Map {
    let words = [SERVICE, OPERATION, "--generate-cli-skeleton"].map(str::to_owned);
    let answer = oracle::ask(Cli::V2, &words, &[]);
    match json::read(&answer.stdout) {
        Ok(Value::Map(skeleton)) => skeleton,
        other => panic!("{other:?} is no skeleton: {}", answer.stderr),
    }
}
