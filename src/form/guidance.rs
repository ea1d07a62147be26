//! What the companion's guide says about a place, for the draft as it is.
//!
//! What it says depends on the choices made, so each function tracks these; without a companion there is
//! no guide, and nothing is tracked.

use leptos::prelude::*;
use wireform_check::CheckInput;
use wireform_companions::{EntryGuide, EntryPart, Guide, Hint, Irrelevant, Suggestion};
use wireform_model::path::Path;

use crate::state::DraftStore;

/// The words for a place that fit the choices made.
pub fn hint(store: DraftStore, path: &Path) -> Hint {
    ask(store, |guide, subject| (guide.hint)(subject, path))
}

/// How the entries of the map at a place are to be written.
pub fn entry_guide(store: DraftStore, path: &Path) -> EntryGuide {
    ask(store, |guide, subject| (guide.entries)(subject, path))
}

/// Suggestions for a key or value.
pub fn suggestions(store: DraftStore, path: &Path, part: EntryPart) -> Vec<Suggestion> {
    ask(store, |guide, subject| (guide.suggest)(subject, path, part))
}

/// What a key or value means, in words; empty where there is nothing to say.
pub fn explanation(store: DraftStore, path: &Path, part: EntryPart) -> String {
    let said = ask(store, |guide, subject| (guide.explain)(subject, path, part));
    said.unwrap_or_default()
}

/// The members that do not matter for the choices made.
pub fn irrelevant(store: DraftStore) -> Vec<Irrelevant> {
    ask(store, |guide, subject| (guide.irrelevant)(subject))
}

fn ask<T: Default>(store: DraftStore, question: impl FnOnce(&Guide, &CheckInput<'_>) -> T) -> T {
    let Some(companion) = store.operation.companion else {
        return T::default();
    };
    store.choices.with(|_| ());
    store.with_draft_untracked(|draft| {
        // What a guide says does not depend on the CLI.
        let subject = CheckInput {
            operation: store.operation.operation,
            draft,
            cli: Default::default(),
        };
        question(&companion.guide, &subject)
    })
}
