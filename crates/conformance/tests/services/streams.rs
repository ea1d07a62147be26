//! An operation whose response is a stream takes no document: its command makes the CLI send our request.

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::random::Random;
use wireform_conformance::wire::SentRequest;
use wireform_conformance::{aws, catalogue, inputs, judge, model_inputs, shell};
use wireform_core::draft::Cli;
use wireform_core::model::{OperationRef, Service};
use wireform_core::value::Value;
use wireform_core::write::{self, CommandOptions};

use super::report;

#[test]
fn v2_sends_our_request_for_streamed_responses() {
    let count = inputs::operations(240) / 10;
    let inputs = draw(count);
    let commands: Vec<_> = inputs
        .iter()
        .map(|(operation, input)| write::command(*operation, input, &CommandOptions::default()))
        .collect();
    let texts: Vec<&str> = commands.iter().map(|c| c.text.as_str()).collect();
    let words = shell::words("bash", &texts);
    // A note says what no option can carry, and so is not sent.
    let complete = commands.iter().map(|command| command.notes.is_empty());
    let cases: Vec<_> = inputs.into_iter().zip(words).zip(complete).collect();
    let cases: Vec<_> = cases
        .into_iter()
        .filter(|(_, complete)| *complete)
        .collect();
    let judged = cases.len();
    assert!(
        judged * 2 > count,
        "{judged} of {count} commands are complete"
    );
    let differences = in_parallel(cases, |(((operation, input), words), _)| {
        let (service, command) = (&operation.service.command, &operation.operation.command);
        let name = format!("stream: {service} {command}");
        difference(operation, &input, &words).map(|text| (name, text))
    });
    let differences: Vec<_> = differences.into_iter().flatten().collect();
    report(Cli::V2, judged, &differences);
}

/// Operations with a streamed response, each time others, with valid inputs.
fn draw(count: usize) -> Vec<(OperationRef<'static>, Value)> {
    let services = catalogue::services(Cli::V2).values();
    let mut services: Vec<&Service> = services
        .filter(|service| write::writes_protocol(service))
        .collect();
    services.sort_by_key(|service| &service.command);
    let operations = services.into_iter().flat_map(|service| {
        let streams = service.operations.iter().filter(|op| op.streaming_output);
        streams.map(move |operation| OperationRef { service, operation })
    });
    let mut operations: Vec<_> = operations.collect();
    Random::of(inputs::seed(), 0).shuffle(&mut operations);
    let drawn = operations.into_iter().cycle().take(count).enumerate();
    let inputs = drawn.map(|(item, operation)| {
        let mut random = Random::of(inputs::seed() + 2, item);
        (operation, model_inputs::valid(&mut random, operation))
    });
    inputs.collect()
}

fn difference(operation: OperationRef<'_>, input: &Value, words: &[String]) -> Option<String> {
    let answer = judge::ask(Cli::V2, words, None);
    let ours = write::request_from(operation, input, aws::REGION, Cli::V2);
    let ours = SentRequest::ours(&ours).lasting();
    let Some(real) = answer.request else {
        return Some(format!("{words:?}\nrefused: {}", answer.stderr));
    };
    let real = SentRequest {
        headers: answer.serialized,
        ..real
    };
    let real = real.lasting();
    (!ours.equivalent(&real)).then(|| format!("{words:?}\nours: {ours}\n\nreal: {real}"))
}
