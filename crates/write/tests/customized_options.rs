//! Commands of operations for which the CLI changes the options that the model gives.

use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_write::{CommandOptions, command};

const MODEL: &str = include_str!("../../model/tests/data/customized.json");

const NEWER: &str = include_str!("../../model/tests/data/newer.json");

#[test]
fn required_options_are_written_or_named_in_a_note() {
    let service = Service::from_json(
        r#"{
            "metadata": {"endpointPrefix": "shop"},
            "operations": {"Sell": {"input": {"shape": "In"}, "cli": {
                "defaults": {"Account": "-", "Size": 1},
                "options": {"file": {"required": true}}
            }}},
            "shapes": {
                "In": {"type": "structure", "required": ["Account"], "members": {
                    "Account": {"shape": "Text"}, "Size": {"shape": "Text"}
                }},
                "Text": {"type": "string"}
            }
        }"#,
        None,
    );
    let service = service.unwrap();
    let operation = service.operation("sell").unwrap();
    let input = json::read("{}").unwrap();
    let command = command(operation, &input, &CommandOptions::default());
    assert!(command.text.as_str().ends_with("sell \\\n    --account=-"));
    let notes: Vec<_> = command
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .collect();
    assert_eq!(notes, ["This command also needs `--file`."]);
}

#[test]
fn beside_a_token_the_cli_takes_no_size_of_a_page() {
    let model = MODEL.replace(
        "\"Fast\": {\"shape\": \"Fast\"}",
        "\"PageSize\": {\"shape\": \"Text\"}",
    );
    let model = model.replace(r#", "limit": "MaxItems""#, "");
    let service = Service::from_json(&model, None).unwrap();
    let operation = service.operation("list-things").unwrap();
    let input = json::read(r#"{"PageSize": "5", "Marker": "a"}"#).unwrap();
    let text = command(operation, &input, &CommandOptions::default()).text;
    assert!(
        text.as_str()
            .ends_with(r#"--cli-input-json '{"PageSize":"5"}'"#),
        "{text}"
    );
    let input = json::read(r#"{"PageSize": "5"}"#).unwrap();
    let text = command(operation, &input, &CommandOptions::default()).text;
    assert!(text.as_str().ends_with("--page-size 5"), "{text}");
}

#[test]
fn what_an_option_cannot_express_is_in_the_document() {
    let service = Service::from_json(MODEL, None).unwrap();
    let operation = service.operation("list-things").unwrap();
    let write = |input: &str| {
        let options = CommandOptions {
            one_line: true,
            ..CommandOptions::default()
        };
        let input = json::read(input).unwrap();
        command(operation, &input, &options).text.to_string()
    };
    assert_eq!(
        write(r#"{"Fast": {"Other": "a"}}"#),
        "aws shop list-things --fast Other=a"
    );
    assert_eq!(
        write(r#"{"Fast": {"Value": true}}"#),
        r#"aws shop list-things --cli-input-json '{"Fast":{"Value":true}}'"#
    );
}

#[test]
fn cli_v1_has_no_option_for_it() {
    let service = Service::from_json(NEWER, None).unwrap();
    let operation = service.operation("sell").unwrap();
    let input = json::read(r#"{"Name": "a", "New": "b"}"#).unwrap();
    let write = |cli| {
        let options = CommandOptions {
            one_line: true,
            cli,
            ..CommandOptions::default()
        };
        command(operation, &input, &options).text.to_string()
    };
    assert_eq!(write(Cli::V2), "aws shop sell --name a --new b");
    assert_eq!(
        write(Cli::V1),
        r#"aws shop sell --name a --cli-input-json '{"New":"b"}'"#
    );
}
