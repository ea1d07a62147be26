//! The names of all services and operations; and of which day the models are.
//!
//! `services.txt` is for browsing, `operations.txt` for the search, which wants them all.
//! How they are written is told where they are read: [`Index::read`] and [`Index::read_operations`].
//!
//! [`Index::read`]: wireform_search::Index::read
//! [`Index::read_operations`]: wireform_search::Index::read_operations

use std::collections::BTreeMap;

use wireform_model::Service;
use wireform_search::FORMAT;

use crate::Source;

/// A service's part of both files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The CLI's word for it.
    pub command: String,
    title: String,
    /// Its paragraph of `operations.txt`.
    operations: String,
}

/// A service's entry, as the core reads its structure.
pub fn entry(service: &Service) -> Entry {
    Entry {
        command: service.command.clone(),
        title: service.metadata.service_full_name.clone(),
        operations: paragraph(service),
    }
}

/// What `services.txt` holds.
pub fn services(source: &Source, entries: &[Entry]) -> String {
    let day = source.day.as_deref().unwrap_or_default();
    let head = format!("{FORMAT}\t{}\t{day}\n", source.name);
    let lines = entries
        .iter()
        .map(|entry| format!("{}\t{}\n", entry.command, entry.title));
    head + &lines.collect::<String>()
}

/// What `operations.txt` holds.
pub fn operations(entries: &[Entry]) -> String {
    let paragraphs: Vec<&str> = entries.iter().map(|e| e.operations.as_str()).collect();
    paragraphs.join("\n")
}

/// The operations by what they are about, which stands once for all verbs: that is what makes the file small.
fn paragraph(service: &Service) -> String {
    let mut things: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for operation in &service.operations {
        let name = operation.command.as_str();
        let (verb, thing) = name.split_once('-').unwrap_or((name, ""));
        let mark = if operation.deprecated { "!" } else { "" };
        let verbs = things.entry(thing).or_default();
        verbs.push(format!("{verb}{mark}"));
    }
    let lines = things.iter_mut().map(|(thing, verbs)| {
        verbs.sort_unstable();
        format!("{thing} {}\n", verbs.join(" "))
    });
    format!("{}\n{}", service.command, lines.collect::<String>())
}
