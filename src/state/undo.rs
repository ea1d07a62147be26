use std::collections::BTreeMap;

use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::path::Path;

use super::revealed::Revealed;
use super::typed_output::TypedOutput;
use super::unfinished::TypedText;
use super::{EditedAs, EntryIds, Place, Placed};

/// Nobody goes back more steps than this.
const MOST: usize = 200;

/// A draft as it was, with what belongs to it.
#[derive(Clone, Debug)]
pub struct Version {
    pub draft: Draft,
    /// The CLI that the draft is written for.
    pub cli: Cli,
    /// The texts without a value, or with one that is written differently: by their paths, since an entry
    /// that comes back is another place.
    pub typed: Vec<(Path, TypedText)>,
    /// The texts of outputs as they were typed.
    pub typed_outputs: BTreeMap<&'static str, TypedOutput>,
    /// The rows of its lists and maps, with those that have no value yet and their keys.
    pub ids: EntryIds,
    /// The alternatives that are chosen.
    pub chosen: Placed<String>,
    /// What values are edited as.
    pub edited_as: Placed<EditedAs>,
    /// Whose diagnostics are shown.
    pub revealed: Revealed,
}

/// What is being typed without a break: one step to undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    Value(Place),
    /// The fact of this name.
    Fact(String),
    /// The file of the member of this name.
    File(String),
    /// The global option of this name.
    Option(String),
    /// The text of this output.
    Output(&'static str),
}

/// The versions before and after the current one.
#[derive(Debug, Default)]
pub struct UndoStack {
    past: Vec<Version>,
    future: Vec<Version>,
    /// What the last step typed: more typing there belongs to the same step.
    typing: Option<Typing>,
}

impl UndoStack {
    /// Begins a change; `typing` says what is typed; whether it is a step of its own, which
    /// [`Self::record`] has to record.
    pub fn begins_step(&mut self, typing: Option<Typing>) -> bool {
        self.future.clear();
        let is_same = typing.is_some() && self.typing == typing;
        self.typing = typing;
        !is_same
    }

    /// Records the version before a change.
    pub fn record(&mut self, before: Version) {
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// Ends the step that is being typed.
    pub fn end_step(&mut self) {
        self.typing = None;
    }

    /// The version before the current one, which becomes the next to redo.
    pub fn undo(&mut self, current: Version) -> Option<Version> {
        self.typing = None;
        let before = self.past.pop()?;
        self.future.push(current);
        Some(before)
    }

    /// The version that was undone last.
    pub fn redo(&mut self, current: Version) -> Option<Version> {
        self.typing = None;
        let after = self.future.pop()?;
        self.past.push(current);
        Some(after)
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
