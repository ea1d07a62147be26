use wireform_core::diagnostic::{Diagnostic, Severity};

use crate::browser;
use crate::form::{line, refuser_words};
use crate::prose::prose;
use crate::state::DraftStore;
use crate::view::{View, el};

use super::go_to::go_to;

/// How long a change of the count waits before it is announced, in milliseconds, so that typing is not talked over.
const POLITE: u32 = 1500;

/// What is remarkable about the whole input, each line leading to its field.
pub fn problems(store: DraftStore) -> View {
    let counted = move || store.diagnostics.with(|list| count(list));
    let severity = move || store.diagnostics.with(|list| worst(list)).to_owned();
    el("section")
        .class("problems")
        .attr("aria-labelledby", "problems")
        .live("data-severity", severity)
        .each_draw(announce_changes(store))
        .child(el("h2").attr("id", "problems").live_text(counted))
        .child(el("ol").each(
            move || store.diagnostics.get(),
            move |found| item(store, found),
        ))
}

fn item(store: DraftStore, found: &Diagnostic) -> View {
    let target = found.path.clone();
    let place = match target.is_root() {
        true => "Operation".to_owned(),
        false => store.opened.label(&target),
    };
    let message = prose(el("span"), &found.message).text(" ");
    let button = el("button")
        .attr("type", "button")
        .child(el("strong").text(&place))
        .child(message.text(refuser_words(found.refused_by)))
        .on("click", move |_| go_to(store, &target));
    line("li", found).child(button)
}

/// How many there are of each severity, in words.
pub fn count(list: &[Diagnostic]) -> String {
    let of = |severity| {
        list.iter()
            .filter(|found| found.severity == severity)
            .count()
    };
    let parts = [
        number(of(Severity::Error), "error", "errors"),
        number(of(Severity::Warning), "warning", "warnings"),
        number(of(Severity::Info), "note", "notes"),
    ];
    let said: Vec<_> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        "No problems".to_owned()
    } else {
        said.join(", ")
    }
}

fn number(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
}

fn worst(list: &[Diagnostic]) -> &'static str {
    list.iter()
        .map(|found| found.severity)
        .min()
        .map_or("none", Severity::as_str)
}

/// Says how many there are, once that has changed and stayed so for a while.
fn announce_changes(store: DraftStore) -> impl FnMut() {
    let mut known = None;
    let mut waiting = None;
    move || {
        let words = store.diagnostics.with(|list| count(list));
        if known.as_ref() == Some(&words) {
            return;
        }
        if known.replace(words.clone()).is_some() {
            let say = move || store.announcement.set(words);
            waiting.replace(browser::after(POLITE, say));
        }
    }
}
