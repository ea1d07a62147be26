use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::path::Path;

/// What a shell, or a person, was to replace in a text that was read: the value in the draft still has it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShellVariable {
    /// As it stands in the text and in the value: `$NAME`.
    text: String,
    /// What the reader says about it.
    message: String,
}

impl ShellVariable {
    pub fn new(text: &str, message: &str) -> Self {
        ShellVariable {
            text: text.to_owned(),
            message: message.to_owned(),
        }
    }

    /// Whether a value has it.
    pub fn is_in(&self, value: &str) -> bool {
        value.contains(&self.text)
    }

    pub fn diagnostic(&self, path: Path) -> Diagnostic {
        Diagnostic {
            rule: "variable",
            severity: Severity::Warning,
            refused_by: None,
            path,
            option: None,
            message: self.message.clone(),
            fix: None,
        }
    }
}
