//! The operation that has a companion: `aws apigatewayv2 create-integration`.

use std::sync::LazyLock;

use wireform_companions::Companion;
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, Facts};
use wireform_model::json;
use wireform_model::value::Value;
use wireform_testing::{Hostile, Random, damage, hostile};

use crate::settings::seed;
use crate::trial::Claim;

pub const SERVICE: &str = "apigatewayv2";
pub const OPERATION: &str = "create-integration";

static MODEL: LazyLock<Service> = LazyLock::new(|| builtin::service(SERVICE).unwrap());
static COMPANION: LazyLock<Option<Companion>> =
    LazyLock::new(|| wireform_companions::companion(SERVICE, OPERATION));

/// What Wireform knows about the operation.
pub fn claim(cli: Cli) -> Claim<'static> {
    Claim {
        operation: MODEL.operation(OPERATION).unwrap(),
        companion: COMPANION.as_ref(),
        cli,
    }
}

/// Documents written by hand: the cases of `cases.json` with their facts, and the traps.
pub fn known() -> Vec<Draft> {
    let cases = include_str!("../../companions/tests/data/create-integration/cases.json");
    let cases = json::read(cases).unwrap();
    let cases = cases.as_list().unwrap().iter().map(case);
    let traps = TRAPS.iter().copied().map(undecided);
    cases
        .chain(traps)
        .chain(long_integers())
        .chain(long_texts())
        .collect()
}

/// Documents that some reader between the command and the request could misread.
const TRAPS: &[&str] = &[
    // Before Python 3.13, argparse drops the value `--`, even after `=`.
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "Description": "--"}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "RequestParameters": {"--": "--"}}"#,
    // Dot segments, which URL libraries resolve, and percent signs that begin no escape.
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
    // Numbers in unusual notations.
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": -0}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": 1e400}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": true}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "TimeoutInMillis": "NaN"}"#,
    // Empty values.
    r#"{"ApiId": "", "IntegrationType": ""}"#,
    r#"{"ApiId": "", "IntegrationType": "", "TlsConfig": {}, "RequestParameters": {}, "ResponseParameters": {"": {}}}"#,
    r#"{"ApiId": "a", "IntegrationType": "MOCK", "RequestParameters": {"": ""}, "ResponseParameters": {"": {"": ""}}}"#,
    r#"{"": ""}"#,
    // Not an object.
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

/// Texts of several kilobytes, with characters that need quoting.
fn long_texts() -> impl Iterator<Item = Draft> {
    ["word ", "it's ", "a,b=", "\\\"é\\n"]
        .into_iter()
        .map(|unit| {
            let text = unit.repeat(2_000);
            let document =
                format!(r#"{{"ApiId": "a", "IntegrationType": "MOCK", "Description": "{text}"}}"#);
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

/// Random draft number `item`, whose input has the right types throughout, so that the CLI sends it.
pub fn sendable(item: usize) -> Draft {
    draw(item).1
}

/// Random draft number `item`, whose input was changed so that the CLI may refuse it.
pub fn broken(item: usize) -> Draft {
    let (mut random, mut draft) = draw(item);
    damage(&mut random, claim(Cli::V2).operation, &mut draft.input);
    draft
}

fn draw(item: usize) -> (Random, Draft) {
    let mut random = Random::of(seed(), item);
    let options = Hostile {
        vocabulary: VOCABULARY,
        misfits: 0,
    };
    let input = hostile(&mut random, claim(Cli::V2).operation, options);
    let mut facts = Facts::default();
    if random.percent(60) {
        facts.set("ProtocolType", Some(random.pick(&["HTTP", "WEBSOCKET"])));
    }
    (
        random,
        Draft {
            input,
            facts,
            ..Draft::default()
        },
    )
}

/// Values and keys as in real integrations.
const VOCABULARY: &[&str] = &[
    "AWS_PROXY",
    "HTTP_PROXY",
    "MOCK",
    "INTERNET",
    "VPC_LINK",
    "WHEN_NO_MATCH",
    "POST",
    "1.0",
    "2.0",
    "Kinesis-PutRecord",
    "https://api.example.com/{proxy}?a=b&c=d#e",
    "http://example.com",
    "arn:aws:lambda:us-west-2:123456789012:function:my-function",
    "arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:123456789012:function:f/invocations",
    "arn:aws:iam::*:user/*",
    "$request.header.x-api-key",
    "${request.path.id}/${stageVariables.name}",
    "${request.body.action}",
    "'application/json'",
    "''",
    "\\$default",
    "{\"statusCode\": 200}",
    "#set($inputRoot = $input.path('$'))\n{\n  \"id\": \"$inputRoot.id\",\n  \"tags\": [\"a\", 'b']\n}\n",
    "{\"message\":\"It's \\\"quoted\\\" $util.escapeJavaScript($input.body)\"}",
    "Connects the route to the orders service",
    "append:header.header1",
    "overwrite:path",
    "overwrite:statuscode",
    "remove:querystring.q",
    "integration.request.header.X-Test",
    "application/json",
    "application/vnd.api+json",
    "$default",
    "\\$default",
    "200",
    "500",
    "StreamName",
    "PartitionKey",
    "MessageBody",
    "a b",
    "é",
    "😀",
    "a=b",
    "a,b",
    "{a}",
    "a]",
    "'",
    "\"",
    "*/*",
];
