use crate::diagnostic::{Diagnostic, Edit, Fix, Refuser, Severity};
use crate::model::OperationRef;
use crate::path::Path;
use crate::value::Value;

/// A diagnostic being put together: `Finding::error("uri-required", path, "…").fix(…)`.
pub type Finding = Diagnostic;

/// The diagnostics found so far.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Diagnostic {
    /// The service refuses the call.
    pub fn error(rule: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self::new(
            rule,
            Severity::Error,
            Some(Refuser::Service),
            path,
            message.into(),
        )
    }

    /// The AWS CLI stops before it sends anything.
    pub fn cli_error(rule: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self::new(
            rule,
            Severity::Error,
            Some(Refuser::Cli),
            path,
            message.into(),
        )
    }

    /// Nobody refuses it, but it has no effect or is likely to fail later.
    pub fn warning(rule: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, None, path, message.into())
    }

    pub fn info(rule: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Info, None, path, message.into())
    }

    /// Offers a change of one place: a new value, or `None` to take it away.
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

    fn new(
        rule: &'static str,
        severity: Severity,
        refused_by: Option<Refuser>,
        path: Path,
        message: String,
    ) -> Self {
        Diagnostic {
            rule,
            severity,
            refused_by,
            path,
            message,
            fix: None,
        }
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
    pub fn has(&self, rule: &str, path: &Path) -> bool {
        self.list
            .iter()
            .any(|finding| finding.rule == rule && finding.path == *path)
    }

    /// In the order of the model's members; within a member as they were found.
    pub fn into_diagnostics(mut self, operation: OperationRef<'_>) -> Vec<Diagnostic> {
        let position = |path: &Path| {
            let top = path.segments().next();
            let found = operation
                .members()
                .iter()
                .position(|m| Some(m.name.as_str()) == top.as_deref());
            found.unwrap_or(usize::MAX)
        };
        self.list.sort_by_key(|finding| position(&finding.path));
        self.list
    }
}
