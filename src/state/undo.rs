use wireform_core::draft::Draft;

use super::Place;

/// Nobody goes back more steps than this.
const MOST: usize = 200;

/// The drafts before and after the current one.
#[derive(Debug, Default)]
pub struct UndoStack {
    past: Vec<Draft>,
    future: Vec<Draft>,
    /// Where the last step was typed: more typing there belongs to the same step.
    typing: Option<Place>,
}

impl UndoStack {
    /// Records the draft before a change; `typing` is the place of a text that is being typed.
    pub fn record(&mut self, before: &Draft, typing: Option<&Place>) {
        self.future.clear();
        if typing.is_some() && self.typing.as_ref() == typing {
            return;
        }
        self.typing = typing.cloned();
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(before.clone());
    }

    /// Ends the step that is being typed.
    pub fn end_step(&mut self) {
        self.typing = None;
    }

    /// The draft before the current one, which becomes the next to redo.
    pub fn undo(&mut self, current: &Draft) -> Option<Draft> {
        self.typing = None;
        let before = self.past.pop()?;
        self.future.push(current.clone());
        Some(before)
    }

    /// The draft that was undone last.
    pub fn redo(&mut self, current: &Draft) -> Option<Draft> {
        self.typing = None;
        let after = self.future.pop()?;
        self.past.push(current.clone());
        Some(after)
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
