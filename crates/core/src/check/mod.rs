//! From a draft to diagnostics: what the model demands, and what an operation's own rules know.

mod finding;

pub use finding::{Finding, Findings};

use crate::companion::Companion;
use crate::diagnostic::Diagnostic;
use crate::draft::{Cli, Draft};
use crate::model::OperationRef;

/// What is checked: every rule sees the same.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub operation: OperationRef<'a>,
    pub draft: &'a Draft,
    /// The CLI that the command and the document are for.
    pub cli: Cli,
}

/// All that is to be said about a draft, in the order of the model's members.
///
/// The generic checks come from the model alone; a companion adds its rules and may refine the generic ones.
pub fn check(subject: Subject<'_>, companion: Option<&Companion>) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    if let Some(companion) = companion {
        (companion.guide.check)(&subject, &mut findings);
    }
    findings.into_diagnostics(subject.operation)
}
