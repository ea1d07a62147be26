//! The names of all services and operations, and the date of the models.
//!
//! `services.txt` is for browsing, `operations.txt` for the search, which wants them all.
//! Their formats are documented where they are read: [`Index::read`] and [`Index::read_operations`].
//!
//! [`Index::read`]: wireform_model::index::Index::read
//! [`Index::read_operations`]: wireform_model::index::Index::read_operations

use std::collections::{BTreeMap, BTreeSet};

use wireform_model::cli::Cli;
use wireform_model::index::FORMAT;
use wireform_model::wire_names::WireNames;
use wireform_model::{Service, cli_name};

use crate::ModelSource;
use crate::customizations::Customizations;

/// A service's part of both files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexEntry {
    /// The CLI's word for it.
    pub command: String,
    /// Whether it has commands of the CLI's own and no operations.
    is_own: bool,
    title: String,
    /// What names it in requests.
    wire_names: Vec<String>,
    /// Older words for it, of either version of the CLI.
    synonyms: Vec<String>,
    /// Its paragraph of `operations.txt`.
    operations: String,
}

/// A service's entry, as the model reads its structure.
pub fn entry(service: &Service, customizations: &Customizations) -> IndexEntry {
    let synonyms = |cli| customizations.service_synonyms(&service.command, cli);
    IndexEntry {
        command: service.command.clone(),
        is_own: service.operations.is_empty() && !service.commands.is_empty(),
        title: service.metadata.service_full_name.clone(),
        wire_names: wire_names(service),
        synonyms: of_both(synonyms).map(str::to_owned).collect(),
        operations: paragraph(service),
    }
}

/// A service of the CLI's own has no requests.
fn wire_names(service: &Service) -> Vec<String> {
    match service.operations.is_empty() {
        true => Vec::new(),
        false => WireNames::of(service).cells(&service.command),
    }
}

/// What `services.txt` holds.
pub fn services(source: &ModelSource, entries: &[IndexEntry]) -> String {
    let day = source.day.as_deref().unwrap_or_default();
    let head = format!("{FORMAT}\t{}\t{day}\n", source.name);
    let lines = entries.iter().map(|entry| {
        let cells = [&entry.command, &entry.title].into_iter();
        let cells: Vec<&str> = cells
            .chain(&entry.wire_names)
            .chain(&entry.synonyms)
            .map(String::as_str)
            .collect();
        let mark = if entry.is_own { "+" } else { "" };
        format!("{mark}{}\n", cells.join("\t"))
    });
    head + &lines.collect::<String>()
}

/// What `operations.txt` holds.
pub fn operations(entries: &[IndexEntry]) -> String {
    let paragraphs: Vec<&str> = entries.iter().map(|e| e.operations.as_str()).collect();
    paragraphs.join("\n")
}

/// The operations by what they are about, which is written once for all verbs: that makes the file small.
fn paragraph(service: &Service) -> String {
    let mut things: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |name: &str, marks: String| {
        let name = name.replace(' ', "/");
        let (verb, thing) = name.split_once('-').unwrap_or((&name, ""));
        let verbs = things.entry(thing.to_owned()).or_default();
        verbs.push(format!("{verb}{marks}"));
    };
    for operation in &service.operations {
        let mark = if operation.deprecated { "!" } else { "" };
        let synonyms = of_both(|cli| &operation.customizations(cli).synonyms);
        let synonyms: String = synonyms.map(|synonym| format!("={synonym}")).collect();
        add(&operation.command, format!("{mark}{synonyms}"));
    }
    let commands = service.commands.iter().map(|command| command.name.clone());
    let waiters = service
        .waiters
        .iter()
        .map(|waiter| format!("wait {}", waiter.name));
    for name in commands.chain(waiters).filter(|name| !name.is_empty()) {
        add(&name, "+".to_owned());
    }
    let absent = service.absent.iter().map(|(name, _)| cli_name(name));
    // The CLI may have a command of its own by that name.
    for name in absent.filter(|name| service.cli_command(name).is_none()) {
        add(&name, "~".to_owned());
    }
    let lines = things.iter_mut().map(|(thing, verbs)| {
        verbs.sort_unstable();
        format!("{thing} {}\n", verbs.join(" "))
    });
    format!("{}\n{}", service.command, lines.collect::<String>())
}

/// What both versions of the CLI have, each once.
fn of_both<T: Ord, S: IntoIterator<Item = T>>(of: impl Fn(Cli) -> S) -> impl Iterator<Item = T> {
    let both = [Cli::V1, Cli::V2].into_iter().flat_map(of);
    both.collect::<BTreeSet<T>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_words_are_named() {
        let model = r#"{"metadata":{"serviceFullName":"Shop","endpointPrefix":"store"},"shapes":{},"operations":{
            "GetOTel":{"cli":{"command":"get-otel","synonyms":["get-o-tel"]},"cliV1":{"synonyms":["get-o-t"]}},
            "ListOTel":{"deprecated":true,"cli":{"command":"list-otel","synonyms":["list-o-tel"]}}}}"#;
        let service = Service::from_json(model, Some("shop")).unwrap();
        let facts = "service-synonym-v1 shop old.shop\nservice-synonym shop stall\n";
        let entry = entry(&service, &Customizations::read(facts).unwrap());
        let entries = [entry];
        assert_eq!(
            services(&ModelSource::default(), &entries),
            "5\t\t\nshop\tShop\t@store\told.shop\tstall\n"
        );
        assert_eq!(
            operations(&entries),
            "shop\notel get=get-o-t=get-o-tel list!=list-o-tel\n"
        );
    }
}
