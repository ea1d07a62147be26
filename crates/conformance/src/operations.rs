//! Operations drawn at random from all services, the protocols and their services in turn.

use std::collections::HashMap;

use wireform_core::draft::Cli;
use wireform_core::model::{Operation, OperationRef, Service};

use crate::inputs;
use crate::random::Random;

/// The protocols that some service speaks.
pub const PROTOCOLS: [&str; 6] = [
    "json",
    "rest-json",
    "query",
    "ec2",
    "rest-xml",
    "smithy-rpc-v2-cbor",
];

/// This many operations that take a document, each with the number of its stream of the seed.
pub fn draw(
    services: &HashMap<String, Service>,
    cli: Cli,
    count: usize,
) -> Vec<(usize, OperationRef<'_>)> {
    let seed = inputs::seed();
    let speakers = PROTOCOLS.map(|protocol| {
        let services = services.values();
        let speaks = |service: &&Service| service.metadata.protocol() == protocol;
        let mut services: Vec<&Service> = services.filter(speaks).collect();
        services.retain(|service| !drawn_from(service, cli).is_empty());
        services.sort_by_key(|service| &service.command);
        Random::of(seed, 0).shuffle(&mut services);
        services
    });
    let speakers: Vec<_> = speakers.into_iter().filter(|all| !all.is_empty()).collect();
    let items = (0..count).map(|item| {
        let services = &speakers[item % speakers.len()];
        let service = services[item / speakers.len() % services.len()];
        let operations = drawn_from(service, cli);
        let chosen = Random::of(seed, item).below(operations.len());
        let operation = operations[chosen];
        (item, OperationRef { service, operation })
    });
    items.collect()
}

/// The operations whose options are not those that the model alone would give, in a fixed order.
pub fn customized(services: &HashMap<String, Service>, cli: Cli) -> Vec<OperationRef<'_>> {
    let mut services: Vec<&Service> = services.values().collect();
    services.sort_by_key(|service| &service.command);
    let operations = services.into_iter().flat_map(|service| {
        let operations = drawn_from(service, cli).into_iter();
        operations.map(move |operation| OperationRef { service, operation })
    });
    let is_customized = |operation: &OperationRef<'_>| {
        let customizations = operation.operation.customizations(cli);
        let mut members = operation.members().iter();
        !customizations.added.is_empty()
            || members.any(|member| customizations.member(&member.name).is_some())
    };
    operations.filter(is_customized).collect()
}

fn drawn_from(service: &Service, cli: Cli) -> Vec<&Operation> {
    let takes_documents = |operation: &&Operation| {
        let lacking = &operation.customizations(cli).lacking;
        !operation.streaming_output && !lacking.iter().any(|option| option == "cli-input-json")
    };
    service.operations.iter().filter(takes_documents).collect()
}
