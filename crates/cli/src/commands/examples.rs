use std::num::NonZeroUsize;

use clap::Args;
use wireform_model::OperationRef;
use wireform_model::blob::convert_blobs;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::examples::Example;
use wireform_model::path::Path;

use crate::arguments::{Common, OperationArguments};
use crate::catalog::{Catalog, HOW_TO_GET};
use crate::failure::Failure;
use crate::outcome::Outcome;

/// List AWS's examples of an operation, or write the input of one
#[derive(Debug, Args)]
pub struct ExamplesArguments {
    #[command(flatten)]
    operation: OperationArguments,
    /// Write the input of the example with this number in the list
    #[arg(long, value_name = "N")]
    show: Option<NonZeroUsize>,
}

/// The numbers and titles of the examples, a line each, or the input of one of them.
///
/// # Errors
///
/// Where there is no catalog, or no example of that number.
pub fn run(options: &ExamplesArguments, common: &Common) -> Result<Outcome, Failure> {
    let catalog = Catalog::find(common)?;
    let catalog = catalog.ok_or_else(|| Failure::new(format!("no examples. {HOW_TO_GET}")))?;
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    let examples = catalog.examples(&service.command)?;
    let examples = &examples.of(&operation.operation.api_name).examples;
    let Some(number) = options.show else {
        return Ok(list(operation, examples));
    };
    match examples.get(number.get() - 1) {
        Some(example) => Ok(show(operation, &example.draft, common.cli)),
        None => Err(Failure::new(format!(
            "no example {number}: {} {} has {}",
            service.command,
            operation.operation.command,
            examples.len()
        ))),
    }
}

fn list(operation: OperationRef<'_>, examples: &[Example]) -> Outcome {
    let numbered = examples.iter().enumerate();
    let lines = numbered.map(|(index, example)| format!("{} {}", index + 1, example.title));
    let mut outcome = Outcome::text(lines.collect::<Vec<String>>().join("\n"));
    if examples.is_empty() {
        let (service, operation) = (operation.service, operation.operation);
        outcome.notes.push(format!(
            "AWS has no example of {} {}",
            service.command, operation.command
        ));
    }
    outcome
}

/// The input, with a note about the example's files, facts and options.
fn show(operation: OperationRef<'_>, draft: &Draft, cli: Cli) -> Outcome {
    let converted = convert_blobs(operation, &Path::root(), &draft.input, [Cli::V2, cli]);
    let mut outcome = Outcome::text(wireform_write::document(&converted.value).as_str());
    let files = draft.files.named();
    let files = files.map(|(name, url)| format!("--file {name}={url}"));
    let facts = draft.facts.iter();
    let facts = facts.map(|(name, value)| format!("--fact {name}={value}"));
    let options = draft.options.iter();
    let options = options.map(|(option, value)| match option.is_flag() {
        true => format!("--{}", option.name),
        false => format!("--{} {value}", option.name),
    });
    let beside: Vec<String> = files.chain(facts).chain(options).collect();
    if !beside.is_empty() {
        outcome
            .notes
            .push(format!("the example also has {}", beside.join(" ")));
    }
    outcome
}
