use wireform_core::draft::{Cli, Draft};

use super::Place;

/// Nobody goes back more steps than this.
const MOST: usize = 200;

/// A draft, and the CLI that it is written for.
pub type Version = (Draft, Cli);

/// The versions before and after the current one.
#[derive(Debug, Default)]
pub struct UndoStack {
    past: Vec<Version>,
    future: Vec<Version>,
    /// Where the last step was typed: more typing there belongs to the same step.
    typing: Option<Place>,
}

impl UndoStack {
    /// Records the version before a change; `typing` is the place of a text that is being typed.
    pub fn record(&mut self, before: &Draft, cli: Cli, typing: Option<&Place>) {
        self.future.clear();
        if typing.is_some() && self.typing.as_ref() == typing {
            return;
        }
        self.typing = typing.cloned();
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push((before.clone(), cli));
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
