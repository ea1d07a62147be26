//! Undo: the versions of the draft.

use std::collections::BTreeMap;
use std::sync::Arc;

use wireform_model::path::Path;
use wireform_model::value::Value;

use super::Contents;
use crate::state::typed_output::TypedOutput;
use crate::state::undo::{Typing, Version};
use crate::state::unfinished::TypedText;
use crate::state::{EditedAs, Place, Placed};

impl Contents {
    /// Records the draft for undo, before a change.
    pub(super) fn record(&mut self) {
        self.record_typing(None);
    }

    pub(super) fn record_typing(&mut self, typing: Option<Typing>) {
        if let Some(Typing::Value(place)) = &typing {
            self.note_typing(place);
        }
        if self.undo.begins_step(typing) {
            let before = self.version();
            self.undo.record(before);
        }
    }

    fn version(&self) -> Version {
        Version {
            draft: self.draft.clone(),
            cli: self.cli,
            typed: self.typed_beside(),
            typed_outputs: self.current_outputs(),
            ids: self.ids.clone(),
            chosen: self.chosen.clone(),
            edited_as: self.edited_as.clone(),
            revealed: self.revealed.clone(),
        }
    }

    fn current_outputs(&self) -> BTreeMap<&'static str, TypedOutput> {
        let mut outputs = self.typed_outputs.clone();
        outputs.retain(|_, typed| self.is_current(typed));
        outputs
    }

    /// The texts that are written differently than their values, by their paths.
    pub(super) fn typed_beside(&self) -> Vec<(Path, TypedText)> {
        let beside = self.typed.iter();
        let beside = beside.filter(|(place, typed)| self.is_beside(place, typed));
        beside
            .map(|(place, typed)| (self.path(place), typed.clone()))
            .collect()
    }

    /// Makes what is typed next a step of its own for undo.
    pub fn end_step(&mut self) {
        self.undo.end_step();
    }

    /// Returns where the input is another one then.
    pub fn undo(&mut self) -> Option<Path> {
        let current = self.version();
        let before = self.undo.undo(current);
        self.return_to(before)
    }

    /// Returns where the input is another one then.
    pub fn redo(&mut self) -> Option<Path> {
        let current = self.version();
        let after = self.undo.redo(current);
        self.return_to(after)
    }

    /// Another CLI may have been chosen since a version was current, and stays chosen.
    fn return_to(&mut self, version: Option<Version>) -> Option<Path> {
        let version = version?;
        let changed = first_difference(self.input(), &version.draft.input, &Path::root());
        let chosen = std::mem::replace(&mut self.cli, version.cli);
        self.exchange_version(version.draft, version.ids);
        self.return_to_chosen(&version.chosen);
        self.return_from_files(&version.edited_as);
        // Nobody has left anything of a form in which nothing has been changed.
        if !self.undo.can_undo() {
            self.revealed = version.revealed;
        }
        for (place, _) in self.typed.iter() {
            self.triggers.note_value(place);
        }
        self.typed = Placed::default();
        for (path, typed) in version.typed {
            if let Some(place) = self.place_of(&path) {
                self.put_typed(place, typed);
            }
        }
        self.convert_blobs(chosen);
        self.return_to_outputs(version.typed_outputs);
        changed
    }

    /// Choosing an alternative without a value is no step, so that those chosen since stay.
    fn return_to_chosen(&mut self, chosen: &Placed<String>) {
        for (union, name) in chosen.iter() {
            if self.chosen.get(union) != Some(name) {
                self.chosen.put(union.clone(), name.clone());
                self.triggers.note_value(union);
            }
        }
        let keyed = self.ids.blank_keys().map(|(map, _, _)| map.clone());
        for map in keyed.collect::<Vec<_>>() {
            self.keep_open(&map);
        }
    }

    /// Where a file is undone, its field is again what it was; choosing another way to edit is no step of its own.
    fn return_from_files(&mut self, edited_as: &Placed<EditedAs>) {
        let is_undone = |(place, way): &(&Place, &EditedAs)| {
            **way == EditedAs::File
                && edited_as.get(place) != Some(&EditedAs::File)
                && self.draft.files.at(&self.path(place)).is_none()
        };
        let undone = self.edited_as.iter().filter(is_undone);
        let undone: Vec<Place> = undone.map(|(place, _)| place.clone()).collect();
        for place in undone {
            let way = edited_as.get(&place).copied().unwrap_or(EditedAs::Form);
            self.triggers.note_value(&place);
            self.edited_as.put(place, way);
        }
    }

    /// What was typed in an output comes back while somebody edits it, and where the draft does not say the same.
    fn return_to_outputs(&mut self, outputs: BTreeMap<&'static str, TypedOutput>) {
        let beside = Arc::new(self.draft.clone());
        let edited = self.edited_output;
        let outputs = outputs
            .into_iter()
            .filter(|(output, typed)| edited == Some(*output) || !typed.is_kept_by_draft());
        self.typed_outputs = outputs
            .map(|(output, typed)| {
                let beside = Arc::clone(&beside);
                (output, TypedOutput { beside, ..typed })
            })
            .collect();
    }
}

/// Where two values begin to differ, of members and entries in the order of the second one, below a path; `None` where
/// they are the same.
fn first_difference(before: &Value, after: &Value, path: &Path) -> Option<Path> {
    let below = |before: Option<&Value>, after: Option<&Value>, path: Path| match (before, after) {
        (Some(before), Some(after)) => first_difference(before, after, &path),
        _ => Some(path),
    };
    match (before, after) {
        (Value::Map(before), Value::Map(after)) => {
            let now = after.effective();
            let gone = before
                .effective()
                .filter(|(key, _)| !after.contains_key(key));
            let keys = now.chain(gone).map(|(key, _)| key);
            let mut found =
                keys.filter_map(|key| below(before.get(key), after.get(key), path.child(key)));
            found.next()
        }
        (Value::List(before), Value::List(after)) => {
            let indexes = 0..before.len().max(after.len());
            let mut found =
                indexes.filter_map(|at| below(before.get(at), after.get(at), path.item(at)));
            found.next()
        }
        _ => (before != after).then(|| path.clone()),
    }
}
