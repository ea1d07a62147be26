//! Of every option that is the CLI's own, what `read` makes of it: it is read, or it is in a list with its reason.
//!
//! That our tables have the options of the real CLIs, each with its member, is what `tests/catalog` proves.

use std::collections::BTreeSet;

use wireform_conformance::{catalog, differences};
use wireform_model::cli::Cli;
use wireform_model::cli_options::{OptionKind, options};
use wireform_model::{OperationRef, Service};
use wireform_testing::commands;
use wireform_write::Shell;

/// The options that are not read: service, operation or `*`, option, and the reason.
const UNREAD: &[(&str, &str, &str, &str)] = &[
    (
        "cloudfront",
        "update-distribution",
        "default-root-object",
        "The CLI changes what another call returns.",
    ),
    (
        "datapipeline",
        "*",
        "parameter-objects",
        "The CLI translates a file of another format, which a command only names.",
    ),
    (
        "datapipeline",
        "*",
        "parameter-values-uri",
        "The CLI translates a file of another format, which a command only names.",
    ),
    (
        "datapipeline",
        "*",
        "pipeline-definition",
        "The CLI translates a file of another format, which a command only names.",
    ),
    (
        "ec2",
        "bundle-instance",
        "owner-sak",
        "The CLI signs a policy with the key, by the current time.",
    ),
    (
        "ec2",
        "bundle-instance",
        "policy",
        "The CLI signs a policy with the key, by the current time.",
    ),
];

#[test]
fn every_option_of_the_cli_is_read_or_listed() {
    let mut rows = BTreeSet::new();
    let (mut count, mut unread) = (0, Vec::new());
    for cli in [Cli::V1, Cli::V2] {
        for (operation, option) in own_options(catalog::services_of(cli), cli) {
            count += 1;
            if is_read(operation, &option, cli) {
                continue;
            }
            let (service, command) = (&operation.service.command, &operation.operation.command);
            let row = UNREAD
                .iter()
                .position(|(of_service, of_command, name, _reason)| {
                    of_service == service
                        && (*of_command == "*" || of_command == command)
                        && *name == option
                });
            match row {
                Some(row) => drop(rows.insert(row)),
                None => unread.push(format!("{service} {command} --{option}")),
            }
        }
    }
    println!("{count} options of the CLIs' own");
    differences::assert_none(&unread);
    assert_eq!(rows.len(), UNREAD.len(), "a row is not needed any more");
    assert!(count > 150);
}

/// Whether the reader knows an option, whatever it says of its value.
fn is_read(operation: OperationRef<'_>, option: &str, cli: Cli) -> bool {
    let (service, command) = (&operation.service.command, &operation.operation.command);
    let text = format!("aws {service} {command} --{option} 1");
    let reading = commands::read(operation, &text, Shell::Posix, cli);
    let is_unread = |rule: &str| matches!(rule, "unread-option" | "unknown-option");
    reading.is_ok_and(|reading| !reading.diagnostics.iter().any(|it| is_unread(it.rule)))
}

/// Every option that sets no member, or only in a way of its own.
fn own_options<'m>(
    services: impl IntoIterator<Item = (&'m String, &'m Service)>,
    cli: Cli,
) -> Vec<(OperationRef<'m>, String)> {
    let services = services.into_iter();
    let operations = services.flat_map(|(_, service)| {
        let operations = service.operations.iter();
        operations.map(move |operation| OperationRef { service, operation })
    });
    let options = operations.flat_map(|operation| {
        let options = options(operation, cli).into_iter();
        let options = options.filter(move |option| {
            let added = &operation.operation.customizations(cli).added;
            option.kind != OptionKind::Positional
                && added.iter().any(|(name, _)| *name == option.name)
        });
        options.map(move |option| (operation, option.name))
    });
    options.collect()
}
