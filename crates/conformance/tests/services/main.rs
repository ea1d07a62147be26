//! Operations of all services, before the real code of both CLIs.
//!
//! The operations and inputs are the same in every run.
//! `WIREFORM_SEED=N` draws others, and `WIREFORM_OPERATIONS=N` more or fewer of them than 2,400.

mod commands;
mod known;
mod refusals;
mod timestamps;

use wireform_conformance::trial::Claim;
use wireform_conformance::{catalog, differences, operations, settings, tools};
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::Value;
use wireform_testing::{Random, valid};

/// A question to both us and the CLI: an operation with an input.
struct Case {
    /// The number in the stream of the seed, and the two words of the command.
    name: String,
    claim: Claim<'static>,
    input: Value,
}

/// Operations with inputs drawn by `draw`; CLI v1, which shares most of its code with v2, gets a tenth of them.
fn cases(cli: Cli, draw: fn(&mut Random, OperationRef<'_>) -> Value) -> Vec<Case> {
    // First, so that each test says which program is missing.
    let _ = (tools::aws(cli), tools::aws(Cli::V2));
    let count = settings::operations().map(|count| match cli {
        Cli::V1 => count / 10,
        Cli::V2 => count,
    });
    let drawn = operations::draw(catalog::services_of(cli), count, |operation| {
        operations::takes_document_alone(operation, cli)
    });
    with_inputs(cli, drawn, draw)
}

/// Operations whose options the CLI customizes, a tenth as many.
fn customized_cases(cli: Cli) -> Vec<Case> {
    let mut operations = operations::customized(catalog::services_of(cli), cli);
    Random::of(settings::seed(), 0).shuffle(&mut operations);
    let count = settings::operations().map_or(operations.len(), |count| count / 10);
    let drawn = operations.into_iter().cycle().take(count).enumerate();
    with_inputs(cli, drawn.collect(), valid)
}

fn with_inputs(
    cli: Cli,
    operations: Vec<(usize, OperationRef<'static>)>,
    draw: fn(&mut Random, OperationRef<'_>) -> Value,
) -> Vec<Case> {
    let cases = operations.into_iter().map(|(item, operation)| {
        let mut random = Random::of(settings::seed() + 1, item);
        let (service, command) = (&operation.service.command, &operation.operation.command);
        Case {
            name: format!("{item}: {service} {command}"),
            input: draw(&mut random, operation),
            claim: Claim {
                operation,
                companion: None,
                cli,
            },
        }
    });
    cases.collect()
}

fn draft(input: &Value) -> Draft {
    Draft {
        input: input.clone(),
        ..Draft::default()
    }
}

/// Fails with the first differences and the number of all, where there is one that is not known.
fn report(cli: Cli, count: usize, differences: &[(String, String)]) {
    let (known, new): (Vec<_>, Vec<_>) = differences
        .iter()
        .partition(|(name, difference)| known::reason(name, difference).is_some());
    for (name, difference) in &known {
        println!(
            "{name} known: {}",
            known::reason(name, difference).unwrap_or_default()
        );
    }
    println!(
        "{cli:?}: {count} cases, {} known, {} new",
        known.len(),
        new.len()
    );
    let new: Vec<String> = new
        .iter()
        .map(|(name, text)| format!("{name}\n{text}"))
        .collect();
    differences::assert_none(&new);
    // At most one in two hundred, and a handful in a small draw.
    assert!(known.len() <= count / 200 + 3, "{} known", known.len());
}
