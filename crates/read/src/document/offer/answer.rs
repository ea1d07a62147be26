//! The answer of a describe call in place of an input: what is wanted is inside, among what the call does not take.

use wireform_model::value::{Map, Value};
use wireform_model::{OperationRef, Structure};

use super::candidates::{Candidate, best};
use super::taken::Taker;
use super::title::titles;

/// How many names a message lists.
const SHOWN: usize = 5;

/// How many things that an answer describes are offered.
const MOST_OFFERED: usize = 5;

/// What every answer may have around what is wanted, and what is not worth a word.
const AROUND: [&str; 6] = [
    "ResponseMetadata",
    "$metadata",
    "NextToken",
    "nextToken",
    "Marker",
    "NextMarker",
];

/// The labels, the messages and the inputs that are in an answer.
pub(super) fn offers(operation: OperationRef<'_>, input: &Value) -> Vec<(String, String, Value)> {
    let structure = operation.input().and_then(|shape| shape.as_structure());
    let Some(structure) = structure else {
        return Vec::new();
    };
    let mut found = best(operation, structure, input);
    found.truncate(MOST_OFFERED);
    let titles = titles(&found);
    let offers = found.iter().zip(titles);
    offers
        .filter_map(
            |(found, title)| match found.names.is_empty() && !found.is_item {
                true => whole(operation, structure, found.map),
                false => Some(inside(operation, structure, found, &title)),
            },
        )
        .collect()
}

/// An object that is the input itself, among what the call does not take.
fn whole(
    operation: OperationRef<'_>,
    structure: &Structure,
    map: &Map,
) -> Option<(String, String, Value)> {
    let mut taker = Taker::new(operation);
    let kept = taker.map(structure, map, "");
    let is_answer = taker.drops_more_than_mistakes && !kept.is_empty();
    let label = format!("Leave out {}", members(taker.dropped.len()));
    is_answer.then(|| {
        (
            label,
            not_taken(operation, &taker.dropped),
            Value::Map(kept),
        )
    })
}

fn inside(
    operation: OperationRef<'_>,
    structure: &Structure,
    found: &Candidate<'_>,
    title: &str,
) -> (String, String, Value) {
    let mut taker = Taker::new(operation);
    let mut kept = taker.map(structure, found.map, "");
    let beside = beside(operation, structure, found);
    let dropped = taker.dropped;
    let wrapper = match found.names.join(".") {
        names if names.is_empty() => "The item".to_owned(),
        names => format!("`{names}`"),
    };
    let added: Vec<String> = beside
        .taken
        .iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    let mut sentences = vec![format!("{wrapper} has the members of this input.")];
    if !added.is_empty() {
        sentences.push(format!("Added from next to it: {}.", list(&added)));
    }
    for (name, value) in beside.taken.into_entries() {
        kept.push(name, value);
    }
    if !dropped.is_empty() {
        sentences.push(not_taken(operation, &dropped));
    }
    if !beside.left.is_empty() {
        sentences.push(format!("Left out from next to it: {}.", list(&beside.left)));
    }
    let with: String = added.iter().map(|name| format!(" and {name}")).collect();
    let label = match dropped.len() {
        0 => format!("Use {title}{with}"),
        count => format!("Use {title}{with}, without {}", members(count)),
    };
    (label, sentences.join(" "), Value::Map(kept))
}

/// What is around an object.
#[derive(Default)]
struct Beside {
    /// Members of the input, such as `tags`.
    taken: Map,
    /// The names of the rest.
    left: Vec<String>,
}

fn beside(operation: OperationRef<'_>, structure: &Structure, found: &Candidate<'_>) -> Beside {
    let mut beside = Beside::default();
    let levels = found.around.iter().zip(&found.names);
    for (map, way) in levels {
        let others = map
            .iter()
            .filter(|(name, _)| name != way && !AROUND.contains(name));
        for (name, value) in others {
            let is_free = structure.member(name).is_some() && !found.map.contains_key(name);
            let mut only = Map::new();
            only.push(name, value.clone());
            let taken = match is_free {
                true => Taker::new(operation).map(structure, &only, ""),
                false => Map::new(),
            };
            match taken.into_entries().into_iter().next() {
                Some((name, value)) if !value.is_empty() && !beside.taken.contains_key(&name) => {
                    beside.taken.push(name, value);
                }
                _ => beside.left.push(name.to_owned()),
            }
        }
    }
    beside
}

fn not_taken(operation: OperationRef<'_>, dropped: &[String]) -> String {
    format!(
        "`{}` does not take {}.",
        operation.operation.command,
        list(dropped)
    )
}

fn list(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let more = if names.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn members(count: usize) -> String {
    match count {
        1 => "1 member".to_owned(),
        count => format!("{count} members"),
    }
}
