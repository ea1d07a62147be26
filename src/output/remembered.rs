//! How the panes below the command were left, as this browser remembers it.

use crate::browser;

/// The name under which the folded panes are stored, such as `document request`.
const FOLDED: &str = "folded";
/// The name under which the tab is stored that was chosen last.
const TAB: &str = "output-tab";

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

/// The output whose tab was chosen last.
pub fn chosen_tab() -> Option<String> {
    browser::stored(TAB)
}

/// Remembers the output whose tab is chosen.
pub fn remember_tab(output: &str) {
    browser::store(TAB, output);
}

fn folded() -> Vec<String> {
    let stored = browser::stored(FOLDED).unwrap_or_default();
    stored.split_whitespace().map(str::to_owned).collect()
}
