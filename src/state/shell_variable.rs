use serde::{Deserialize, Serialize};
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::path::Path;
use wireform_read::ReadDiagnostic;

/// What a shell, or a person, was to replace in a text that was read: the value in the draft still has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShellVariable {
    /// As it is written in the text and in the value: `$NAME`.
    text: String,
    message: String,
}

impl ShellVariable {
    /// What a diagnostic of a reader is about, if it is something to replace.
    pub fn of(found: &ReadDiagnostic, source: &str) -> Option<Self> {
        let text = source.get(found.span.clone())?;
        let message = match found.rule {
            "variable" if !text.starts_with('<') => format!(
                "The outputs have `{text}` as it is, and not what your shell has for it. Replace it with a value."
            ),
            "variable" | "placeholder" => found.message.clone(),
            _ => return None,
        };
        (!text.is_empty()).then(|| ShellVariable {
            text: text.to_owned(),
            message,
        })
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
