//! Undo: the versions of the draft.

use super::Contents;
use crate::state::undo::{Typing, Version};

impl Contents {
    /// Records the draft for undo, before a change.
    pub(super) fn record(&mut self) {
        self.record_typing(None);
    }

    pub(super) fn record_typing(&mut self, typing: Option<Typing>) {
        if self.undo.begins_step(typing) {
            let before = self.version();
            self.undo.record(before);
        }
    }

    fn version(&self) -> Version {
        let beside = self.typed.iter();
        let beside = beside.filter(|(place, typed)| self.is_beside(place, typed));
        Version {
            draft: self.draft.clone(),
            cli: self.cli,
            typed: beside
                .map(|(place, typed)| (self.path(place), typed.clone()))
                .collect(),
        }
    }

    /// Makes what is typed next a step of its own for undo.
    pub fn end_step(&mut self) {
        self.undo.end_step();
    }

    pub fn undo(&mut self) {
        let current = self.version();
        let before = self.undo.undo(current);
        self.return_to(before);
    }

    pub fn redo(&mut self) {
        let current = self.version();
        let after = self.undo.redo(current);
        self.return_to(after);
    }

    /// Another CLI may have been chosen since a version was current, and stays chosen.
    fn return_to(&mut self, version: Option<Version>) {
        let Some(version) = version else { return };
        let chosen = std::mem::replace(&mut self.cli, version.cli);
        self.exchange(version.draft);
        // What has been typed since then, and still belongs to its value, is not lost.
        for (path, typed) in version.typed {
            let place = self.place_of(&path);
            if let Some(place) = place.filter(|place| self.typed.get(place).is_none()) {
                self.triggers.note_value(&place);
                self.typed.put(place, typed);
            }
        }
        self.convert_blobs(chosen);
    }
}
