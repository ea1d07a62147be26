//! What is remarkable about an input, and who would refuse it.

use crate::path::Path;
use crate::value::Value;

/// One remark about one place of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable id of the rule, such as `timeout-range`.
    pub rule: &'static str,
    pub severity: Severity,
    /// Who would stop the call, as the real programs do; `None` where nobody does.
    pub refused_by: Option<Refuser>,
    /// Where it applies; a missing member is pointed at as if it were there.
    pub path: Path,
    /// What is wrong and what to do, in sentences of plain text.
    pub message: String,
    /// A change that would settle it, where there is an obvious one.
    pub fix: Option<Fix>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The CLI or the service refuses the call.
    Error,
    /// Documented as without effect, or likely to fail when it is used.
    Warning,
    /// Advice.
    Info,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refuser {
    /// The AWS CLI stops before it sends anything.
    Cli,
    /// The request is sent, and the service answers with an error.
    Service,
}

/// A change to an input that settles a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the button says, such as `Use 1.0`.
    pub label: String,
    pub edits: Vec<Edit>,
}

/// One change: the value that shall stand at a place, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub path: Path,
    pub value: Option<Value>,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

impl Refuser {
    pub fn as_str(self) -> &'static str {
        match self {
            Refuser::Cli => "cli",
            Refuser::Service => "service",
        }
    }
}
