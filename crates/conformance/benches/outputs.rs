//! What a keystroke costs: the check and the three texts, for three inputs.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wireform_check::{CheckInput, check};

use wireform_companions::Companion;
use wireform_model::OperationRef;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, Facts};
use wireform_model::json;
use wireform_write::{CommandOptions, Nested, Shell};

/// The two examples of the reference page, and every member set.
const INPUTS: [(&str, &str, &str); 3] = [
    (
        "reference example, WebSocket",
        "WEBSOCKET",
        r#"{"ApiId":"aabbccddee","ConnectionType":"INTERNET","IntegrationType":"MOCK","PassthroughBehavior":"WHEN_NO_MATCH","TimeoutInMillis":29000}"#,
    ),
    (
        "reference example, HTTP",
        "HTTP",
        r#"{"ApiId":"a1b2c3d4","IntegrationType":"AWS_PROXY","IntegrationUri":"arn:aws:lambda:us-west-2:123456789012:function:my-function","PayloadFormatVersion":"2.0"}"#,
    ),
    ("every member", "HTTP", include_str!("every-member.json")),
];

fn outputs(criterion: &mut Criterion) {
    let service = builtin::service("apigatewayv2").expect("it is built in");
    let operation = service
        .operation("create-integration")
        .expect("the model has it");
    let companion = wireform_companions::companion("apigatewayv2", "create-integration");
    for (name, protocol, text) in INPUTS {
        let draft = draft(protocol, text);
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| keystroke(operation, companion.as_ref(), black_box(&draft)));
        });
    }
}

fn draft(protocol: &str, text: &str) -> Draft {
    let mut facts = Facts::default();
    facts.set("ProtocolType", Some(protocol));
    Draft {
        input: json::read(text).expect("the inputs are JSON"),
        facts,
        ..Draft::default()
    }
}

fn keystroke(operation: OperationRef<'_>, companion: Option<&Companion>, draft: &Draft) {
    let options = CommandOptions {
        shell: Shell::Posix,
        nested: Nested::Auto,
        one_line: false,
        cli: Cli::V2,
        raw_blobs: false,
    };
    let subject = CheckInput {
        operation,
        draft,
        cli: Cli::V2,
    };
    black_box(check(subject, companion.map(|it| it.guide.check)));
    black_box(wireform_write::command(operation, &draft.input, &options));
    black_box(wireform_write::document(&draft.input));
    black_box(wireform_write::http_text(&wireform_write::request(
        operation,
        &draft.input,
        "us-east-1",
    )));
}

criterion_group!(benches, outputs);
criterion_main!(benches);
