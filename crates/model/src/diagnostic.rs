//! What is remarkable about an input, and who would refuse it.

use crate::path::Path;
use crate::value::Value;

/// One remark about one place of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable id of the rule, such as `timeout-range`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Who would stop the call, as the real programs do; `None` where nobody does.
    pub refused_by: Option<Refuser>,
    /// Where it applies; a missing member is pointed at as if it were there.
    pub path: Path,
    /// The global option that it is about, by the CLI's name; its path is then that of the whole input.
    pub option: Option<&'static str>,
    /// What is wrong and what to do, in sentences of plain text.
    pub message: String,
    /// A change that would settle it, where there is an obvious one.
    pub fix: Option<Fix>,
}

/// How bad a diagnostic is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The CLI or the service refuses the call.
    Error,
    /// Documented as without effect, or likely to fail when it is used.
    Warning,
    /// Advice.
    Info,
}

/// Who stops a call.
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
    /// What it changes, in order.
    pub edits: Vec<Edit>,
}

/// One change: the new value of a place, or `None` to remove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place.
    pub path: Path,
    /// The value to set there; `None` removes what is there.
    pub value: Option<Value>,
}

impl Severity {
    /// Its name in JSON: `error`, `warning` or `info`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

impl Refuser {
    /// Its name in JSON: `cli` or `service`.
    pub fn as_str(self) -> &'static str {
        match self {
            Refuser::Cli => "cli",
            Refuser::Service => "service",
        }
    }
}
