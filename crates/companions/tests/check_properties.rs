//! `check` never panics and always ends, for any input and any model.

use std::sync::LazyLock;

use proptest::prelude::*;

use wireform_check::{CheckInput, check};

use wireform_companions::Companion;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Diagnostic, Refuser, Severity};
use wireform_model::draft::{Draft, Facts};
use wireform_model::fix::apply_fix;
use wireform_model::{OperationRef, Service};
use wireform_testing::{Hostile, Random, any_json, hostile, models};

/// Names, fragments of the operation's grammars, and characters that matter in them.
const VOCABULARY: &[&str] = &[
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

/// Bytes from which [`Random`] makes an input.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..300)
}

fn cli() -> impl Strategy<Value = Cli> {
    prop_oneof![Just(Cli::V1), Just(Cli::V2)]
}

/// A draft whose values mostly have the right types.
fn draft(random: &mut Random, operation: OperationRef<'_>) -> Draft {
    let options = Hostile {
        vocabulary: VOCABULARY,
        misfits: 10,
    };
    let input = hostile(random, operation, options);
    let mut facts = Facts::default();
    let protocols = [
        None,
        Some("HTTP"),
        Some("WEBSOCKET"),
        Some(""),
        Some("REST"),
    ];
    facts.set("ProtocolType", protocols[random.below(protocols.len())]);
    Draft {
        input,
        facts,
        ..Draft::default()
    }
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
            !fix.label.is_empty() && (!fix.edits.is_empty() || fix.option.is_some()),
            "{diagnostic:?}"
        );
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_input_of_the_operation(bytes in bytes(), cli in cli()) {
        let operation = SERVICE.operation("create-integration").unwrap();
        let draft = draft(&mut Random::from_bytes(bytes), operation);
        let diagnostics = check(CheckInput { operation, draft: &draft, cli }, Some(COMPANION.guide.check));
        diagnostics.iter().for_each(is_sound);
        for diagnostic in &diagnostics {
            let Some(fix) = &diagnostic.fix else { continue };
            let mut fixed = draft.clone();
            apply_fix(operation, &mut fixed, fix);
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
    fn any_json_as_a_model(bytes in bytes(), cli in cli()) {
        let mut random = Random::from_bytes(bytes);
        let Ok(service) = Service::from_json(&models::malformed(&mut random), None) else { return Ok(()) };
        let input = any_json(&mut random, VOCABULARY);
        let draft = Draft::from(input);
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
