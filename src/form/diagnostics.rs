use leptos::prelude::*;
use wireform_core::diagnostic::{Diagnostic, Refuser, Severity};

use crate::output::go_to;
use crate::prose::prose;
use crate::state::DraftStore;

/// What is remarkable about one place, with who would refuse it and a fix where there is one.
#[component]
pub fn DiagnosticList(
    /// The list's id, to which its control points.
    id: String,
    list: Memo<Vec<Diagnostic>>,
    store: DraftStore,
) -> impl IntoView {
    let items = move || {
        list.get()
            .into_iter()
            .map(|found| diagnostic(found, store))
            .collect::<Vec<_>>()
    };
    view! { <ul class="diagnostics" id=id>{items}</ul> }
}

fn diagnostic(found: Diagnostic, store: DraftStore) -> impl IntoView {
    let path = found.path.clone();
    let fix = found.fix.map(|fix| {
        // The button goes with its diagnostic, so the focus moves on to what it changed.
        let label = fix.label.clone();
        let apply = move |_| {
            store.apply(&fix.edits);
            let changed = fix.edits.last().map_or(&path, |edit| &edit.path).clone();
            // What the fix takes away is gone only once it is drawn.
            request_animation_frame(move || go_to(&changed));
        };
        view! {
            <button class="fix" type="button" on:click=apply>
                {label}
            </button>
        }
    });
    view! {
        <li
            data-diagnostic=found.rule
            data-severity=found.severity.as_str()
            data-path=found.path.to_string()
        >
            <p>
                <strong>{severity_word(found.severity)}</strong>
                {prose(&found.message)}
                <span class="refuser">{refuser_words(found.refused_by)}</span>
            </p>
            {fix}
        </li>
    }
}

/// Said in words, so that colour is never the only sign.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error: ",
        Severity::Warning => "Warning: ",
        Severity::Info => "Note: ",
    }
}

pub fn refuser_words(refuser: Option<Refuser>) -> &'static str {
    match refuser {
        Some(Refuser::Cli) => " The AWS CLI refuses it.",
        Some(Refuser::Service) => " The service refuses it.",
        None => "",
    }
}
