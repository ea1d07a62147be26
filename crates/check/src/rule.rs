use wireform_model::diagnostic::{Refuser, Severity};
use wireform_model::path::Path;

use super::Finding;

/// What a check is called and how grave it is, before it has found anything.
///
/// A rule is a constant that stands above its check; its doc comment says what it checks, why, who refuses and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable: scripts and links hold on to it.
    pub id: &'static str,
    pub severity: Severity,
    /// Who stops the call as a rule; a finding may know better.
    pub refused_by: Option<Refuser>,
    /// One line for lists: what must hold.
    pub title: &'static str,
}

impl Rule {
    /// The service refuses the call.
    pub const fn error(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Error, Some(Refuser::Service), title)
    }

    /// The AWS CLI stops before it sends anything.
    pub const fn cli_error(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Error, Some(Refuser::Cli), title)
    }

    /// Nobody refuses it, but it has no effect or is likely to fail later.
    pub const fn warning(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Warning, None, title)
    }

    /// Advice.
    pub const fn info(id: &'static str, title: &'static str) -> Self {
        Self::new(id, Severity::Info, None, title)
    }

    /// What the rule has found at a place.
    ///
    /// Inlined, so that a program that shows no titles carries none.
    #[inline(always)]
    pub fn at(&self, path: Path, message: impl Into<String>) -> Finding {
        Finding::new(self.id, self.severity, self.refused_by, path, message)
    }

    /// What the rule has found at a member of the input itself.
    #[inline(always)]
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
