//! `check` never panics and always ends, for any input and any model.

use std::sync::LazyLock;

use proptest::prelude::*;

use wireform_check::{CheckInput, check};

use wireform_companions::Companion;
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Diagnostic, Refuser, Severity};
use wireform_model::draft::{Draft, Facts};
use wireform_model::fix::apply_fix;
use wireform_model::json;
use wireform_model::value::{Map, Number, Value};

/// Names, fragments of the operation's grammars, and characters that matter in them.
const FRAGMENTS: &[&str] = &[
    "ApiId",
    "ConnectionId",
    "ConnectionType",
    "ContentHandlingStrategy",
    "CredentialsArn",
    "Description",
    "IntegrationMethod",
    "IntegrationSubtype",
    "IntegrationType",
    "IntegrationUri",
    "PassthroughBehavior",
    "PayloadFormatVersion",
    "RequestParameters",
    "RequestTemplates",
    "ResponseParameters",
    "TemplateSelectionExpression",
    "TimeoutInMillis",
    "TlsConfig",
    "ServerNameToVerify",
    "apiId",
    "AWS",
    "HTTP",
    "MOCK",
    "HTTP_PROXY",
    "AWS_PROXY",
    "INTERNET",
    "VPC_LINK",
    "NEVER",
    "1.0",
    "2.0",
    "POST",
    "get",
    "SQS-SendMessage",
    "EventBridge-PutEvents",
    "Kinesis-PutRecord",
    "QueueUrl",
    "MessageBody",
    "Region",
    "append:",
    "overwrite:",
    "remove:",
    "header",
    "querystring",
    "path",
    "statuscode",
    "overwrite.statuscode",
    "integration.request.",
    "route.request.",
    "method.request.",
    "request.",
    "response.",
    "body",
    "context.",
    "stageVariables.",
    "${stageVariables.",
    "${",
    "}",
    "{",
    "$",
    "$default",
    "\\",
    "'",
    "''",
    "\"",
    ".",
    "..",
    "/",
    "~",
    ":",
    "::",
    "*",
    "?",
    "=",
    "&",
    "#if",
    "#end",
    "##",
    "#*",
    "*#",
    "#[[",
    "]]#",
    "#{",
    "?(",
    "+}",
    "arn:aws:",
    "arn:aws",
    "iam",
    "lambda",
    "function:",
    "apigateway",
    "elasticloadbalancing",
    "servicediscovery",
    "123456789012",
    "us-east-1",
    "role/",
    "user/",
    "listener/app/",
    "service/srv-",
    "action/",
    "path/2015-03-31/functions/",
    "/invocations",
    "http://",
    "https://",
    "file://",
    "localhost",
    "[::1]",
    "[",
    "]",
    "@",
    "10.0.0.1",
    "200",
    "599",
    "199",
    "-",
    " ",
    "\n",
    "\0",
    "é",
    "日本",
    "😀",
    "\u{301}",
];

fn text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        8 => prop::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(fragment, 0..6).prop_map(|parts| parts.concat())
}

fn number() -> impl Strategy<Value = Value> {
    let texts = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        (49..30_002_i64).prop_map(|n| n.to_string()),
        Just("29000.0".to_owned()),
        Just("1e999".to_owned()),
        Just("-0".to_owned()),
        "[1-9][0-9]{30,60}",
    ];
    texts.prop_map(|text| Value::Number(Number::parse(&text).expect("a JSON number")))
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::String),
        2 => number(),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            3 => prop::collection::vec((text(), inner.clone()), 0..5).prop_map(map),
            1 => prop::collection::vec(inner, 0..4).prop_map(Value::List),
        ]
    })
}

fn map(entries: Vec<(String, Value)>) -> Value {
    Value::Map(entries.into_iter().collect::<Map>())
}

/// Inputs that mostly have members of the model, sometimes twice.
fn input() -> impl Strategy<Value = Value> {
    let shape = |name: &'static str| match name {
        "RequestParameters" | "RequestTemplates" => {
            prop::collection::vec((text(), text().prop_map(Value::String)), 0..6)
                .prop_map(map)
                .boxed()
        }
        "ResponseParameters" => {
            let inner =
                prop::collection::vec((text(), text().prop_map(Value::String)), 0..4).prop_map(map);
            prop::collection::vec((text(), inner), 0..4)
                .prop_map(map)
                .boxed()
        }
        "TlsConfig" => prop::collection::vec(
            (
                Just("ServerNameToVerify".to_owned()),
                text().prop_map(Value::String),
            ),
            0..2,
        )
        .prop_map(map)
        .boxed(),
        "TimeoutInMillis" => number().boxed(),
        "IntegrationType" => {
            prop::sample::select(&["AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY", ""][..])
                .prop_map(Value::from)
                .boxed()
        }
        _ => text().prop_map(Value::String).boxed(),
    };
    let names = prop::sample::select(FRAGMENTS.get(..20).unwrap_or_default());
    let member = names.prop_flat_map(move |name| {
        let value = prop_oneof![5 => shape(name), 1 => value()];
        (Just(name.to_owned()), value)
    });
    prop_oneof![
        9 => prop::collection::vec(member, 0..14).prop_map(map),
        1 => value(),
    ]
}

fn facts() -> impl Strategy<Value = Facts> {
    let protocol = prop::sample::select(&["HTTP", "WEBSOCKET", "", "REST"][..]);
    prop::option::of(protocol).prop_map(|protocol| {
        let mut facts = Facts::default();
        facts.set("ProtocolType", protocol);
        facts
    })
}

fn cli() -> impl Strategy<Value = Cli> {
    prop_oneof![Just(Cli::V1), Just(Cli::V2)]
}

/// `PROPTEST_CASES` sets a higher number of cases.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: default.cases.max(600),
        failure_persistence: None,
        ..default
    }
}

/// What is true for every diagnostic.
fn is_sound(diagnostic: &Diagnostic) {
    assert_eq!(
        diagnostic.severity == Severity::Error,
        diagnostic.refused_by.is_some(),
        "an error is refused by somebody, and nothing else is: {diagnostic:?}"
    );
    assert!(
        diagnostic.message.ends_with(['.', '?', ':', '!']),
        "{diagnostic:?}"
    );
    assert!(diagnostic.message.len() < 1000, "{diagnostic:?}");
    if let Some(fix) = &diagnostic.fix {
        assert!(
            !fix.label.is_empty() && !fix.edits.is_empty(),
            "{diagnostic:?}"
        );
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_input_of_the_operation(input in input(), facts in facts(), cli in cli()) {
        let operation = SERVICE.operation("create-integration").unwrap();
        let draft = Draft { input, facts };
        let diagnostics = check(CheckInput { operation, draft: &draft, cli }, Some(COMPANION.guide.check));
        diagnostics.iter().for_each(is_sound);
        for diagnostic in &diagnostics {
            let Some(fix) = &diagnostic.fix else { continue };
            let mut fixed = draft.clone();
            apply_fix(operation, &mut fixed.input, fix);
            let after = check(CheckInput { operation, draft: &fixed, cli }, Some(COMPANION.guide.check));
            let said = |d: &Diagnostic| (d.rule, d.path.clone(), d.message.clone());
            prop_assert!(after.iter().all(|d| said(d) != said(diagnostic)), "{:?} remains", diagnostic);
        }
        // A rule reports a path at most once.
        let mut places: Vec<_> = diagnostics.iter().map(|d| (d.rule, d.path.as_str())).collect();
        places.sort_unstable();
        let count = places.len();
        places.dedup();
        prop_assert_eq!(places.len(), count, "{:?}", diagnostics);
        // The CLI rejects the same drafts with and without the companion.
        let generic = check(CheckInput { operation, draft: &draft, cli }, None);
        let refused = |list: &[Diagnostic]| list.iter().any(|d| d.refused_by == Some(Refuser::Cli));
        prop_assert_eq!(refused(&generic), refused(&diagnostics));
    }

    #[test]
    fn any_json_as_a_model(model in model(), input in value(), cli in cli()) {
        let mut text = String::new();
        write(&model, &mut text);
        let Ok(service) = Service::from_json(&text, None) else { return Ok(()) };
        let draft = Draft { input, facts: Facts::default() };
        for operation in &service.operations {
            let operation = service.operation(&operation.api_name).unwrap();
            let diagnostics = check(CheckInput { operation, draft: &draft, cli }, None);
            diagnostics.iter().for_each(is_sound);
        }
    }
}

static SERVICE: LazyLock<Service> =
    LazyLock::new(|| builtin::service("apigatewayv2").expect("the model is built in"));

static COMPANION: LazyLock<Companion> = LazyLock::new(|| {
    wireform_companions::companion("apigatewayv2", "create-integration")
        .expect("the companion is built in")
});

/// Models whose parts have valid names and any values, so that most of them can be loaded.
fn model() -> impl Strategy<Value = Value> {
    let words = &[
        "A",
        "B",
        "C",
        "string",
        "structure",
        "list",
        "map",
        "integer",
        "double",
        "blob",
        "timestamp",
        "boolean",
        "uri",
        "header",
    ][..];
    let word = prop::sample::select(words).prop_map(Value::from);
    let reference = prop::sample::select(&["A", "B", "C"][..])
        .prop_map(|name| map(vec![("shape".to_owned(), name.into())]));
    let members = prop::collection::vec((text(), reference.clone()), 0..4).prop_map(map);
    let traits = &[
        "type",
        "min",
        "max",
        "enum",
        "union",
        "document",
        "required",
        "members",
        "member",
        "key",
        "value",
        "sensitive",
        "pattern",
    ][..];
    let flags = prop_oneof![
        word,
        number(),
        any::<bool>().prop_map(Value::Bool),
        members,
        reference.clone(),
        value()
    ];
    let shape = prop::collection::vec(
        (prop::sample::select(traits).prop_map(str::to_owned), flags),
        0..7,
    )
    .prop_map(map);
    (shape.clone(), shape.clone(), shape, reference, value()).prop_map(|(a, b, c, input, rest)| {
        map(vec![
            (
                "metadata".to_owned(),
                map(vec![("protocol".to_owned(), rest)]),
            ),
            (
                "operations".to_owned(),
                map(vec![(
                    "Op".to_owned(),
                    map(vec![("input".to_owned(), input)]),
                )]),
            ),
            (
                "shapes".to_owned(),
                map(vec![
                    ("A".to_owned(), a),
                    ("B".to_owned(), b),
                    ("C".to_owned(), c),
                ]),
            ),
        ])
    })
}

/// A plain JSON writer, duplicates included.
fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number.text()),
        Value::String(string) => text.push_str(&json::quoted(string)),
        Value::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write(item, text);
            }
            text.push(']');
        }
        Value::Map(map) => {
            text.push('{');
            for (index, (key, value)) in map.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(&json::quoted(key));
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
    }
}
