use crate::diagnostic::{Diagnostic, Edit, Fix, Refuser};
use crate::model::OperationRef;
use crate::path::Path;
use crate::value::Value;

use super::Rule;

/// A diagnostic being put together: `URI_REQUIRED.at(path, "…").fix(…)`.
pub type Finding = Diagnostic;

/// The diagnostics found so far.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Diagnostic {
    /// Says who stops the call in this case, where the rule as such says something else.
    pub fn refused_by(mut self, refuser: Refuser) -> Self {
        self.refused_by = Some(refuser);
        self
    }

    /// Offers a change of one place: a new value, or `None` to take it away.
    ///
    /// A second call adds to the same change and keeps the first label.
    pub fn fix(mut self, label: impl Into<String>, path: Path, value: Option<Value>) -> Self {
        let edit = Edit { path, value };
        match &mut self.fix {
            Some(fix) => fix.edits.push(edit),
            None => {
                self.fix = Some(Fix {
                    label: label.into(),
                    edits: vec![edit],
                })
            }
        }
        self
    }

    /// Offers another value for the place that the finding is about.
    pub fn replace_with(self, label: impl Into<String>, value: impl Into<Value>) -> Self {
        let path = self.path.clone();
        self.fix(label, path, Some(value.into()))
    }

    /// Offers to take away what the finding is about.
    pub fn remove(self, label: impl Into<String>) -> Self {
        let path = self.path.clone();
        self.fix(label, path, None)
    }
}

impl Findings {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Whether this rule has already spoken about this place.
    pub fn has(&self, rule: &Rule, path: &Path) -> bool {
        self.list
            .iter()
            .any(|finding| finding.rule == rule.id && finding.path == *path)
    }

    /// Puts a finding in the place of a more general one about the same cause.
    ///
    /// Who refuses stays as the general finding had it, since it read the model's constraints.
    pub fn refine(&mut self, general: &Rule, finding: Finding) {
        let same = |found: &&mut Diagnostic| found.rule == general.id && found.path == finding.path;
        match self.list.iter_mut().find(same) {
            Some(slot) => {
                let refused_by = slot.refused_by;
                *slot = finding;
                slot.refused_by = refused_by;
            }
            None => self.list.push(finding),
        }
    }

    /// In the order of the model's members; within a member as they were found.
    pub fn into_diagnostics(mut self, operation: OperationRef<'_>) -> Vec<Diagnostic> {
        let position = |finding: &Diagnostic| {
            let top = finding.path.segments().next();
            let found = operation
                .members()
                .iter()
                .position(|m| Some(m.name.as_str()) == top.as_deref());
            found.unwrap_or(usize::MAX)
        };
        self.list.sort_by_cached_key(position);
        self.list
    }
}
