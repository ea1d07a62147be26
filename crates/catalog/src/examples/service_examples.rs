//! All examples of a service, as the catalog's `SERVICE.examples.json` has them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;
use wireform_model::draft::Draft;
use wireform_model::examples::Example;
use wireform_model::path::Path;
use wireform_model::{OperationRef, Service, json};

use super::common::common;
use super::manual::ManualPage;
use super::model_examples::ModelExamples;
use super::page_commands::{PageCommand, page_commands};
use super::reader;
use super::report::{ExamplesReport, UnusedExample};

/// The text of `SERVICE.examples.json`, from the service's pages of the manual and the examples of its model.
///
/// [`Examples`](wireform_model::examples::Examples) reads it.
///
/// # Errors
///
/// Where an input cannot be written as JSON.
pub fn service_examples(
    service: &Service,
    pages: &[ManualPage],
    of_model: &ModelExamples,
) -> serde_json::Result<(String, ExamplesReport)> {
    let mut report = ExamplesReport {
        in_models: of_model.count(),
        ..ExamplesReport::default()
    };
    let mut all = BTreeMap::new();
    for operation in &service.operations {
        let operation = OperationRef { service, operation };
        let mut examples = Vec::new();
        let command = operation.operation.command.as_str();
        for page in pages.iter().filter(|page| page.operation == command) {
            report.pages += 1;
            of_page(operation, page, &mut examples, &mut report);
        }
        add_of_model(operation, of_model, &mut examples, &mut report);
        if !examples.is_empty() {
            report.operations += 1;
            report.examples += examples.len();
            all.insert(
                operation.operation.api_name.as_str(),
                written(operation, &examples)?,
            );
        }
    }
    Ok((serde_json::to_string(&all)?, report))
}

fn of_page(
    operation: OperationRef<'_>,
    page: &ManualPage,
    examples: &mut Vec<Example>,
    report: &mut ExamplesReport,
) {
    for command in page_commands(&page.text) {
        if !is_about(operation, &command.text) {
            report.of_others += 1;
            continue;
        }
        report.commands += 1;
        report.files += command.files.len();
        match draft(operation, &command, report) {
            Ok(draft) => add(examples, &command.title, draft, report),
            Err(reason) => report.unused.push(UnusedExample {
                place: format!("{}/{}", operation.service.command, page.operation),
                text: command.text,
                reason,
            }),
        }
    }
}

/// The draft with the documents that the page shows; where these cannot be read, with the names of the files.
fn draft(
    operation: OperationRef<'_>,
    command: &PageCommand,
    report: &mut ExamplesReport,
) -> Result<Draft, String> {
    let shown = command.files.iter().filter(|(_, text)| text.is_some());
    let shown = shown.count();
    if shown == 0 {
        return reader::draft(operation, &command.text);
    }
    match reader::draft(operation, &command.joined()) {
        Ok(draft) => {
            report.joined += shown;
            Ok(draft)
        }
        Err(reason) => reader::draft(operation, &command.text).map_err(|_| reason),
    }
}

/// Whether a command's first words that are not options are those of an operation.
fn is_about(operation: OperationRef<'_>, command: &str) -> bool {
    let mut words = command.split_whitespace().skip(1);
    let is_service = words.next() == Some(&operation.service.command);
    is_service && words.next() == Some(&operation.operation.command)
}

fn add_of_model(
    operation: OperationRef<'_>,
    of_model: &ModelExamples,
    examples: &mut Vec<Example>,
    report: &mut ExamplesReport,
) {
    let api_name = &operation.operation.api_name;
    for example in of_model.of(api_name) {
        let draft = reader::for_v2(operation, Draft::from(example.input.clone()));
        match reader::accepted(operation, draft) {
            Ok(draft) => add(examples, &example.title(), draft, report),
            Err(reason) => report.unused.push(UnusedExample {
                place: format!("{} {api_name}", operation.service.command),
                text: example.title(),
                reason,
            }),
        }
    }
}

/// Adds an example under a title that none has yet, unless its draft is there already.
fn add(examples: &mut Vec<Example>, title: &str, draft: Draft, report: &mut ExamplesReport) {
    if examples.iter().any(|example| example.draft == draft) {
        report.duplicates += 1;
        return;
    }
    let title = if title.is_empty() { "Example" } else { title };
    let is_new = |title: &str| examples.iter().all(|example| example.title != title);
    let numbered = (2..).map(|number| format!("{title} ({number})"));
    let mut titles = [title.to_owned()].into_iter().chain(numbered);
    let title = titles.find(|title| is_new(title)).unwrap_or_default();
    examples.push(Example { title, draft });
}

/// What the file has of an operation.
#[derive(Serialize)]
struct WrittenOperation {
    examples: Vec<WrittenExample>,
    common: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct WrittenExample {
    title: String,
    input: Box<RawValue>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    files: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    options: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    facts: BTreeMap<String, String>,
}

fn written(
    operation: OperationRef<'_>,
    examples: &[Example],
) -> serde_json::Result<WrittenOperation> {
    let common = common(operation, examples).into_iter();
    let examples = examples.iter().map(written_example);
    Ok(WrittenOperation {
        examples: examples.collect::<serde_json::Result<_>>()?,
        common: common
            .map(|(member, count)| (member, count.into()))
            .collect(),
    })
}

fn written_example(example: &Example) -> serde_json::Result<WrittenExample> {
    let draft = &example.draft;
    let input = json::compact(&draft.input_beside_files(), &Path::root());
    let named = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let files = draft.files.named();
    let options = draft.options.iter();
    Ok(WrittenExample {
        title: example.title.clone(),
        input: RawValue::from_string(input.as_str().to_owned())?,
        files: files.map(|(name, url)| (name.to_owned(), url)).collect(),
        options: options
            .map(|(option, value)| named(option.name, value))
            .collect(),
        facts: draft
            .facts
            .iter()
            .map(|(name, value)| named(name, value))
            .collect(),
    })
}
