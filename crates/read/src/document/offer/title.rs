//! What tells the things that an answer describes from each other.

use std::collections::HashSet;

use super::candidates::Candidate;

/// How buttons name the candidates: by where they are, and where several are there by their names or ids.
pub(super) fn titles(candidates: &[Candidate<'_>]) -> Vec<String> {
    let title = |(index, candidate): (usize, &Candidate<'_>)| {
        let alike = || candidates.iter().filter(|it| it.names == candidate.names);
        let place = match candidate.names.join(".") {
            names if names.is_empty() => "the item".to_owned(),
            names => format!("what is in {names}"),
        };
        if alike().count() == 1 {
            return place;
        }
        let key = telling_key(&alike().collect::<Vec<_>>());
        let name = key.and_then(|key| candidate.map.get(key)?.as_str());
        match name {
            Some(name) => format!("{place}: {}", shortened(name)),
            None => format!("{place}: number {}", index + 1),
        }
    };
    candidates.iter().enumerate().map(title).collect()
}

/// A key whose value is another string in each of the objects: a name rather than an id, and rather its own.
fn telling_key<'v>(candidates: &[&Candidate<'v>]) -> Option<&'v str> {
    let first = candidates.first()?;
    let own = first
        .names
        .last()
        .map_or("", |name| name.trim_end_matches('s'));
    let rank = |key: &str| {
        let ends = ["Name", "name", "Identifier", "Id", "Arn"];
        let end = ends.iter().position(|end| key.ends_with(end))?;
        let is_own = key.len() == ends.get(end)?.len()
            || key
                .get(..own.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(own));
        Some((!is_own, end))
    };
    let keys = first
        .map
        .iter()
        .filter_map(|(key, _)| Some((rank(key)?, key)));
    let tells = |key: &str| {
        let values = candidates.iter().map(|it| it.map.get(key)?.as_str());
        let values: Option<HashSet<&str>> = values.collect();
        values.is_some_and(|values| values.len() == candidates.len())
    };
    keys.filter(|(_, key)| tells(key))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, key)| key)
}

fn shortened(name: &str) -> String {
    const MOST: usize = 60;
    match name.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}
