//! What a search finds first, among the names of a few services: `data/queries.txt` has the queries.
//!
//! `data/services.txt` and `data/operations.txt` are a small part of a catalog's lists.
//! The conformance tests ask the same of all services.

use wireform_model::index::Index;
use wireform_search::{Hit, Priority, find_in};

#[test]
fn queries_find_what_is_meant() {
    let mut index = Index::read(include_str!("data/services.txt")).unwrap();
    index.read_operations(include_str!("data/operations.txt"));
    let queries = include_str!("data/queries.txt").lines();
    let queries = queries.filter(|line| !line.starts_with('#'));
    let wrong = queries.filter_map(|line| {
        let (query, expected) = line.split_once(" = ").unwrap();
        let hits = find_in(&index, query, 5, &|_, _| Priority::Plain);
        let names: Vec<String> = hits.iter().map(name).collect();
        (names.first().map(String::as_str) != Some(expected))
            .then(|| format!("{query}: {expected} is not the first of {names:?}"))
    });
    assert_eq!(wrong.collect::<Vec<String>>(), Vec::<String>::new());
}

fn name(hit: &Hit<'_>) -> String {
    let operation = hit.operation.map(|operation| operation.command.as_str());
    let words = [Some(hit.service.command.as_str()), operation];
    words.into_iter().flatten().collect::<Vec<&str>>().join(" ")
}
