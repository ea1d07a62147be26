//! Texts of outputs, as somebody types them.

use std::sync::Arc;

use wireform_model::draft::Draft;

use super::Contents;
use crate::state::typed_output::TypedOutput;
use crate::state::undo::Typing;

impl Contents {
    /// Notes that somebody edits the text of an output from now on.
    pub fn begin_output(&mut self, output: &'static str) {
        self.edited_output = Some(output);
    }

    /// Notes that nobody edits the text of an output any longer: it is written as usual where the draft says the same.
    /// Returns whether its text is another one then.
    pub fn leave_output(&mut self, output: &'static str) -> bool {
        self.edited_output = None;
        self.undo.end_step();
        let typed = self.typed_outputs.get(output);
        let is_kept = typed.is_some_and(TypedOutput::is_kept_by_draft);
        is_kept && self.typed_outputs.remove(output).is_some()
    }

    /// Sets the text of an output as it was typed, and what somebody makes of the draft with it; `None` where the
    /// text cannot be read.
    pub fn type_in_output(
        &mut self,
        output: &'static str,
        typed: TypedOutput,
        draft: Option<Draft>,
    ) {
        self.record_typing(Some(Typing::Output(output)));
        if let Some(draft) = draft.filter(|draft| *draft != self.draft) {
            self.exchange(draft);
        }
        let beside = Arc::new(self.draft.clone());
        let typed = TypedOutput { beside, ..typed };
        self.typed_outputs.insert(output, typed);
    }

    /// Shows the draft's own text of an output again.
    pub fn discard_output(&mut self, output: &'static str) {
        self.record();
        self.typed_outputs.remove(output);
    }

    /// Writes the outputs as usual, but for texts that cannot be read; returns whether any is another one then.
    pub fn forget_read_outputs(&mut self) -> bool {
        let before = self.typed_outputs.len();
        self.typed_outputs
            .retain(|_, typed| typed.problem.is_some());
        self.typed_outputs.len() < before
    }

    /// The text of an output as it was typed, unless the draft has changed since.
    pub fn typed_output(&self, output: &'static str) -> Option<&TypedOutput> {
        let typed = self.typed_outputs.get(output)?;
        self.is_current(typed).then_some(typed)
    }

    pub(super) fn is_current(&self, typed: &TypedOutput) -> bool {
        typed.problem.is_some() || *typed.beside == self.draft
    }

    /// The outputs whose texts cannot be read.
    pub fn unread_outputs(&self) -> Vec<(&'static str, TypedOutput)> {
        let typed = self.typed_outputs.iter();
        let unread = typed.filter(|(_, typed)| typed.problem.is_some());
        unread
            .map(|(output, typed)| (*output, typed.clone()))
            .collect()
    }
}
