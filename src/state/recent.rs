//! The operations that were opened last: their names, and nothing of what was filled in.

use std::time::Duration;

use leptos::prelude::set_timeout;

use crate::browser;

/// The name under which they are stored.
const RECENT: &str = "recent";

/// Nobody looks through more than this; the search is quicker.
const MAX_RECENT: usize = 12;

/// The operations that were opened last, the latest first, by service and operation.
pub fn recent() -> Vec<(String, String)> {
    let stored = browser::stored(RECENT).unwrap_or_default();
    let names = stored.lines().filter_map(|line| line.split_once(' '));
    names
        .map(|(service, operation)| (service.to_owned(), operation.to_owned()))
        .collect()
}

/// Remembers that an operation was opened, once its page is there: storing takes a browser some milliseconds.
pub fn remember_recent(service: &str, operation: &str) {
    let opened = (service.to_owned(), operation.to_owned());
    let remember = move || {
        let mut all = recent();
        all.retain(|known| *known != opened);
        all.insert(0, opened);
        all.truncate(MAX_RECENT);
        store(&all);
    };
    set_timeout(remember, Duration::ZERO);
}

/// Forgets the operations of a service whose model was removed.
pub fn forget_recent(service: &str) {
    let mut all = recent();
    all.retain(|known| known.0 != service);
    store(&all);
}

fn store(all: &[(String, String)]) {
    let lines: Vec<String> = all
        .iter()
        .map(|(service, operation)| format!("{service} {operation}"))
        .collect();
    browser::store(RECENT, &lines.join("\n"));
}
