//! Diagnostics: what is wrong with an input, and who would reject it.

use crate::path::Path;
use crate::value::Value;

/// A message about one place of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable id of the rule, such as `timeout-range`.
    pub rule: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// Who would stop the call, as the real programs do; `None` where nobody does.
    pub refused_by: Option<Refuser>,
    /// Where it applies; a missing member is pointed at as if it were there.
    pub path: Path,
    /// The global option that it is about, by the CLI's name; its path is then that of the whole input.
    pub option: Option<&'static str>,
    /// What is wrong and what to do, in sentences of plain text.
    pub message: String,
    /// A change that would fix it, where there is an obvious one.
    pub fix: Option<Fix>,
}

/// How bad a diagnostic is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The CLI or the service refuses the call.
    Error,
    /// Documented to have no effect, or likely to fail when it is used.
    Warning,
    /// Advice.
    Info,
}

/// Who rejects a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refuser {
    /// The AWS CLI stops before it sends anything.
    Cli,
    /// The request is sent, and the service answers with an error.
    Service,
}

/// A change to a draft that fixes what a diagnostic is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the button says, such as `Use 1.0`.
    pub label: String,
    /// What it changes in the input, in order.
    pub edits: Vec<Edit>,
    /// The global option that it sets, by the CLI's name, and its value.
    pub option: Option<(&'static str, String)>,
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
