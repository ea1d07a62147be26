use leptos::prelude::*;
use wireform_model::diagnostic::{Diagnostic, Fix, Severity};
use wireform_model::path::Path;

use crate::browser::next_frame;
use crate::output::go_to;
use crate::state::DraftStore;
use crate::ui::{Button, DiagnosticItem, DiagnosticText};

/// The diagnostics of one place, each with who would reject the value and a fix where there is one.
#[component]
pub fn Diagnostics(
    /// The list's id, which its control refers to in `aria-describedby`.
    id: String,
    store: DraftStore,
    #[prop(into)] found: Signal<Vec<Diagnostic>>,
) -> impl IntoView {
    let items = move || {
        found
            .get()
            .into_iter()
            .map(|found| item(store, store.operation.remark(&found)))
            .collect_view()
    };
    view! { <ul class="diagnostics" id=id>{items}</ul> }
}

fn item(store: DraftStore, found: Diagnostic) -> impl IntoView {
    let fix = found.fix.clone().map(|fix| {
        let path = found.path.clone();
        let label = fix.label.clone();
        view! { <Button class="fix" on_click=move |()| apply(store, &fix, &path)>{label}</Button> }
    });
    view! {
        <DiagnosticItem found=found.clone()>
            <p>
                <strong>{severity_word(found.severity)}</strong>
                <DiagnosticText found />
            </p>
            {fix}
        </DiagnosticItem>
    }
}

/// Applies a fix. Its button disappears with the diagnostic, so the focus moves to what it changed.
fn apply(store: DraftStore, fix: &Fix, path: &Path) {
    store.edit(|contents| contents.apply_fix(fix));
    let set = fix.edits.iter().rfind(|edit| edit.value.is_some());
    let changed = set.map_or(path, |edit| &edit.path).clone();
    // What the fix removes is out of the document only in the next frame.
    next_frame(move || go_to(store, &changed));
}

/// In words, so that color is never the only sign.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error: ",
        Severity::Warning => "Warning: ",
        Severity::Info => "Note: ",
    }
}
