use std::sync::Arc;

use wireform_model::draft::Draft;
use wireform_model::text::Text;
use wireform_read::{Offer, Part, ReadDiagnostic};

/// The text of an output as somebody has typed it.
#[derive(Clone, Debug)]
pub struct TypedOutput {
    pub text: Arc<Text>,
    /// The text when the draft said the same, before it could no longer be read: what differs from it is what
    /// somebody has changed.
    pub base: Arc<str>,
    /// What its parts mean.
    pub parts: Arc<[Part]>,
    /// What of it cannot be read; the draft then has what was read last.
    pub problem: Option<ReadDiagnostic>,
    /// What it may have been meant as.
    pub offers: Arc<[Offer]>,
    /// What of it the draft cannot keep: a value that only a shell knows, or what is beside the command.
    pub only_here: Option<ReadDiagnostic>,
    /// The draft when it was typed: beside another one, a text that was read is obsolete.
    pub beside: Arc<Draft>,
}

/// Each text that is typed is one of its own.
impl PartialEq for TypedOutput {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text)
    }
}

impl TypedOutput {
    /// Whether the draft says the same, and nothing is left to choose, so that the output can be written as usual.
    pub fn is_kept_by_draft(&self) -> bool {
        self.problem.is_none() && self.only_here.is_none() && self.offers.is_empty()
    }
}
