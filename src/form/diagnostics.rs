use leptos::prelude::*;
use wireform_core::diagnostic::{Diagnostic, Fix, Severity};
use wireform_core::path::Path;

use crate::browser::next_frame;
use crate::output::go_to;
use crate::state::DraftStore;
use crate::ui::{Button, Prose, refusal};

/// What is found at one place, with who would refuse it and a fix where there is one.
#[component]
pub fn Diagnostics(
    /// The list's id, to which its control points.
    id: String,
    store: DraftStore,
    #[prop(into)] found: Signal<Vec<Diagnostic>>,
) -> impl IntoView {
    let items = move || found.get().into_iter().map(|found| item(store, found)).collect_view();
    view! { <ul class="diagnostics" id=id>{items}</ul> }
}

fn item(store: DraftStore, found: Diagnostic) -> impl IntoView {
    let fix = found.fix.clone().map(|fix| {
        let path = found.path.clone();
        let label = fix.label.clone();
        view! { <Button class="fix" on_click=move |()| apply(store, &fix, &path)>{label}</Button> }
    });
    view! {
        <li
            data-diagnostic=found.rule
            data-severity=found.severity.as_str()
            data-path=found.path.to_string()
        >
            <p>
                <strong>{severity_word(found.severity)}</strong>
                <Prose text=found.message />
                <span class="refuser">{refusal(found.refused_by)}</span>
            </p>
            {fix}
        </li>
    }
}

/// The button goes with its diagnostic, so the focus moves on to what it changed.
fn apply(store: DraftStore, fix: &Fix, path: &Path) {
    store.apply_fix(fix);
    let set = fix.edits.iter().rfind(|edit| edit.value.is_some());
    let changed = set.map_or(path, |edit| &edit.path).clone();
    // What the fix takes away is gone only after the next frame.
    next_frame(move || go_to(store, &changed));
}

/// In words, so that colour is never the only sign.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error: ",
        Severity::Warning => "Warning: ",
        Severity::Info => "Note: ",
    }
}
