//! For all operations of all services: our options are those of the real CLI's own argument table,
//! and our skeleton is the one that CLI v2 prints.

use std::collections::{BTreeMap, BTreeSet};

use wireform_conformance::catalog::{self, CliCatalog, RealEndpoint, RealOption, Table};

use wireform_model::cli_options::OptionKind;
use wireform_model::cli_options::options;
use wireform_model::draft::Cli;
use wireform_model::value::{Map, Value};
use wireform_model::{OperationRef, Service};

#[test]
fn v1_has_our_operations() {
    prove_operations(Cli::V1);
}

#[test]
fn v2_has_our_operations() {
    prove_operations(Cli::V2);
}

#[test]
fn v1_has_our_options() {
    prove_options(Cli::V1);
}

#[test]
fn v2_has_our_options() {
    prove_options(Cli::V2);
}

/// The site's models are CLI v2's; what it says of CLI v1 is true of that all the same,
/// but for what came to be required, optional or paged since.
#[test]
fn v1_has_what_the_site_says_of_it() {
    let services = catalog::services_of_site();
    let real = catalog::of(Cli::V1);
    let words = |table: &Table| (table.service.clone(), table.command.clone());
    let theirs: BTreeMap<_, _> = real
        .tables
        .iter()
        .map(|table| (words(table), table))
        .collect();
    let (mut newer, mut differences) = (0, Vec::new());
    for service in services.values() {
        for operation in &service.operations {
            let name = format!("{} {}", service.command, operation.command);
            let operation = OperationRef { service, operation };
            let (service, command) = (&service.command, &operation.operation.command);
            let table = theirs.get(&(service.clone(), command.clone()));
            newer += usize::from(operation.operation.newer);
            match table {
                Some(_) if operation.operation.newer => {
                    differences.push(format!("CLI v1 has {name}"));
                }
                None if !operation.operation.newer => {
                    differences.push(format!("CLI v1 has no {name}"));
                }
                Some(table) => {
                    let ours = our_options(operation, Cli::V1);
                    let is_known = name == "networkmanager get-network-routes";
                    if !is_known && !ours.keys().eq(table.options.keys()) {
                        let differing = option_differences(&ours, table);
                        differences.push(format!("{name}: {differing}"));
                    }
                }
                None => {}
            }
        }
    }
    println!("{newer} operations are newer than CLI v1");
    assert!(newer > 0);
    report("operations of the site", theirs.len(), differences);
}

/// Every line of `customizations.txt` is about something that is there.
#[test]
fn no_fact_is_without_its_object() {
    let summary = &catalog::of(Cli::V2).summary;
    assert_eq!(summary.unused, Vec::<String>::new());
}

#[test]
fn v2_speaks_our_protocols() {
    prove_protocols(Cli::V2);
}

#[test]
fn v1_speaks_our_protocols() {
    prove_protocols(Cli::V1);
}

/// In every region of every partition.
#[test]
fn v2_finds_services_at_our_hosts() {
    let catalog = catalog::of(Cli::V2);
    // Names such as `aws-global` stand for no region.
    let real = catalog
        .endpoints
        .iter()
        .filter(|real| !real.region.contains("global"));
    let real: Vec<&RealEndpoint> = real.collect();
    let differing = real.iter().filter_map(|real| {
        let service = catalog.services.get(&real.service)?;
        let operation = service
            .operations
            .iter()
            .find(|operation| operation.host_prefix.is_none())?;
        let operation = OperationRef { service, operation };
        let ours = wireform_write::request(operation, &Value::Map(Map::new()), &real.region);
        let same = ours.host == real.host && ours.region == real.signing_region;
        (!same).then(|| {
            let (host, region) = (&ours.host, &ours.region);
            format!(
                "{} in {}: ours {host} {region}, theirs {} {}",
                real.service, real.region, real.host, real.signing_region
            )
        })
    });
    report("endpoints", real.len(), differing.collect());
}

#[test]
fn v2_prints_our_skeletons() {
    let catalog = catalog::of(Cli::V2);
    let printed: Vec<&Table> = catalog
        .tables
        .iter()
        .filter(|table| table.skeleton.is_some())
        .collect();
    let differing = printed.iter().filter_map(|table| {
        let ours = format!("{}\n", wireform_write::skeleton(operation(catalog, table)?));
        (Some(&ours) != table.skeleton.as_ref()).then(|| difference(table, &ours))
    });
    report("skeletons", printed.len(), differing.collect());
}

fn difference(table: &Table, ours: &str) -> String {
    let theirs = table.skeleton.as_deref().unwrap_or_default();
    let lines = ours.lines().zip(theirs.lines());
    let mut differing = lines.filter(|(ours, theirs)| ours != theirs);
    let (ours, theirs) = differing.next().unwrap_or(("an end", "an end elsewhere"));
    format!(
        "{} {}: we print {ours}, the CLI {theirs}",
        table.service, table.command
    )
}

fn prove_operations(cli: Cli) {
    let catalog = catalog::of(cli);
    let tables = catalog.tables.iter();
    let theirs = tables.map(|table| Words {
        service: &table.service,
        command: &table.command,
        api_name: &table.api_name,
    });
    let theirs: BTreeSet<Words> = theirs.filter(|words| !is_known(cli, words)).collect();
    let services = catalog.services.values();
    let ours: BTreeSet<Words> = services
        .flat_map(|service| all_words(service, cli))
        .collect();
    let extra = ours
        .difference(&theirs)
        .map(|words| format!("only we have {words:?}"));
    let missing = theirs
        .difference(&ours)
        .map(|words| format!("only the CLI has {words:?}"));
    report("operations", theirs.len(), extra.chain(missing).collect());
}

/// What somebody types for an operation, and what the API calls it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Words<'c> {
    service: &'c str,
    command: &'c str,
    api_name: &'c str,
}

/// The words for all operations of a service, with those that are older.
fn all_words(service: &Service, cli: Cli) -> impl Iterator<Item = Words<'_>> {
    service.operations.iter().flat_map(move |operation| {
        let synonyms = operation.customizations(cli).synonyms.iter();
        let commands = std::iter::once(&operation.command).chain(synonyms);
        commands.map(|command| Words {
            service: &service.command,
            command,
            api_name: &operation.api_name,
        })
    })
}

/// The operations that only a CLI has, each with the reason.
const KNOWN: &[(Cli, &str, &str, &str)] = &[
    (
        Cli::V1,
        "runtime.sagemaker",
        "*",
        "an older word for sagemaker-runtime, gone in CLI v2",
    ),
    (
        Cli::V1,
        "sso",
        "logout",
        "CLI v2 has a command of its own of that name",
    ),
];

fn is_known(cli: Cli, words: &Words) -> bool {
    KNOWN.iter().any(|(generation, service, command, _reason)| {
        *generation == cli
            && *service == words.service
            && (*command == "*" || *command == words.command)
    })
}

fn prove_protocols(cli: Cli) {
    let catalog = catalog::of(cli);
    let differing = catalog.tables.iter().filter_map(|table| {
        let ours = operation(catalog, table)?.service.metadata.protocol();
        (ours != table.protocol)
            .then(|| format!("{}: ours {ours}, theirs {}", table.service, table.protocol))
    });
    report("protocols", catalog.tables.len(), differing.collect());
}

fn prove_options(cli: Cli) {
    let catalog = catalog::of(cli);
    let tables = &catalog.tables;
    let differing = tables.iter().filter_map(|table| {
        let ours = our_options(operation(catalog, table)?, cli);
        (ours != table.options).then(|| {
            let differing = option_differences(&ours, table);
            format!("{} {}: {differing}", table.service, table.command)
        })
    });
    report("tables of options", tables.len(), differing.collect());
}

fn option_differences(ours: &BTreeMap<String, RealOption>, table: &Table) -> String {
    let theirs = &table.options;
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let differing = names
        .into_iter()
        .filter(|name| ours.get(*name) != theirs.get(*name));
    let differences = differing.map(|name| {
        let (ours, theirs) = (ours.get(name), theirs.get(name));
        format!("{name}: ours {ours:?}, theirs {theirs:?}")
    });
    differences.collect::<Vec<_>>().join("; ")
}

fn our_options(operation: OperationRef<'_>, cli: Cli) -> BTreeMap<String, RealOption> {
    let options = options(operation, cli).into_iter();
    let real = options.map(|option| {
        let kind = match option.kind {
            OptionKind::Value => "value",
            OptionKind::Flag => "flag",
            OptionKind::Positional => "positional",
        };
        let required = option.required;
        (
            option.name,
            RealOption {
                kind: kind.to_owned(),
                required,
            },
        )
    });
    real.collect()
}

/// Our operation of the same words. That there is one is a proof of its own.
fn operation<'c>(catalog: &'c CliCatalog, table: &Table) -> Option<OperationRef<'c>> {
    let service = catalog.services.get(&table.service)?;
    service.operation(&table.command)
}

fn report(what: &str, count: usize, differences: Vec<String>) {
    println!("{count} {what}, {} differ", differences.len());
    // Nothing would differ where nothing is compared.
    assert!(count > 15_000, "only {count} {what}");
    assert!(
        differences.is_empty(),
        "{} of {count} {what} differ:\n{}",
        differences.len(),
        differences[..differences.len().min(40)].join("\n")
    );
}
