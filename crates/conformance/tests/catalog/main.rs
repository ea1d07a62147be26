//! For all operations of all services: our options are those of the real CLI's own argument table,
//! and our skeleton is the one that CLI v2 prints.

mod own_commands;

use std::collections::{BTreeMap, BTreeSet};

use wireform_catalog::customizations::Customizations;
use wireform_conformance::catalog::{self, CliCatalog, RealEndpoint, RealOption, Table};
use wireform_search::{Priority, find_in};

use wireform_model::cli::Cli;
use wireform_model::cli_options::OptionKind;
use wireform_model::cli_options::options;
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
fn v1_takes_the_hidden_names_that_lead_to_our_operations() {
    prove_hidden_names(Cli::V1);
}

#[test]
fn v2_takes_the_hidden_names_that_lead_to_our_operations() {
    prove_hidden_names(Cli::V2);
}

#[test]
fn v1_has_our_options() {
    prove_options(Cli::V1);
}

#[test]
fn v2_has_our_options() {
    prove_options(Cli::V2);
}

/// The site's models are CLI v2's; what they say about CLI v1 is true as well,
/// except what became required, optional or paginated since.
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
                    if !ours.keys().eq(table.options.keys()) {
                        let differing = option_differences(&ours, table);
                        differences.push(format!("{name}: {differing}"));
                    }
                }
                None => {}
            }
        }
    }
    let all = differences.len();
    differences.retain(|difference| !difference.starts_with(PAGED_SINCE));
    assert_eq!(all, differences.len() + 1, "{PAGED_SINCE} differs no more");
    println!("{newer} operations are newer than CLI v1");
    assert!(newer > 0);
    report("operations of the site", theirs.len(), differences);
}

/// CLI v2's models paginate this operation, so it has options for pages; those of CLI v1 do not.
const PAGED_SINCE: &str = "networkmanager get-network-routes";

/// Every line of `customizations.txt` applies to something in the models.
#[test]
fn every_customization_applies() {
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

/// For every service in every region of every partition.
#[test]
fn v2_finds_services_at_our_hosts() {
    let catalog = catalog::of(Cli::V2);
    let real: &[RealEndpoint] = &catalog.endpoints;
    let differing = real.iter().filter_map(|real| {
        let service = catalog.services.get(&real.service)?;
        let operation = service
            .operations
            .iter()
            .find(|operation| operation.host_prefix().is_none())?;
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
    let (known, theirs): (BTreeSet<Words>, BTreeSet<Words>) =
        theirs.partition(|words| known(cli, words).next().is_some());
    let services = catalog.services.values();
    let facts = Customizations::of_aws().unwrap();
    let ours: BTreeSet<Words> = services
        .flat_map(|service| {
            let synonyms = facts.service_synonyms(&service.command, cli);
            let names = std::iter::once(&*service.command).chain(synonyms);
            names
                .flat_map(|name| all_words(name, service, cli))
                .collect::<Vec<_>>()
        })
        .collect();
    expect_no_stale_row(cli, &known, &ours);
    let extra = ours
        .difference(&theirs)
        .map(|words| format!("only we have {words:?}"));
    let missing = theirs
        .difference(&ours)
        .map(|words| format!("only the CLI has {words:?}"));
    report("operations", theirs.len(), extra.chain(missing).collect());
}

/// Each row is about operations that the CLI has and we do not.
fn expect_no_stale_row(cli: Cli, theirs: &BTreeSet<Words>, ours: &BTreeSet<Words>) {
    let only_theirs = theirs.iter().filter(|words| !ours.contains(words));
    let used: BTreeSet<usize> = only_theirs.flat_map(|words| known(cli, words)).collect();
    for (row, (of_cli, service, operation, _)) in ONLY_THE_CLI.iter().enumerate() {
        let is_stale = *of_cli == cli && !used.contains(&row);
        assert!(!is_stale, "{service} {operation} is not needed any more");
    }
}

/// The CLI's words for an operation, and its API name.
/// Each name that the CLI takes without showing it leads to the same operation here:
/// where a command is read, and as the first find of the search, both by today's name.
fn prove_hidden_names(cli: Cli) {
    let catalog = catalog::of(cli);
    let hidden = catalog.tables.iter().filter(|table| table.hidden);
    let (mut older, mut lost) = (Vec::new(), Vec::new());
    for table in hidden {
        let typed = format!("{} {}", table.service, table.command);
        let listed = catalog.index.service(&table.service);
        let service = listed.and_then(|listed| catalog.services.get(&listed.command));
        let operation = service.and_then(|service| service.operation(&table.command));
        let Some(operation) = operation.map(|operation| operation.operation) else {
            lost.push(format!("we have no {typed}"));
            continue;
        };
        let service = service.map_or("", |service| &service.command);
        let today = format!("{service} {}", operation.command);
        let hits = find_in(&catalog.index, &typed, 1, &|_, _| Priority::Plain);
        let finds = hits.iter().any(|hit| {
            let found = hit.operation.map(|operation| &operation.command);
            hit.service.command == service && found == Some(&operation.command)
        });
        if !finds || operation.api_name != table.api_name {
            lost.push(format!("{typed} is {}, not {today}", table.api_name));
        }
        older.extend((typed != today).then_some(typed));
    }
    println!("CLI {} takes {}", cli.as_str(), older.join(", "));
    assert!(older.len() > 3, "only {older:?}");
    assert_eq!(lost, [""; 0]);
}

/// What somebody types for an operation, and what the API calls it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Words<'c> {
    service: &'c str,
    command: &'c str,
    api_name: &'c str,
}

/// The words for all operations of a service, by one of its names, with those that are older.
fn all_words<'c>(name: &'c str, service: &'c Service, cli: Cli) -> impl Iterator<Item = Words<'c>> {
    service.operations.iter().flat_map(move |operation| {
        let synonyms = operation.customizations(cli).synonyms.iter();
        let commands = std::iter::once(&operation.command).chain(synonyms);
        commands.map(move |command| Words {
            service: name,
            command,
            api_name: &operation.api_name,
        })
    })
}

/// The operations that only a CLI has: CLI, service, operation or `*`, and the reason.
///
/// A row that is no longer needed fails.
const ONLY_THE_CLI: &[(Cli, &str, &str, &str)] = &[(
    Cli::V1,
    "sso",
    "logout",
    "CLI v2 has a command of its own of that name.",
)];

/// The rows about an operation.
fn known<'w>(cli: Cli, words: &'w Words) -> impl Iterator<Item = usize> + 'w {
    let rows = ONLY_THE_CLI.iter().enumerate();
    let rows = rows.filter(move |(_, (of_cli, service, operation, _reason))| {
        *of_cli == cli
            && *service == words.service
            && (*operation == "*" || *operation == words.command)
    });
    rows.map(|(row, _)| row)
}

fn prove_protocols(cli: Cli) {
    let catalog = catalog::of(cli);
    let differing = catalog.tables.iter().filter_map(|table| {
        let service = operation(catalog, table)?.service;
        let ours = service.metadata.protocol()?.to_string();
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

/// Our operation with the same words; another test proves that there is one.
fn operation<'c>(catalog: &'c CliCatalog, table: &Table) -> Option<OperationRef<'c>> {
    let service = catalog.services.get(&table.service)?;
    service.operation(&table.command)
}

fn report(what: &str, count: usize, differences: Vec<String>) {
    println!("{count} {what}, {} differ", differences.len());
    // The test would prove nothing if nothing were compared.
    assert!(count > 15_000, "only {count} {what}");
    assert!(
        differences.is_empty(),
        "{} of {count} {what} differ:\n{}",
        differences.len(),
        differences[..differences.len().min(40)].join("\n")
    );
}
