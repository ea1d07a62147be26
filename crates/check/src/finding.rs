use wireform_model::OperationRef;
use wireform_model::diagnostic::{Diagnostic, Edit, Fix, Refuser, Severity};
use wireform_model::path::Path;
use wireform_model::value::Value;

use super::Rule;

/// A diagnostic that is being built: `URI_REQUIRED.at(path, "…").fix(…)`.
#[derive(Clone, Debug)]
pub struct Finding(pub(super) Diagnostic);

/// The diagnostics found so far.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Finding {
    pub(super) fn new(
        rule: &'static str,
        severity: Severity,
        refused_by: Option<Refuser>,
        path: Path,
        message: impl Into<String>,
    ) -> Self {
        Finding(Diagnostic {
            rule,
            severity,
            refused_by,
            path,
            option: None,
            message: message.into(),
            fix: None,
        })
    }

    pub(super) fn about(
        rule: &'static str,
        severity: Severity,
        refused_by: Option<Refuser>,
        member: &str,
        message: impl Into<String>,
    ) -> Self {
        let path = Path::root().child(member);
        Self::new(rule, severity, refused_by, path, message)
    }

    fn is(&self, rule: &Rule, path: &Path) -> bool {
        self.0.rule == rule.id && self.0.path == *path
    }

    /// The path of the value that it is about.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Says which global option it is about.
    pub(super) fn about_option(mut self, name: &'static str) -> Self {
        self.0.option = Some(name);
        self
    }

    /// Sets who rejects the input in this case, where that differs from the rule.
    pub fn refused_by(mut self, refuser: Refuser) -> Self {
        self.0.refused_by = Some(refuser);
        self
    }

    /// Makes it a warning: in this case nobody is known to reject the input.
    pub fn as_warning(mut self) -> Self {
        self.0.severity = Severity::Warning;
        self.0.refused_by = None;
        self
    }

    /// Offers a change of one place: a new value, or `None` to remove it.
    ///
    /// A second call adds to the same change and keeps the first label.
    pub fn fix(mut self, label: impl Into<String>, path: Path, value: Option<Value>) -> Self {
        let edit = Edit { path, value };
        match &mut self.0.fix {
            Some(fix) => fix.edits.push(edit),
            None => {
                self.0.fix = Some(Fix {
                    label: label.into(),
                    edits: vec![edit],
                    option: None,
                })
            }
        }
        self
    }

    /// Offers another value for the global option that it is about.
    pub(super) fn set_option(mut self, label: String, value: &str) -> Self {
        self.0.fix = self.0.option.map(|name| Fix {
            label,
            edits: Vec::new(),
            option: Some((name, value.to_owned())),
        });
        self
    }

    /// Offers another value for the place of the finding.
    pub fn replace_with(self, label: impl Into<String>, value: impl Into<Value>) -> Self {
        let path = self.0.path.clone();
        self.fix(label, path, Some(value.into()))
    }

    /// Offers to remove the value at the place of the finding.
    pub fn remove(self, label: impl Into<String>) -> Self {
        let path = self.0.path.clone();
        self.fix(label, path, None)
    }
}

impl Findings {
    /// No findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds a finding, if there is one.
    pub fn extend(&mut self, finding: Option<Finding>) {
        self.list.extend(finding);
    }

    /// Whether this rule has a finding about this place.
    pub fn has(&self, rule: &Rule, path: &Path) -> bool {
        self.list.iter().any(|finding| finding.is(rule, path))
    }

    /// The finding of this rule about this place.
    pub(super) fn get_mut(&mut self, rule: &Rule, path: &Path) -> Option<&mut Finding> {
        let mut list = self.list.iter_mut();
        list.find(|finding| finding.is(rule, path))
    }

    /// Removes the findings of a rule about a place, where another one says more.
    pub(super) fn remove(&mut self, rule: &Rule, path: &Path) {
        self.list.retain(|finding| !finding.is(rule, path));
    }

    /// Replaces a more general finding about the same cause.
    ///
    /// Who rejects the input stays as in the general finding, which comes from the model's constraints.
    pub fn refine(&mut self, general: &Rule, finding: Finding) {
        match self.get_mut(general, finding.path()) {
            Some(slot) => {
                let refused_by = slot.0.refused_by;
                *slot = finding;
                slot.0.refused_by = refused_by;
            }
            None => self.list.push(finding),
        }
    }

    /// The diagnostics in the order of the model's members; within a member as they were found.
    pub fn into_diagnostics(mut self, operation: OperationRef<'_>) -> Vec<Diagnostic> {
        let position = |Finding(found): &Finding| {
            let top = found.path.segments().next();
            let found = operation
                .members()
                .iter()
                .position(|m| Some(m.name.as_str()) == top.as_deref());
            found.unwrap_or(usize::MAX)
        };
        self.list.sort_by_cached_key(position);
        let list = self.list.into_iter();
        list.map(|Finding(diagnostic)| diagnostic).collect()
    }
}
