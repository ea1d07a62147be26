use serde::{Deserialize, Serialize};
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::path::Path;
use wireform_model::value::Value;

/// A text as it is typed into a box for JSON or bytes: it may differ from how its value is written,
/// and may have no value yet.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedText {
    pub text: String,
    pub notation: Notation,
    /// Why it has no value; the draft then keeps the last one.
    pub problem: Option<String>,
    /// The value in the draft when it was typed: beside another value, the text is obsolete.
    pub beside: Option<Value>,
}

/// How a text is read as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notation {
    Json,
    /// Bytes, typed as text or as Base64.
    Bytes,
    /// The key of an entry that has no value yet.
    Key,
}

/// The rule of a text that has no value yet.
pub const UNFINISHED: &str = "unfinished";

/// Why Base64 can have no value for CLI v1, which takes bytes as text.
pub const NOT_TEXT_FOR_V1: &str = "CLI v1 cannot send these bytes, which are not text.";

impl TypedText {
    /// The key of an entry that has no value yet, at the place of its map.
    ///
    /// - `beside`: the value of the map.
    pub fn of_key(key: String, beside: Option<Value>) -> Self {
        TypedText {
            text: key,
            notation: Notation::Key,
            problem: None,
            beside,
        }
    }

    fn in_outputs(&self) -> &'static str {
        match self.beside {
            Some(_) => "The outputs keep the last valid value.",
            None => "The outputs do not include it.",
        }
    }

    /// The problem as a diagnostic, since what is copied differs from what is in sight.
    pub fn diagnostic(&self, path: Path) -> Option<Diagnostic> {
        let problem = self.problem.as_ref()?;
        Some(Diagnostic {
            rule: UNFINISHED,
            severity: Severity::Warning,
            refused_by: None,
            path,
            option: None,
            message: format!("{problem} {}", self.in_outputs()),
            fix: None,
        })
    }
}
