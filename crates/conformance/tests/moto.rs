//! The commands of both CLIs and the `curl` command succeed against moto, which gives back what it was sent.

use std::process::Output;

use serde_json::Value as Json;
use wireform_conformance::create_integration::{self, claim};
use wireform_conformance::moto::Moto;
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::trial::{self, FORMS};
use wireform_conformance::{aws, program, tools};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::value::Value;
use wireform_write::{Body, Shell};

/// The two examples of the reference page, in the names of the API.
const EXAMPLES: [&str; 2] = [
    r#"{"IntegrationType": "MOCK", "PassthroughBehavior": "WHEN_NO_MATCH"}"#,
    r#"{"IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "2.0", "IntegrationUri": "arn:aws:lambda:us-west-2:123456789012:function:my-function"}"#,
];

#[test]
fn moto_takes_the_commands_and_gives_back_the_input() {
    let _ = (tools::aws(Cli::V1), tools::aws(Cli::V2));
    let moto = Moto::start();
    let api_id = create_api(&moto);
    let drafts = drafts(&api_id);
    let cases: Vec<_> = [Cli::V1, Cli::V2]
        .into_iter()
        .flat_map(|cli| {
            drafts
                .iter()
                .enumerate()
                .map(move |(number, draft)| (cli, number, draft))
        })
        .collect();
    in_parallel(cases, |(cli, number, draft)| {
        let printed = trial::commands(claim(cli), draft);
        let command = &printed[2 * (number % FORMS.len())].text;
        let document = wireform_write::document(&draft.input);
        let output = program::run("bash", cli, command, document.as_str(), &moto.url());
        let mut sent: Json = serde_json::from_str(document.as_str()).unwrap();
        sent.as_object_mut().unwrap().remove("ApiId");
        assert_contains(&answer(command, output), &sent, command);
    });
}

#[test]
fn moto_takes_the_curl_command_and_gives_back_the_body() {
    let moto = Moto::start();
    let api_id = create_api(&moto);
    in_parallel(drafts(&api_id), |draft| {
        let request = wireform_write::request(claim(Cli::V2).operation, &draft.input, aws::REGION);
        let command = wireform_write::curl(&request, Shell::Posix);
        let aws = format!("https://{}", request.host);
        let command = command.as_str().replacen(&aws, &moto.url(), 1);
        let output = program::run("bash", Cli::V2, &command, "", &moto.url());
        let Body::Text(body) = &request.body else {
            panic!("no text to send: {request:?}");
        };
        let sent = serde_json::from_str(body.as_str()).unwrap();
        assert_contains(&answer(&command, output), &sent, &command);
    });
}

/// The examples and some random inputs, for an API that exists.
fn drafts(api_id: &str) -> Vec<Draft> {
    let examples = EXAMPLES.iter().map(|example| Draft {
        input: json::read(example).unwrap(),
        ..Draft::default()
    });
    let random = (0..4).map(create_integration::sendable);
    let mut drafts: Vec<Draft> = examples.chain(random).collect();
    for draft in &mut drafts {
        if let Value::Map(members) = &mut draft.input {
            members.set("ApiId", Value::from(api_id));
        }
    }
    drafts
}

fn create_api(moto: &Moto) -> String {
    let command = "aws apigatewayv2 create-api --name test --protocol-type HTTP";
    let output = program::run("bash", Cli::V2, command, "", &moto.url());
    let api = answer(command, output);
    api["ApiId"].as_str().unwrap().to_owned()
}

fn answer(command: &str, output: Output) -> Json {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}\n{said}");
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{command}\n{text}\n{error}"))
}

/// Every member of what was sent is in what came back.
fn assert_contains(back: &Json, sent: &Json, command: &str) {
    for (name, value) in sent.as_object().unwrap() {
        assert_eq!(back.get(name), Some(value), "{name} of {command}");
    }
}
