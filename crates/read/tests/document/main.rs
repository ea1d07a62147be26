//! Documents read back: JSON and its mistakes, YAML, calls in Python and JavaScript.

mod any_text;
mod call_services;
mod code;
mod json;
mod offers;
mod yaml;

use std::sync::LazyLock;

use wireform_model::cli::Cli;
use wireform_model::json as model_json;
use wireform_model::path::Path;
use wireform_model::{OperationRef, Service};
use wireform_read::{Context, Hints, Meaning, ReadDiagnostic, Reading, Source, SourceKind};

static SERVICE: LazyLock<Service> = LazyLock::new(|| {
    let model = include_str!("../data/table.json");
    Service::from_json(model, Some("dynamodb")).unwrap()
});

fn operation() -> OperationRef<'static> {
    SERVICE.operation("put-item").unwrap()
}

/// Reads a document of `put-item`.
fn read(text: &str) -> Result<Reading, Vec<ReadDiagnostic>> {
    read_for(text, Cli::V2)
}

fn read_for(text: &str, cli: Cli) -> Result<Reading, Vec<ReadDiagnostic>> {
    let hints = Hints {
        kind: Some(SourceKind::Document),
        shell: None,
        ..Hints::default()
    };
    let source = Source::detect(text, hints).map_err(|error| vec![error])?;
    source.read(Context {
        services: &[&SERVICE],
        operation: Some(operation()),
        cli,
    })
}

/// The input that is read, in JSON.
#[track_caller]
fn input(text: &str) -> String {
    match read(text) {
        Ok(reading) => model_json::compact(&reading.draft.input, &Path::root()).to_string(),
        Err(errors) => panic!("{text}\n{errors:?}"),
    }
}

/// What is said of a text, but for keys that are no members.
fn diagnostics(text: &str) -> Vec<ReadDiagnostic> {
    let all = read(text).map_or_else(|errors| errors, |reading| reading.diagnostics);
    let others = all.into_iter().filter(|it| it.rule != "unknown-member");
    others.collect()
}

/// The rules of the diagnostics with the parts of the text that they are about.
#[track_caller]
fn rules(text: &str) -> Vec<(&'static str, &str)> {
    let rule = |it: ReadDiagnostic| (it.rule, text.get(it.span).unwrap_or("?"));
    diagnostics(text).into_iter().map(rule).collect()
}

/// The text after all fixes, and the fixes of what was found then.
#[track_caller]
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..20 {
        let Some(fix) = diagnostics(&text).into_iter().find_map(|it| it.fix) else {
            return text;
        };
        text.replace_range(fix.span, &fix.text);
    }
    panic!("the fixes do not end: {text}")
}

/// The parts as texts with what they mean.
#[track_caller]
fn parts(text: &str) -> Vec<(&str, String)> {
    let parts = read(text).unwrap().parts.into_iter();
    let part = |part: wireform_read::Part| {
        let meaning = match part.meaning {
            Meaning::Name(path) => format!("name {path}"),
            Meaning::Value(path) => format!("value {path}"),
            other => format!("{other:?}"),
        };
        (text.get(part.span).unwrap(), meaning)
    };
    parts.map(part).collect()
}

/// What each text is, without a hint.
#[test]
fn kinds_are_found_out() {
    use SourceKind::{Command, Document, Request};
    for (text, kind) in [
        ("aws dynamodb list-tables", Command),
        (
            "$ aws s3api put-object --bucket b --key '{\"a\": 1}'",
            Command,
        ),
        ("AWS_PROFILE=x aws ec2 describe-instances", Command),
        ("sudo aws sts get-caller-identity", Command),
        ("{\"UserData\": \"aws s3 cp a b\"}", Document),
        ("UserData: |\n  #!/bin/sh\n  aws s3 cp a b\n", Document),
        ("---\nTableName: x", Document),
        ("# run aws dynamodb list-tables\nTableName: x", Document),
        ("\u{feff}{}", Document),
        ("client.put_item(TableName='aws x')", Document),
        (
            "import boto3\n# aws dynamodb put-item\nboto3.client('dynamodb').list_tables()",
            Document,
        ),
        (
            "import { S3Client } from \"@aws-sdk/client-s3\";\nawait client.send(new ListBucketsCommand({}));",
            Document,
        ),
        ("new PutItemCommand({})", Document),
        ("params = {'a': 'aws b'}", Document),
        ("const input = { a: `aws b` };", Document),
        ("TableName='x', Item={}", Document),
        ("[]", Document),
        (
            "curl -X POST https://dynamodb.eu-west-1.amazonaws.com/ -d '{\"aws \": 1}'",
            Request,
        ),
        (
            "POST / HTTP/1.1\r\nHost: dynamodb.eu-west-1.amazonaws.com\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n\r\n{}",
            Request,
        ),
        (
            "{\"log\": {\"entries\": [{\"request\": {\"method\": \"GET\", \"url\": \"https://sqs.eu-west-1.amazonaws.com/\", \"headers\": []}}]}}",
            Request,
        ),
        (
            "{\"method\": \"POST\", \"host\": \"h\", \"path\": \"/\", \"query\": [], \"headers\": {}, \"body\": null}",
            Request,
        ),
        ("hello", Document),
        ("", Document),
    ] {
        let found = Source::detect(text, Hints::default());
        match found {
            Ok(source) => assert_eq!(source.kind(), kind, "{text}"),
            // Only what is no document is nothing at all.
            Err(error) => assert_eq!((error.rule, kind), ("not-a-document", Document), "{text}"),
        }
    }
}

/// What is nothing at all is told what there is; where somebody said that it is a document, only of those.
#[test]
fn what_cannot_be_read_says_what_can() {
    let message = |text: &str, kind| {
        let hints = Hints {
            kind,
            ..Hints::default()
        };
        Source::detect(text, hints).unwrap_err().message
    };
    let all = "Paste an AWS CLI command, a request such as a curl command, JSON or YAML, or code that calls boto3 or the SDK for JavaScript.";
    let expected = |what: &str| format!("{what} {all}");
    assert_eq!(message(" \n", None), expected("There is nothing to read."));
    for text in ["hello world", "public class A {\n  int a = 1;\n}"] {
        assert_eq!(message(text, None), expected("This text cannot be read."));
        let of_document = message(text, Some(SourceKind::Document));
        assert!(
            of_document.starts_with("This is not a document."),
            "{of_document}"
        );
    }
}

#[test]
fn calls_name_their_services() {
    use wireform_model::index::Index;
    let names = "dynamodb\tAmazon DynamoDB\nlogs\tAmazon CloudWatch Logs\ns3api\tAmazon Simple Storage Service\n";
    let head = format!("{}\tAWS CLI\t2026-01-02\n", wireform_model::index::FORMAT);
    let mut index = Index::read(&[&head, names].concat()).unwrap();
    index
        .read_operations("dynamodb\nitem put get\n\nlogs\nlog-group create\n\ns3api\nobject put\n");
    let services = |text: &str| {
        let source = Source::detect(text, Hints::default()).unwrap();
        source.services(&index).unwrap()
    };
    for (text, expected) in [
        (
            "boto3.client('dynamodb').put_item(TableName='x')",
            &["dynamodb"][..],
        ),
        ("boto3.client('s3').put_object(Bucket='x')", &["s3api"]),
        ("logs_client.create_log_group(logGroupName='x')", &["logs"]),
        ("client.put_item(TableName='x')", &["dynamodb"]),
        (
            "import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';\nnew CreateLogGroupCommand({ logGroupName: 'x' })",
            &["logs"],
        ),
        (
            "new AWS.DynamoDB().putItem({ TableName: 'x' })",
            &["dynamodb"],
        ),
        ("x = client.nothing_known(A='b')", &[]),
        ("{\"TableName\": \"x\"}", &[]),
    ] {
        assert_eq!(services(text), expected, "{text}");
    }
}
