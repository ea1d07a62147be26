//! Options of the CLI's own that set a part of a member.

use proptest::prelude::*;
use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_read::{Context, Hints, Meaning, Reading, Source};

/// The operation's options are those of the real one; its members are a few of them.
const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "email"},
    "operations": {"SendEmail": {"input": {"shape": "In"}, "cli": {
        "options": {"to": {}, "subject": {}, "text": {}, "other": {}}
    }}},
    "shapes": {
        "In": {"type": "structure", "members": {"Destination": {"shape": "To"}, "Message": {"shape": "Message"}}},
        "To": {"type": "structure", "members": {"ToAddresses": {"shape": "Texts"}}},
        "Message": {"type": "structure", "members": {"Subject": {"shape": "Content"}, "Body": {"shape": "Body"}}},
        "Body": {"type": "structure", "members": {"Text": {"shape": "Content"}}},
        "Content": {"type": "structure", "members": {"Data": {"shape": "Text"}}},
        "Texts": {"type": "list", "member": {"shape": "Text"}},
        "Text": {"type": "string"}
    }
}"#;

/// Its options are those of the real one too.
const FRONT: &str = r#"{
    "metadata": {"endpointPrefix": "cloudfront"},
    "operations": {"CreateInvalidation": {"input": {"shape": "In"}, "cli": {"options": {"paths": {}}}}},
    "shapes": {
        "In": {"type": "structure", "members": {"InvalidationBatch": {"shape": "Batch"}}},
        "Batch": {"type": "structure", "members": {"CallerReference": {"shape": "Text"}}},
        "Text": {"type": "string"}
    }
}"#;

fn read(text: &str) -> Reading {
    let service = match text.starts_with("aws cloudfront") {
        true => Service::from_json(FRONT, Some("cloudfront")),
        false => Service::from_json(MODEL, Some("ses")),
    };
    let service = service.unwrap();
    let source = Source::detect(text, Hints::default()).unwrap();
    let reading = source.read(Context {
        services: &[&service],
        operation: None,
        cli: Cli::V2,
    });
    reading.unwrap()
}

/// Fails where a command does not give this input, or gives other diagnostics: each by its rule and its place.
#[track_caller]
fn check(text: &str, input: &str, diagnostics: &[(&str, &str)]) {
    let reading = read(text);
    let shown = json::compact(&reading.draft.input, &Path::root());
    assert_eq!(shown.as_str(), input, "{text}");
    let found = reading.diagnostics.iter();
    let found: Vec<(&str, &str)> = found
        .map(|it| (it.rule, text.get(it.span.clone()).unwrap()))
        .collect();
    assert_eq!(found, diagnostics, "{text}");
}

#[test]
fn they_set_parts_of_members() {
    check(
        "aws ses send-email --to a b --text t --subject $S",
        r#"{"Destination":{"ToAddresses":["a","b"]},"Message":{"Subject":{"Data":"$S"},"Body":{"Text":{"Data":"t"}}}}"#,
        &[("variable", "$S")],
    );
    check(
        r#"aws ses send-email --subject s --message '{"Body": {}}' --to x --to y"#,
        r#"{"Message":{"Body":{},"Subject":{"Data":"s"}},"Destination":{"ToAddresses":["y"]}}"#,
        &[("repeated-option", "--to")],
    );
    check(
        r#"aws ses send-email --to a --cli-input-json '{"Destination": {}}'"#,
        r#"{"Destination":{"ToAddresses":["a"]}}"#,
        &[("replaced-member", r#"'{"Destination": {}}'"#)],
    );
}

/// What the CLI makes of the time and a random number is not made up here.
#[test]
fn what_the_cli_generates_is_said() {
    check(
        "aws cloudfront create-invalidation --paths /a '/b/*'",
        r#"{"InvalidationBatch":{"Paths":{"Quantity":2,"Items":["/a","/b/*"]}}}"#,
        &[("generated-value", "--paths")],
    );
}

#[test]
fn what_the_cli_refuses_is_said() {
    check(
        "aws ses send-email --message Body={} --text t",
        r#"{"Message":{"Body":{}}}"#,
        &[("conflicting-option", "--text t")],
    );
    check(
        "aws ses send-email --text file://a.txt --subject ''",
        "{}",
        &[("fetched-value", "--text file://a.txt")],
    );
    check(
        "aws ses send-email --message file://m.json --subject s",
        "{}",
        &[("unread-option", "--subject s")],
    );
    check(
        "aws ses send-email --other x",
        "{}",
        &[("unread-option", "--other x")],
    );
}

#[test]
fn their_parts_have_meanings() {
    let text = "aws ses send-email --to a b --subject s";
    let reading = read(text);
    let parts = reading.parts.iter().filter_map(|part| match &part.meaning {
        Meaning::Name(path) | Meaning::Value(path) => {
            Some(format!("{} {path}", text.get(part.span.clone()).unwrap()))
        }
        _ => None,
    });
    let expected = [
        "--to /Destination/ToAddresses",
        "a /Destination/ToAddresses/0",
        "b /Destination/ToAddresses/1",
        "--subject /Message/Subject/Data",
        "s /Message/Subject/Data",
    ];
    assert_eq!(parts.collect::<Vec<String>>(), expected);
}

/// Operations with such options, by service and the API's name.
const OPERATIONS: &[(&str, &str, &[&str])] = &[
    ("cloudfront", "CreateInvalidation", &["paths"]),
    (
        "cloudfront",
        "CreateDistribution",
        &["origin-domain-name", "default-root-object"],
    ),
    (
        "cloudsearch",
        "DefineIndexField",
        &["name", "type", "default-value", "facet-enabled"],
    ),
    (
        "configservice",
        "PutConfigurationRecorder",
        &["recording-group"],
    ),
    (
        "deploy",
        "CreateDeployment",
        &["s3-location", "github-location"],
    ),
    ("datapipeline", "ActivatePipeline", &["parameter-values"]),
    (
        "ec2",
        "AuthorizeSecurityGroupIngress",
        &["protocol", "port", "cidr", "source-group"],
    ),
    (
        "cloudwatch",
        "PutMetricData",
        &["value", "dimensions", "statistic-values"],
    ),
];

/// A service whose structures have no members but those that the options are read as.
fn service_of((service, operation, options): (&str, &str, &[&str])) -> Service {
    let options: Vec<String> = options
        .iter()
        .map(|name| format!("\"{name}\":{{}}"))
        .collect();
    let options = options.join(",");
    let model = format!(
        r#"{{
            "metadata": {{"endpointPrefix": "x"}},
            "operations": {{"{operation}": {{"input": {{"shape": "In"}}, "cli": {{"options": {{{options}}}}}}}}},
            "shapes": {{
                "In": {{"type": "structure", "members": {{
                    "ConfigurationRecorder": {{"shape": "Inner"}}, "revision": {{"shape": "Inner"}}}}}},
                "Inner": {{"type": "structure", "members": {{
                    "recordingGroup": {{"shape": "Texts"}}, "s3Location": {{"shape": "Texts"}},
                    "gitHubLocation": {{"shape": "Texts"}}}}}},
                "Texts": {{"type": "structure", "members": {{
                    "bucket": {{"shape": "Text"}}, "key": {{"shape": "Text"}}, "bundleType": {{"shape": "Text"}}}}}},
                "Text": {{"type": "string"}}
            }}
        }}"#
    );
    Service::from_json(&model, Some(service)).unwrap()
}

proptest! {
    /// Any words are read, and every place is inside of the text.
    #[test]
    fn any_words_are_read(
        operation in 0..OPERATIONS.len(),
        words in prop::collection::vec((0..8_usize, "[a-z0-9=,.:{}'\"$é\\-]{0,12}"), 0..6),
    ) {
        let (service_name, name, options) = OPERATIONS[operation];
        let service = service_of(OPERATIONS[operation]);
        let mut text = format!("aws {service_name} {}", wireform_model::cli_name(name));
        for (number, word) in words {
            match options.get(number) {
                Some(option) => text += &format!(" --{option} {word}"),
                None => text += &format!(" {word}"),
            }
        }
        let source = Source::detect(&text, Hints::default()).unwrap();
        let context = Context { services: &[&service], operation: None, cli: Cli::V2 };
        for it in source.read(context).unwrap().diagnostics {
            prop_assert!(text.get(it.span).is_some(), "{}: {}", text, it.message);
        }
    }
}
