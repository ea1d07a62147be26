//! What the companion's guide says about a place, for the draft as it is.

use wireform_core::check::Subject;
use wireform_core::companion::{EntryGuide, Guide, Hint, Part, Suggestion};
use wireform_core::path::Path;

use crate::state::DraftStore;

/// The words for a place that fit the choices made.
pub fn hint(store: DraftStore, path: &Path) -> Hint {
    ask(store, |guide, subject| (guide.hint)(subject, path))
}

/// How the entries of the map at a place are to be written.
pub fn entry_guide(store: DraftStore, path: &Path) -> EntryGuide {
    ask(store, |guide, subject| (guide.entries)(subject, path))
}

/// Completions for a key or value.
pub fn suggestions(store: DraftStore, path: &Path, part: Part) -> Vec<Suggestion> {
    ask(store, |guide, subject| (guide.suggest)(subject, path, part))
}

/// What a key or value means, in words; empty where there is nothing to say.
pub fn explanation(store: DraftStore, path: &Path, part: Part) -> String {
    ask(store, |guide, subject| (guide.explain)(subject, path, part)).unwrap_or_default()
}

/// An operation without a companion has no guide, which says nothing.
fn ask<T: Default>(store: DraftStore, question: impl FnOnce(&Guide, &Subject<'_>) -> T) -> T {
    let Some(companion) = store.opened.companion else {
        return T::default();
    };
    store
        .draft
        .with(|draft| question(&companion.guide, &store.subject(draft)))
}
