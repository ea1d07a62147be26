use leptos::prelude::*;
use wireform_model::diagnostic::{Diagnostic, Refuser};

use super::Prose;

/// An item of a list of diagnostics, with the attributes by which scripts find it.
#[component]
pub fn DiagnosticItem(
    /// The diagnostic that its children show.
    found: Diagnostic,
    children: Children,
) -> impl IntoView {
    view! {
        <li
            data-diagnostic=found.rule
            data-severity=found.severity.as_str()
            data-path=found.path.as_str().to_owned()
        >
            {children()}
        </li>
    }
}

/// A diagnostic's message, and who rejects the input because of it.
#[component]
pub fn DiagnosticText(found: Diagnostic) -> impl IntoView {
    view! {
        <Prose text=found.message />
        <span class="refuser">{refusal(found.refused_by)}</span>
    }
}

/// Who rejects the input, as a sentence that follows the message: with a space before it, and empty where nobody does.
fn refusal(refuser: Option<Refuser>) -> &'static str {
    match refuser {
        Some(Refuser::Cli) => " The AWS CLI rejects it.",
        Some(Refuser::Service) => " The service rejects it.",
        None => "",
    }
}
