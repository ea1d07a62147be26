use wireform_core::diagnostic::{Diagnostic, Fix, Refuser, Severity};
use wireform_core::path::Path;

use crate::browser::next_frame;
use crate::output::go_to;
use crate::prose::prose;
use crate::state::DraftStore;
use crate::view::{View, el};

/// What is remarkable about one place, with who would refuse it and a fix where there is one.
///
/// `id` is the list's, to which its control points.
pub fn diagnostic_list(
    id: &str,
    store: DraftStore,
    list: impl Fn() -> Vec<Diagnostic> + 'static,
) -> View {
    el("ul")
        .class("diagnostics")
        .attr("id", id)
        .region(list, move |list| {
            list.iter().map(|found| diagnostic(found, store)).collect()
        })
}

fn diagnostic(found: &Diagnostic, store: DraftStore) -> View {
    let fix = found
        .fix
        .clone()
        .map(|fix| fix_button(fix, found.path.clone(), store));
    let message = el("p").child(el("strong").text(severity_word(found.severity)));
    let refuser = el("span")
        .class("refuser")
        .text(refuser_words(found.refused_by));
    line("li", found)
        .child(prose(message, &found.message).child(refuser))
        .children(fix)
}

/// An element that says which diagnostic it shows.
pub fn line(tag: &str, found: &Diagnostic) -> View {
    el(tag)
        .attr("data-diagnostic", found.rule)
        .attr("data-severity", found.severity.as_str())
        .attr("data-path", found.path.as_str())
}

fn fix_button(fix: Fix, path: Path, store: DraftStore) -> View {
    el("button")
        .class("fix")
        .attr("type", "button")
        .text(&fix.label)
        .on("click", move |_| {
            store.apply(&fix.edits);
            // The button goes with its diagnostic, so the focus moves on to what it changed.
            let set = fix.edits.iter().rfind(|edit| edit.value.is_some());
            let changed = set.map_or(&path, |edit| &edit.path).clone();
            // What the fix takes away is gone only once it is drawn.
            next_frame(move || go_to(store, &changed));
        })
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
