use std::collections::HashMap;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::path::Path;

use crate::options;
use crate::state::{DraftStore, form_order};
use crate::ui::Announcement;
use crate::ui::{DiagnosticItem, DiagnosticText};

use super::go_to;
use super::go_to::go_to_option;
use super::mounted::mounted;
use super::summary::{ALL_CLEAR, count, in_short, is_left, left, unread, unsent};

/// How long the number of problems must stay the same before it is announced, in milliseconds:
/// announcing each change would interrupt the typing.
const POLITE: u32 = 1500;

/// This many problems are mounted at once, about what a screen shows; more follow in slices.
const FIRST: usize = 12;
const SLICE: usize = 48;

/// All diagnostics in the order of the form, each of which leads to its field: what is left to fill in on one
/// line, and what is wrong in a list below it.
#[component]
pub fn Problems(store: DraftStore) -> impl IntoView {
    announce_changes(store);
    let count = Memo::new(move |_| store.diagnostics.with(|found| count(found)));
    let left = Memo::new(move |_| {
        let untouched = store.required_left.with(Vec::len);
        store.diagnostics.with(|found| left(found, untouched))
    });
    let unread = Memo::new(move |_| unread(store));
    let unsent = Memo::new(move |_| unsent(store));
    let is_clear = [left, count, unread, unsent];
    let is_clear = move || is_clear.iter().all(|said| said.with(Option::is_none));
    let severity = move || store.diagnostics.with(|found| worst(found));
    view! {
        <section class="problems" aria-labelledby="problems">
            <h2 id="problems" class="visually-hidden">
                "Problems"
            </h2>
            <Show when=is_clear>
                <p class="all-clear">{ALL_CLEAR}</p>
            </Show>
            <Show when=move || unread.with(Option::is_some)>
                <p class="unread">
                    {move || unread.get()}
                    " cannot be read. The form and the other texts have what was read last."
                </p>
            </Show>
            <Show when=move || unsent.with(Option::is_some)>
                <p class="unsent">{move || unsent.get()}</p>
            </Show>
            <Show when=move || left.with(Option::is_some)>
                <div class="left">
                    <h3>{move || left.get()} ":"</h3>
                    " "
                    <ul>
                        <Left store />
                    </ul>
                </div>
            </Show>
            <Show when=move || count.with(Option::is_some)>
                <div class="wrong" data-severity=severity>
                    <h3>{move || count.get()}</h3>
                    <ol>
                        <Found store takes=|found| !is_left(found) item />
                    </ol>
                </div>
            </Show>
        </section>
    }
}

/// What is required and missing, in the order of the form: what is diagnosed, and what nobody has come to yet.
#[component]
fn Left(store: DraftStore) -> impl IntoView {
    let left = Memo::new(move |_| {
        let found = store.diagnostics.get();
        let found = found.iter().filter(|found| is_left(found));
        let found = found.map(|found| (found.path.clone(), Some(found.clone())));
        let untouched = store.required_left.get().into_iter();
        let mut left: Vec<_> = found.chain(untouched.map(|path| (path, None))).collect();
        store.with_draft_untracked(|draft| {
            left.sort_by_cached_key(|(path, _)| form_order(store.operation, &draft.input, path));
        });
        left
    });
    let count = Signal::derive(move || left.with(Vec::len));
    let mounted = mounted(count, FIRST, SLICE);
    let items = move || left.with(|left| left[..left.len().min(mounted.get())].to_vec());
    let key = |(path, found): &(Path, Option<Diagnostic>)| {
        let found = found.as_ref().map(|found| found.message.clone());
        (path.as_str().to_owned(), found)
    };
    view! {
        <For each=items key=key let:((path, found))>
            {match found {
                Some(found) => link(store, found),
                None => {
                    view! {
                        <li>
                            <FieldLink store path />
                        </li>
                    }
                        .into_any()
                }
            }}
        </For>
    }
}

/// The label of a field, which leads to it.
#[component]
fn FieldLink(store: DraftStore, path: Path) -> impl IntoView {
    let label = label(store, &path);
    view! {
        <button type="button" class="link" on:click=move |_| go_to(store, &path)>
            {label}
        </button>
    }
}

/// The label of a global option, which leads to it.
#[component]
fn OptionLink(store: DraftStore, option: &'static str) -> impl IntoView {
    view! {
        <button type="button" class="link" on:click=move |_| go_to_option(store, option)>
            {options::label(option)}
        </button>
    }
}

/// The items of one of the two lists.
#[component]
fn Found(
    store: DraftStore,
    /// Which diagnostics are in the list.
    takes: fn(&Diagnostic) -> bool,
    item: fn(DraftStore, Diagnostic) -> AnyView,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let all = store.diagnostics.get();
        let found = all.iter().filter(|found| takes(found)).cloned();
        found.collect::<Vec<_>>()
    });
    let count = Signal::derive(move || found.with(Vec::len));
    let mounted = mounted(count, FIRST, SLICE);
    let items = move || found.with(|found| keyed(&found[..found.len().min(mounted.get())]));
    view! {
        <For each=items key=|(key, _)| key.clone() let:((_, found))>
            {item(store, found)}
        </For>
    }
}

/// What an item of the list shows; those that show the same are numbered.
type ProblemKey = (String, usize);

/// Each diagnostic with its key: a keystroke that changes one of a hundred leaves the others in the document.
fn keyed(found: &[Diagnostic]) -> Vec<(ProblemKey, Diagnostic)> {
    let mut equals = HashMap::<String, usize>::new();
    let keyed = found.iter().map(|found| {
        let shown = format!("{} {} {}", found.path, found.rule, found.message);
        let number = equals.entry(shown.clone()).or_default();
        *number += 1;
        ((shown, *number), found.clone())
    });
    keyed.collect()
}

/// Something wrong: the name of its field, and what is wrong with it.
fn item(store: DraftStore, found: Diagnostic) -> AnyView {
    let path = found.path.clone();
    let label = match found.option {
        Some(option) => options::label(option),
        None => label(store, &path),
    };
    let found = without_label(store.operation.remark(&found), &label);
    let go = move |_| match found.option {
        Some(option) => go_to_option(store, option),
        None => go_to(store, &path),
    };
    view! {
        <DiagnosticItem found=found.clone()>
            <button type="button" on:click=go>
                <strong>{label}<span class="visually-hidden">":"</span></strong>
                " "
                <span>
                    <DiagnosticText found />
                </span>
            </button>
        </DiagnosticItem>
    }
    .into_any()
}

/// A diagnostic whose message does not begin with the label that is before it.
fn without_label(found: Diagnostic, label: &str) -> Diagnostic {
    let own = label.rsplit(" › ").next().unwrap_or(label);
    let rest = found.message.strip_prefix(own);
    match rest.and_then(|rest| rest.strip_prefix(' ')) {
        Some(rest) => Diagnostic {
            message: rest.to_owned(),
            ..found
        },
        None => found,
    }
}

/// Something left to fill in: the name of its field says it.
fn link(store: DraftStore, found: Diagnostic) -> AnyView {
    let (path, option) = (found.path.clone(), found.option);
    view! {
        <DiagnosticItem found>
            {match option {
                Some(option) => view! { <OptionLink store option /> }.into_any(),
                None => view! { <FieldLink store path /> }.into_any(),
            }}
        </DiagnosticItem>
    }
    .into_any()
}

fn label(store: DraftStore, path: &Path) -> String {
    match path.is_root() {
        true => "Operation".to_owned(),
        false => store.operation.label(path),
    }
}

/// The worst severity of what is wrong.
fn worst(found: &[Diagnostic]) -> &'static str {
    let wrong = found.iter().filter(|found| !is_left(found));
    let worst = wrong.map(|found| found.severity).min();
    worst.map_or("none", Severity::as_str)
}

/// Announces the numbers once they have changed and then stayed the same for a while.
fn announce_changes(store: DraftStore) {
    let announcement = expect_context::<Announcement>();
    let waiting = StoredValue::new_local(None);
    Effect::new(move |known: Option<String>| {
        let now = in_short(store).unwrap_or_else(|| ALL_CLEAR.to_owned());
        if known.is_some_and(|known| known != now) {
            let words = now.clone();
            let timer = Timeout::new(POLITE, move || announcement.say(words));
            waiting.set_value(Some(timer));
        }
        now
    });
}
