//! Diagnostics in the words of the form: labels in place of API names.

use wireform_check::REQUIRED;
use wireform_model::Kind;
use wireform_model::diagnostic::{Diagnostic, Severity};

use super::OpenOperation;
use super::in_sentences::{in_sentence, singular, with_article};

/// What to enter, and why or which values there are: `Choose a type: A, B or C.`
fn with_choices(enter: &str, reason: &str) -> String {
    let choices = reason.strip_prefix(" Choose ");
    let choices = choices.filter(|_| enter.starts_with("Choose "));
    match choices {
        Some(choices) => format!("{}: {choices}", enter.trim_end_matches('.')),
        None => format!("{enter}{reason}"),
    }
}

impl OpenOperation {
    /// A diagnostic as the page shows it: `Enter a table name.` where its message says that `TableName` is required.
    pub fn remark(self, found: &Diagnostic) -> Diagnostic {
        let Some(name) = found.path.name() else {
            return found.clone();
        };
        let named = format!("`{name}`");
        let Some(rest) = found.message.strip_prefix(&named) else {
            return found.clone();
        };
        let label = self.own_label(&found.path);
        let is_missing = found.rule == REQUIRED.id && found.severity == Severity::Error;
        let missing = || rest.strip_prefix(" is required.").filter(|_| is_missing);
        let message = match missing() {
            Some(reason) => with_choices(&self.what_to_enter(found, &label), reason),
            None => format!("{label}{rest}"),
        };
        Diagnostic {
            message,
            // Nobody has to be told that what is required is rejected without.
            refused_by: found.refused_by.filter(|_| missing().is_none()),
            ..found.clone()
        }
    }

    fn what_to_enter(self, found: &Diagnostic, label: &str) -> String {
        let shape = self.operation.shape_at(&found.path);
        match shape.map(|shape| (&shape.kind, shape.enumeration.is_empty())) {
            Some((Kind::List { .. }, _)) => {
                format!("Enter at least one {}.", in_sentence(&singular(label)))
            }
            Some((Kind::Map { .. }, _)) => format!("{label} needs at least one entry."),
            Some((Kind::Structure(_), _)) => format!("Fill in the {}.", in_sentence(label)),
            Some((Kind::Boolean, _)) => format!("Choose true or false for {}.", in_sentence(label)),
            Some((Kind::String, false)) => format!("Choose {}.", with_article(label)),
            _ => format!("Enter {}.", with_article(label)),
        }
    }
}
