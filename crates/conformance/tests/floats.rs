//! The floats that have no digits, which the CLI accepts by their names, and timestamps in digits.
//!
//! Seen on CLI 1.46.3 and 2.38.5: `autoscaling execute-policy --metric-value NaN` sends `MetricValue=NaN`,
//! as `--cli-input-json '{"MetricValue":NaN}'` does; `appconfig create-deployment-strategy --growth-factor NaN`
//! sends `"GrowthFactor": "NaN"`; the text `"NaN"` in a document is refused.

use wireform_check::{CheckInput, check};
use wireform_model::Service;
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_write::{CommandOptions, command, document, http_text, request};

const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "shop", "serviceId": "Shop", "protocols": ["PROTOCOL"]},
    "operations": {"Weigh": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"}}},
    "shapes": {
        "In": {"type": "structure", "members": {
            "Weight": {"shape": "Weight"}, "Count": {"shape": "Count"}, "At": {"shape": "At"}}},
        "Weight": {"type": "double", "min": 1, "max": 9},
        "Count": {"type": "integer"},
        "At": {"type": "timestamp"}
    }
}"#;

fn service(protocol: &str) -> Service {
    Service::from_json(&MODEL.replace("PROTOCOL", protocol), None).unwrap()
}

#[track_caller]
fn command_is(input: &str, expected: &str) {
    let service = service("rest-json");
    let options = CommandOptions {
        one_line: true,
        ..CommandOptions::default()
    };
    let input = json::read(input).unwrap();
    let command = command(service.operation("weigh").unwrap(), &input, &options);
    assert_eq!(command.text.as_str(), format!("aws shop weigh {expected}"));
    assert_eq!(command.notes, []);
}

#[test]
fn options_take_them_by_name() {
    command_is(r#"{"Weight":NaN}"#, "--weight NaN");
    command_is(r#"{"Weight":Infinity}"#, "--weight Infinity");
    command_is(r#"{"Weight":-Infinity}"#, "--weight=-Infinity");
    command_is(r#"{"At":"1700000000.25"}"#, "--at 1700000000.25");
}

/// The CLI sends the same for a number and for its text, but the value of an option is the text.
#[test]
fn a_numeric_timestamp_goes_into_json() {
    let service = service("rest-json");
    let input = json::read(r#"{"At":1700000000}"#).unwrap();
    let operation = service.operation("weigh").unwrap();
    let command = command(operation, &input, &CommandOptions::default());
    assert!(
        command
            .text
            .as_str()
            .ends_with(r#"--cli-input-json '{"At":1700000000}'"#)
    );
    assert!(!command.notes[0].message.contains("refuses"));
}

#[test]
fn documents_and_bodies_contain_them() {
    let input = json::read(r#"{"Weight":NaN}"#).unwrap();
    assert_eq!(document(&input).as_str(), "{\n  \"Weight\": NaN\n}");
    for (protocol, end) in [
        ("rest-json", r#"{"Weight": "NaN"}"#),
        ("query", "&Weight=NaN"),
    ] {
        let service = service(protocol);
        let request = request(service.operation("weigh").unwrap(), &input, "us-east-1");
        let text = http_text(&request).to_string();
        assert!(text.ends_with(end), "{text}");
    }
}

#[track_caller]
fn found(input: &str, expected: &[&str]) {
    let service = service("rest-json");
    let draft = Draft {
        input: json::read(input).unwrap(),
        ..Draft::default()
    };
    let subject = CheckInput {
        operation: service.operation("weigh").unwrap(),
        draft: &draft,
        cli: Default::default(),
    };
    let found = check(subject, None);
    let found: Vec<String> = found
        .iter()
        .map(|found| {
            let refuser = found
                .refused_by
                .map_or("nobody", |refuser| refuser.as_str());
            format!("{} {refuser}", found.rule)
        })
        .collect();
    assert_eq!(found, expected, "{input}");
}

#[test]
fn what_has_no_digits_is_a_float_alone() {
    found(r#"{"Weight":NaN}"#, &[]);
    found(r#"{"Weight":Infinity}"#, &["number-range service"]);
    found(r#"{"Weight":-Infinity}"#, &["number-range cli"]);
    found(r#"{"Weight":"NaN"}"#, &["wrong-type cli"]);
    found(r#"{"Count":NaN}"#, &["wrong-type cli"]);
    found(r#"{"Count":Infinity}"#, &["wrong-type cli"]);
}
