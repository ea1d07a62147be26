//! An option that is there several times: the CLI reads its last value alone.

use wireform_model::cli::Cli;
use wireform_model::diagnostic::Severity;
use wireform_model::json;
use wireform_model::shell::Shell;
use wireform_model::{OperationRef, Service};
use wireform_testing::commands;

const MODEL: &str = r#"{"metadata":{},"operations":{"Send":{"input":{"shape":"In"}}},"shapes":{
    "In":{"type":"structure","members":{"Parts":{"shape":"Parts"},"To":{"shape":"S"}}},
    "Parts":{"type":"list","member":{"shape":"Part"}},
    "Part":{"type":"structure","members":{"Name":{"shape":"S"},"Text":{"shape":"S"}}},"S":{"type":"string"}}}"#;

#[test]
fn an_earlier_value_is_not_read() {
    let service = Service::from_json(MODEL, Some("post")).unwrap();
    let operation: OperationRef<'_> = service.operation("send").unwrap();
    let text = "aws post send --parts {wrong --to x --to y --parts Name=a,Text=b";
    let reading = commands::read(operation, text, Shell::Posix, Cli::V2).unwrap();
    let expected = r#"{"To":"y","Parts":[{"Name":"a","Text":"b"}]}"#;
    assert_eq!(reading.draft.input, json::read(expected).unwrap());
    let said: Vec<_> = reading
        .diagnostics
        .iter()
        .map(|it| (it.rule, it.severity, it.span.clone()))
        .collect();
    let warning = |span| ("repeated-option", Severity::Warning, span);
    assert_eq!(said, [warning(14..21), warning(29..33)]);
}
