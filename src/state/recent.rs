use crate::browser;

/// Where the operations that were opened last are kept: their names and nothing of what was filled in.
const NAME: &str = "recent";

/// More than these nobody looks through; the search is quicker.
const MOST: usize = 12;

/// The operations that were opened last, the last first, by the CLI's two words.
pub fn recent() -> Vec<(String, String)> {
    let kept = browser::stored(NAME).unwrap_or_default();
    let words = kept.lines().filter_map(|line| line.split_once(' '));
    words
        .map(|(service, operation)| (service.to_owned(), operation.to_owned()))
        .collect()
}

/// Remembers that an operation was opened.
pub fn remember(service: &str, operation: &str) {
    let mut all = recent();
    all.retain(|known| (known.0.as_str(), known.1.as_str()) != (service, operation));
    all.insert(0, (service.to_owned(), operation.to_owned()));
    all.truncate(MOST);
    store(&all);
}

/// Forgets the operations of a service that is no more.
pub fn forget(service: &str) {
    let mut all = recent();
    all.retain(|known| known.0 != service);
    store(&all);
}

fn store(all: &[(String, String)]) {
    let lines: Vec<String> = all
        .iter()
        .map(|(service, operation)| format!("{service} {operation}"))
        .collect();
    browser::store(NAME, &lines.join("\n"));
}
