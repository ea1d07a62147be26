use std::time::Duration;

use leptos::prelude::*;
use wireform_core::diagnostic::{Diagnostic, Severity};

use crate::app::Announcement;
use crate::prose::prose;
use crate::state::DraftStore;

use super::pane::go_to;

/// How long a change of the count waits before it is announced, so that typing is not talked over.
const POLITE: Duration = Duration::from_millis(1500);

/// What is remarkable about the whole input, each line leading to its field.
#[component]
pub fn Problems(store: DraftStore) -> impl IntoView {
    let heading = Memo::new(move |_| store.diagnostics.with(|list| count(list)));
    announce_changes(heading);
    let items = move || {
        store
            .diagnostics
            .get()
            .into_iter()
            .map(|found| line(store, found))
            .collect_view()
    };
    view! {
        <section class="problems" aria-labelledby="problems" data-severity=move || store.diagnostics.with(|list| worst(list))>
            <h2 id="problems">{heading}</h2>
            <ol>{items}</ol>
        </section>
    }
}

fn line(store: DraftStore, found: Diagnostic) -> impl IntoView {
    let Diagnostic {
        rule,
        severity,
        refused_by,
        path,
        message,
        ..
    } = found;
    let place = store.opened.label(&path);
    let target = path.clone();
    view! {
        <li data-diagnostic=rule data-severity=severity.as_str() data-path=path.to_string()>
            <button type="button" on:click=move |_| go_to(&target)>
                <strong>{place}</strong>
                <span>{prose(&message)} {crate::form::refuser_words(refused_by)}</span>
            </button>
        </li>
    }
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

fn announce_changes(heading: Memo<String>) {
    let Announcement(announce) = expect_context();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |first: Option<()>| {
        let words = heading.get();
        if first.is_none() {
            return;
        }
        waiting.get_value().iter().for_each(TimeoutHandle::clear);
        let say = move || announce.set(words.clone());
        waiting.set_value(set_timeout_with_handle(say, POLITE).ok());
    });
}
