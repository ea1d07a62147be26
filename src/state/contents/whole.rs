//! Changes of the whole draft.

use wireform_model::cli::Cli;
use wireform_model::diagnostic::Fix;
use wireform_model::draft::Draft;
use wireform_model::fix::apply_fix;

use super::Contents;
use crate::state::{EntryIds, Place};

impl Contents {
    /// Replaces the draft: places that differ are notified, and fields that remain are not mounted again.
    pub fn replace(&mut self, draft: Draft) {
        self.record();
        self.forget_all_beside();
        self.exchange(draft);
    }

    /// Empties the form, and turns each member that was added into a row again.
    pub fn clear(&mut self) {
        self.open.clear();
        self.edited_as.forget(&Place::root());
        self.revealed.reset();
        self.replace(Draft {
            options: self.draft.options.clone(),
            ..Draft::default()
        });
    }

    pub(super) fn exchange(&mut self, draft: Draft) {
        self.exchange_with(draft, None);
    }

    /// The same for a version of the draft, whose rows are again those that they were.
    pub(super) fn exchange_version(&mut self, draft: Draft, ids: EntryIds) {
        self.exchange_with(draft, Some(ids));
    }

    fn exchange_with(&mut self, draft: Draft, ids: Option<EntryIds>) {
        let before = std::mem::replace(&mut self.draft, draft);
        let old_ids = self.ids.clone();
        self.ids.follow(&before.input, &self.draft.input);
        if let Some(ids) = ids {
            self.ids.return_to(ids);
        }
        self.forget_strays();
        let differs = |place: &&Place| {
            let (old, new) = (&before.input, &self.draft.input);
            place.find(&old_ids, old) != place.find(&self.ids, new)
                || place.path(&old_ids, old) != place.path(&self.ids, new)
                || !old_ids.has_same_rows(&self.ids, place)
        };
        let places: Vec<Place> = self.triggers.places().filter(differs).cloned().collect();
        for place in places {
            self.triggers.note_entries(&place);
        }
        self.note_files(&before.files);
    }

    /// Forgets what belongs to places that are gone, and half-typed texts whose values are others now.
    fn forget_strays(&mut self) {
        let (ids, input) = (&self.ids, &self.draft.input);
        self.open.retain(|place| place.is_known(ids));
        self.edited_as.retain(|place, _| place.is_known(ids));
        self.stashed.retain(|place, _| place.is_known(ids));
        self.chosen.retain(|place, _| place.is_known(ids));
        self.variables.retain(|place, _| place.is_known(ids));
        self.typed.retain(|place, typed| {
            place.is_known(ids) && place.find(ids, input) == typed.beside.as_ref()
        });
    }

    /// Forgets all half-typed texts and stashed values: they belong to another draft.
    pub(super) fn forget_all_beside(&mut self) {
        self.typed.forget(&Place::root());
        self.stashed.forget(&Place::root());
        self.chosen.forget(&Place::root());
        self.set_blank_keys(Vec::new());
    }

    /// Applies a diagnostic's fix.
    pub fn apply_fix(&mut self, fix: &Fix) {
        self.record();
        let mut draft = self.draft.clone();
        apply_fix(self.operation.operation, &mut draft, fix);
        self.exchange(draft);
    }

    /// Replaces the draft by one that is written for the CLI `from`, converted to the chosen CLI.
    pub fn restore(&mut self, draft: Draft, from: Cli, chosen: Cli) {
        let is_as_written = from == chosen && self.cli == chosen;
        if is_as_written && self.draft == draft {
            return;
        }
        self.record();
        self.stashed.forget(&Place::root());
        self.chosen.forget(&Place::root());
        self.set_blank_keys(Vec::new());
        self.cli = from;
        self.exchange(draft);
        self.convert_blobs(chosen);
    }
}
