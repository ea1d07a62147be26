use std::ops::Range;

use wireform_model::diagnostic::Severity;
use wireform_model::path::Path;

/// What is read, or why it cannot be.
pub(crate) type ReadResult<T> = Result<T, ReadDiagnostic>;

/// What is remarkable about a text that was read, at one place of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDiagnostic {
    /// The stable id of the rule, such as `unknown-option`.
    pub rule: &'static str,
    /// [`Severity::Error`] where something was left unread, [`Severity::Warning`] where it was read with a reservation.
    pub severity: Severity,
    /// Where it is in the text, in bytes; empty at its end where something is missing.
    pub span: Range<usize>,
    /// Where it is in the input, if it was read.
    pub path: Option<Path>,
    /// What is wrong and what to do, in sentences of plain text.
    pub message: String,
    /// A change of the text that would settle it, where there is an obvious one.
    pub fix: Option<Box<Replacement>>,
    /// The command of the CLI's own that the text names in place of an operation.
    pub own_command: Option<Box<OwnCommand>>,
}

/// A command of the CLI that is no operation, a waiter, or a group of such commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCommand {
    /// The CLI's word for the service.
    pub service: String,
    /// The words behind it, such as `cp` or `wait instance-running`; empty for a command of one word.
    pub name: String,
}

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What the button says, such as `Use --table-name`.
    pub label: String,
    /// What is replaced, in bytes of the text.
    pub span: Range<usize>,
    /// What it is replaced by.
    pub text: String,
}

impl ReadDiagnostic {
    /// Something that was left unread.
    pub(crate) fn error(
        rule: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        ReadDiagnostic {
            rule,
            severity: Severity::Error,
            span,
            path: None,
            message: message.into(),
            fix: None,
            own_command: None,
        }
    }

    /// Something that was read with a reservation.
    pub(crate) fn warning(
        rule: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        ReadDiagnostic {
            severity: Severity::Warning,
            ..ReadDiagnostic::error(rule, span, message)
        }
    }

    /// The same with a change of the text that settles it.
    pub(crate) fn mended(
        self,
        label: impl Into<String>,
        span: Range<usize>,
        text: impl Into<String>,
    ) -> Self {
        ReadDiagnostic {
            fix: Some(Box::new(Replacement {
                label: label.into(),
                span,
                text: text.into(),
            })),
            ..self
        }
    }

    /// The same about a value of the input.
    pub(crate) fn at(self, path: Path) -> Self {
        ReadDiagnostic {
            path: Some(path),
            ..self
        }
    }
}
