//! Texts in boxes for JSON or base64: what is typed there is not the value, and may say none yet.

use wireform_core::diagnostic::{Diagnostic, Severity};
use wireform_core::draft::Draft;
use wireform_core::value::Value;

use super::Placed;

/// A text as it is typed at a place.
#[derive(Clone)]
pub struct Typed {
    pub text: String,
    pub notation: Notation,
    /// Why it says no value; the draft then keeps the one of before.
    pub why: Option<String>,
    /// The value beside which it stands; beside another one it has no place any more.
    pub beside: Option<Value>,
}

/// How a text says a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    Json,
    /// Of bytes, which are typed as text or as base64.
    Bytes,
}

/// Why base64 says no value for CLI v1.
pub const NO_TEXT_FOR_V1: &str = "CLI v1 cannot carry these bytes, which are no text.";

/// The texts that say no value, as remarks: the outputs do not show them.
pub fn unfinished<'t>(
    typed: &'t Placed<Typed>,
    draft: &'t Draft,
) -> impl Iterator<Item = Diagnostic> + 't {
    let found = typed.all().into_iter();
    let found = found.filter(|(place, typed)| place.find(&draft.input) == typed.beside.as_ref());
    found.filter_map(|(place, typed)| {
        Some(Diagnostic {
            rule: "unfinished",
            severity: Severity::Warning,
            refused_by: None,
            path: place.path(&draft.input),
            message: format!("{} The outputs keep what was here before.", typed.why?),
            fix: None,
        })
    })
}
