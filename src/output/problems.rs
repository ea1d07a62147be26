use std::collections::HashMap;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wireform_model::diagnostic::{Diagnostic, Severity};

use crate::state::DraftStore;
use crate::ui::Announcement;
use crate::ui::{DiagnosticItem, DiagnosticText};

use super::go_to;
use super::mounted::mounted;

/// How long the number of problems must stay the same before it is announced, in milliseconds:
/// announcing each change would interrupt the typing.
const POLITE: u32 = 1500;

/// This many problems are mounted at once, about what a screen shows; more follow in slices.
const FIRST: usize = 12;
const SLICE: usize = 48;

/// All diagnostics in the order of the form; each leads to its field.
#[component]
pub fn Problems(store: DraftStore) -> impl IntoView {
    announce_changes(store);
    let severity = move || store.diagnostics.with(|found| worst(found));
    let count = Signal::derive(move || store.diagnostics.with(|found| found.len()));
    let mounted = mounted(count, FIRST, SLICE);
    let items = move || {
        store
            .diagnostics
            .with(|found| keyed(&found[..found.len().min(mounted.get())]))
    };
    view! {
        <section class="problems" aria-labelledby="problems" data-severity=severity>
            <h2 id="problems">{move || summary(store)}</h2>
            <ol>
                <For each=items key=|(key, _)| key.clone() let:((_, found))>
                    {item(store, found)}
                </For>
            </ol>
        </section>
    }
}

/// What an item of the list shows; those that show the same are numbered.
type Key = (String, usize);

/// Each diagnostic with its key: a keystroke that changes one of a hundred leaves the others in the document.
fn keyed(found: &[Diagnostic]) -> Vec<(Key, Diagnostic)> {
    let mut equals = HashMap::<String, usize>::new();
    let keyed = found.iter().map(|found| {
        let shown = format!("{} {} {}", found.path, found.rule, found.message);
        let number = equals.entry(shown.clone()).or_default();
        *number += 1;
        ((shown, *number), found.clone())
    });
    keyed.collect()
}

fn item(store: DraftStore, found: Diagnostic) -> impl IntoView {
    let path = found.path.clone();
    let label = match path.is_root() {
        true => "Operation".to_owned(),
        false => store.operation.label(&path),
    };
    let found = store.operation.remark(&found);
    view! {
        <DiagnosticItem found=found.clone()>
            <button type="button" on:click=move |_| go_to(store, &path)>
                <strong>{label}</strong>
                <span>
                    <DiagnosticText found />
                </span>
            </button>
        </DiagnosticItem>
    }
}

fn summary(store: DraftStore) -> String {
    let counted = store.diagnostics.with(|found| count(found));
    counted.unwrap_or_else(|| "Nothing here that the AWS CLI would reject".to_owned())
}

/// How many there are of each severity, such as `2 errors, 1 warning`; `None` without any.
pub fn count(found: &[Diagnostic]) -> Option<String> {
    let number = |severity, one: &str, many: &str| {
        let all = found.iter().filter(|found| found.severity == severity);
        match all.count() {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        }
    };
    let numbers = [
        number(Severity::Error, "error", "errors"),
        number(Severity::Warning, "warning", "warnings"),
        number(Severity::Info, "note", "notes"),
    ];
    let numbers: Vec<String> = numbers.into_iter().flatten().collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}

fn worst(found: &[Diagnostic]) -> &'static str {
    let worst = found.iter().map(|found| found.severity).min();
    worst.map_or("none", Severity::as_str)
}

/// Announces the numbers once they have changed and then stayed the same for a while.
fn announce_changes(store: DraftStore) {
    let announcement = expect_context::<Announcement>();
    let waiting = StoredValue::new_local(None);
    Effect::new(move |known: Option<String>| {
        let now = summary(store);
        if known.is_some_and(|known| known != now) {
            let words = now.clone();
            let timer = Timeout::new(POLITE, move || announcement.say(words));
            waiting.set_value(Some(timer));
        }
        now
    });
}
