//! Which panes are folded to their headers, as this browser remembers it.

use crate::browser;

/// The name under which they are stored, such as `document request`.
const FOLDED: &str = "folded";

/// Whether an output's pane was folded when it was last seen.
pub fn is_folded(output: &str) -> bool {
    folded().iter().any(|name| name == output)
}

/// Remembers whether an output's pane is folded.
pub fn remember_folded(output: &str, is_folded: bool) {
    let mut all = folded();
    all.retain(|name| name != output);
    if is_folded {
        all.push(output.to_owned());
    }
    browser::store(FOLDED, &all.join(" "));
}

fn folded() -> Vec<String> {
    let stored = browser::stored(FOLDED).unwrap_or_default();
    stored.split_whitespace().map(str::to_owned).collect()
}
