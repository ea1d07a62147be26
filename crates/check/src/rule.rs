use wireform_model::diagnostic::{Refuser, Severity};
use wireform_model::path::Path;

use super::Finding;

/// The name and severity of a check.
///
/// A rule is a constant above its check; its doc comment says what it checks, why, who rejects the input and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable: scripts and links depend on it.
    pub id: &'static str,
    /// The severity of its findings; a finding may differ.
    pub severity: Severity,
    /// Who rejects the input; a finding may differ.
    pub refused_by: Option<Refuser>,
    /// One line for lists: what is true of an input without findings.
    pub title: &'static str,
}

impl Rule {
    /// The service rejects the call.
    pub const fn error(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Error, Some(Refuser::Service), title)
    }

    /// The AWS CLI rejects the input before it sends anything.
    pub const fn cli_error(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Error, Some(Refuser::Cli), title)
    }

    /// Nobody rejects it, but it has no effect or is likely to fail later.
    pub const fn warning(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Warning, None, title)
    }

    /// Advice.
    pub const fn info(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Info, None, title)
    }

    /// A finding of this rule at a place.
    pub fn at(&self, path: Path, message: impl Into<String>) -> Finding {
        Finding::new(self.id, self.severity, self.refused_by, path, message)
    }

    /// A finding of this rule at a member at the top of the input.
    pub fn at_member(&self, name: &str, message: impl Into<String>) -> Finding {
        Finding::about(self.id, self.severity, self.refused_by, name, message)
    }

    const fn new(
        id: &'static str,
        severity: Severity,
        refused_by: Option<Refuser>,
        title: &'static str,
    ) -> Self {
        Rule {
            id,
            severity,
            refused_by,
            title,
        }
    }
}
