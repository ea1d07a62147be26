//! What the companion's guide says about a place, kept in step with the draft.

use leptos::prelude::*;
use wireform_core::companion::{EntryGuide, Hint, Part, Suggestion};
use wireform_core::path::Path;

use crate::state::DraftStore;

/// The words for a place that fit the choices made.
pub fn hint(store: DraftStore, path: Memo<Path>) -> Memo<Hint> {
    let Some(companion) = store.opened.companion else {
        return Memo::new(|_| Hint::default());
    };
    Memo::new(move |_| {
        let path = path.get();
        store
            .draft
            .with(|draft| (companion.guide.hint)(&store.subject(draft), &path))
    })
}

/// How the entries of the map at a place are to be written.
pub fn entry_guide(store: DraftStore, path: Memo<Path>) -> Memo<EntryGuide> {
    let Some(companion) = store.opened.companion else {
        return Memo::new(|_| EntryGuide::default());
    };
    Memo::new(move |_| {
        let path = path.get();
        store
            .draft
            .with(|draft| (companion.guide.entries)(&store.subject(draft), &path))
    })
}

/// Completions for a key or value, made when they are asked for.
pub fn suggestions(
    store: DraftStore,
    path: Memo<Path>,
    part: Part,
) -> Callback<(), Vec<Suggestion>> {
    Callback::new(move |()| {
        let Some(companion) = store.opened.companion else {
            return Vec::new();
        };
        let path = path.get_untracked();
        store
            .draft
            .with_untracked(|draft| (companion.guide.suggest)(&store.subject(draft), &path, part))
    })
}

/// What a key or value means, in words.
pub fn explanation(store: DraftStore, path: Memo<Path>, part: Part) -> Memo<Option<String>> {
    let Some(companion) = store.opened.companion else {
        return Memo::new(|_| None);
    };
    Memo::new(move |_| {
        let path = path.get();
        store
            .draft
            .with(|draft| (companion.guide.explain)(&store.subject(draft), &path, part))
    })
}
