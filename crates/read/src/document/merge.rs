//! Entries of one map in another, and repeated keys.

use std::collections::hash_map;
use std::collections::{HashMap, HashSet};

use super::parsed_value::ParsedEntry;

/// Entries with those of other maps in front, of which the first with a key counts, unless it is among the entries.
pub(super) fn below(others: Vec<ParsedEntry>, entries: Vec<ParsedEntry>) -> Vec<ParsedEntry> {
    if others.is_empty() {
        return entries;
    }
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<ParsedEntry> = Vec::new();
    for entry in others {
        if let hash_map::Entry::Vacant(vacant) = places.entry(entry.key.clone()) {
            vacant.insert(all.len());
            all.push(entry);
        }
    }
    let mut own = Vec::new();
    for entry in entries {
        match places
            .remove(&entry.key)
            .and_then(|place| all.get_mut(place))
        {
            Some(slot) => *slot = entry,
            None => own.push(entry),
        }
    }
    all.append(&mut own);
    all
}

/// The entries whose keys are there already, in the order of the text.
pub(super) fn duplicates(entries: &[ParsedEntry]) -> impl Iterator<Item = &ParsedEntry> {
    let mut seen = HashSet::new();
    entries
        .iter()
        .filter(move |entry| !seen.insert(entry.key.as_str()))
}
