//! Random operations of all services: one of each protocol in turn, and of each service of a protocol in turn.

use std::collections::{BTreeMap, HashMap};

use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::{Operation, OperationRef, Service};

use crate::settings;
use wireform_testing::Random;

/// An operation with its number, which selects its random stream.
pub type Drawn<'a> = (usize, OperationRef<'a>);

/// This many of the operations that fit; each of them once where no number is given.
///
/// `WIREFORM_SERVICE` draws from one service alone.
pub fn draw(
    services: &HashMap<String, Service>,
    count: Option<usize>,
    fits: impl Fn(&Operation) -> bool,
) -> Vec<Drawn<'_>> {
    let chosen = settings::service();
    let is_chosen =
        |service: &&Service| chosen.as_ref().is_none_or(|name| *name == service.command);
    let fitting = services.values().filter(is_chosen).map(|service| {
        let operations = service
            .operations
            .iter()
            .filter(|operation| fits(operation));
        let refer = |operation| OperationRef { service, operation };
        operations.map(refer).collect::<Vec<_>>()
    });
    let mut fitting: Vec<_> = fitting.filter(|all| !all.is_empty()).collect();
    fitting.sort_by_key(|all| &all[0].service.command);
    match count {
        Some(count) => in_turn(&fitting, count),
        None => fitting.concat().into_iter().enumerate().collect(),
    }
}

/// One operation of a service after the other: the protocols in turn, and in each its services in turn.
fn in_turn<'a>(services: &[Vec<OperationRef<'a>>], count: usize) -> Vec<Drawn<'a>> {
    let seed = settings::seed();
    let mut speakers: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for operations in services {
        let protocol = operations[0].service.metadata.protocol();
        speakers.entry(protocol).or_default().push(operations);
    }
    let mut speakers: Vec<_> = speakers.into_values().collect();
    for services in &mut speakers {
        Random::of(seed, 0).shuffle(services);
    }
    let items = (0..count).map(|item| {
        let services = &speakers[item % speakers.len()];
        let operations = services[item / speakers.len() % services.len()];
        (
            item,
            operations[Random::of(seed, item).below(operations.len())],
        )
    });
    items.collect()
}

/// The operations whose options are not those that the model alone would give, in a fixed order.
pub fn customized(services: &HashMap<String, Service>, cli: Cli) -> Vec<OperationRef<'_>> {
    let all = draw(services, None, |operation| {
        takes_document_alone(operation, cli)
    });
    let is_customized = |operation: &OperationRef<'_>| {
        let customizations = operation.operation.customizations(cli);
        let mut members = operation.members().iter();
        !customizations.added.is_empty()
            || members.any(|member| customizations.member(&member.name).is_some())
    };
    let operations = all.into_iter().map(|(_, operation)| operation);
    operations.filter(is_customized).collect()
}

/// Whether a document is all that the CLI needs; for a response that is a stream it also needs a file.
pub fn takes_document_alone(operation: &Operation, cli: Cli) -> bool {
    !operation.streaming_output && takes_document(operation, cli)
}

/// Whether the CLI takes the operation's input as a document.
pub fn takes_document(operation: &Operation, cli: Cli) -> bool {
    let lacking = &operation.customizations(cli).lacking;
    !lacking.iter().any(|option| option == "cli-input-json")
}

/// Whether an input says which page is meant: then the CLI goes through none by itself.
pub fn chooses_page(operation: OperationRef<'_>, cli: Cli, draft: &Draft) -> bool {
    let pagination = operation.operation.customizations(cli).pagination.as_ref();
    let members = pagination
        .iter()
        .flat_map(|it| it.tokens.iter().chain(&it.limit));
    members
        .into_iter()
        .any(|member| draft.member(member).is_some() || draft.files.of(member).is_some())
}
