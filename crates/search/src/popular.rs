//! Which services most people look for, and what they want to do with them.

use std::collections::HashMap;
use std::sync::LazyLock;

const SERVICES: &str = include_str!("services.txt");

static PLACES: LazyLock<HashMap<&str, usize>> =
    LazyLock::new(|| popular_services().zip(0..).collect());

/// The services that most people look for, by the CLI's words, the most used first.
pub fn popular_services() -> impl Iterator<Item = &'static str> {
    SERVICES.lines().filter(|line| !line.starts_with('#'))
}

/// A service's place among them; those that are not among them share one behind.
pub(crate) fn place(service: &str) -> usize {
    PLACES.get(service).copied().unwrap_or(PLACES.len())
}

/// What most people want of a thing, the most wanted first.
const VERBS: [&str; 12] = [
    "create", "describe", "list", "get", "put", "run", "invoke", "send", "update", "delete",
    "start", "stop",
];

/// A verb's place among those that are wanted most; all others share one behind.
pub(crate) fn verb_place(verb: &str) -> usize {
    let place = VERBS.iter().position(|other| *other == verb);
    place.unwrap_or(VERBS.len())
}
