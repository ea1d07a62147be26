use leptos::prelude::*;
use wireform_companions::{Companion, Scenario};
use wireform_model::draft::Draft;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use crate::browser::{self, next_frame};
use crate::state::{DraftStore, push_entry};

/// Where to start: each scenario fills in what is always the same and moves the focus to its first blank.
///
/// The groups are in one row; choosing one shows its scenarios.
#[component]
pub fn Scenarios(store: DraftStore) -> Option<impl IntoView> {
    let companion = store
        .operation
        .companion
        .filter(|c| !c.scenarios.is_empty())?;
    let open = RwSignal::new(None::<&'static str>);
    let titles = group_titles(companion);
    let tabs = titles
        .iter()
        .map(|title| view! { <Tab store companion title open /> });
    let panels = titles
        .iter()
        .map(|title| view! { <Panel store companion title open /> });
    let started = move || {
        let from = |scenario: &Scenario| format!("Filled in from “{}”.", scenario.title);
        store.scenario.get().map(from)
    };
    Some(view! {
        <section class="scenarios" aria-labelledby="start-from">
            <h2 id="start-from">"Start from"</h2>
            <div class="scenario-tabs">{tabs.collect_view()}</div>
            {panels.collect_view()}
            <p class="hint">{started}</p>
        </section>
    })
}

/// The button that shows a group of scenarios.
#[component]
fn Tab(
    store: DraftStore,
    companion: &'static Companion,
    title: &'static str,
    /// The title of the group that is shown.
    open: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let fits =
        Memo::new(move |_| in_group(companion, title).any(|scenario| suits(store, scenario)));
    let is_open = move || open.get() == Some(title);
    view! {
        <button
            type="button"
            class="scenario-tab"
            hidden=move || !fits.get()
            aria-expanded=move || is_open().to_string()
            on:click=move |_| open.update(|open| *open = Some(title).filter(|_| *open != Some(title)))
        >
            {title}
        </button>
    }
}

#[component]
fn Panel(
    store: DraftStore,
    companion: &'static Companion,
    title: &'static str,
    open: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let items = in_group(companion, title).map(move |scenario| {
        let fits = Memo::new(move |_| suits(store, scenario));
        let choose = move |_| {
            open.set(None);
            start_from(store, scenario);
        };
        view! {
            <li hidden=move || !fits.get()>
                <button
                    type="button"
                    class="scenario"
                    data-scenario=scenario.id.as_str()
                    on:click=choose
                >
                    <strong>{scenario.title.as_str()}</strong>
                    <span>{scenario.summary.as_str()}</span>
                </button>
            </li>
        }
    });
    view! {
        <ul class="scenario-panel" aria-label=title hidden=move || open.get() != Some(title)>
            {items.collect_view()}
        </ul>
    }
}

fn start_from(store: DraftStore, scenario: &'static Scenario) {
    push_entry(store);
    let draft = store.with_draft_untracked(|draft| started(store, scenario, draft));
    store.edit(|contents| contents.replace(draft));
    store.scenario.set(Some(scenario));
    focus_first_blank(scenario);
}

fn in_group(
    companion: &'static Companion,
    title: &'static str,
) -> impl Iterator<Item = &'static Scenario> {
    companion
        .scenarios
        .iter()
        .filter(move |scenario| scenario.group == title)
}

fn group_titles(companion: &'static Companion) -> Vec<&'static str> {
    let mut titles: Vec<&str> = Vec::new();
    for scenario in &companion.scenarios {
        if !titles.contains(&scenario.group.as_str()) {
            titles.push(&scenario.group);
        }
    }
    titles
}

/// Whether a scenario fits the facts: one for another kind of API is not offered.
fn suits(store: DraftStore, scenario: &Scenario) -> bool {
    store.with_draft(|draft| {
        let mut facts = draft.facts.iter();
        facts.all(|(name, value)| {
            scenario
                .facts
                .get(name)
                .is_none_or(|needed| needed == value)
        })
    })
}

/// The scenario's draft, with what was typed into its blanks before.
fn started(store: DraftStore, scenario: &Scenario, before: &Draft) -> Draft {
    let mut input = scenario.input.clone();
    let mut facts = before.facts.clone();
    for (name, value) in scenario.facts.iter() {
        facts.set(name, Some(value));
    }
    let Value::Map(map) = &mut input else {
        return before.clone();
    };
    for blank in &scenario.blanks {
        let typed = before.input.at(&blank.path);
        if let Some(typed) =
            typed.filter(|value| !matches!(value, Value::String(text) if text.is_empty()))
        {
            fill(map, &blank.path, typed.clone());
        }
    }
    let members = store.operation.operation.members();
    let rank = |key: &str| members.iter().position(|member| member.name == key);
    map.entries_mut()
        .sort_by_key(|(key, _)| rank(key).unwrap_or(usize::MAX));
    Draft {
        input,
        facts,
        options: before.options.clone(),
        ..Draft::default()
    }
}

/// Blanks are members at the top or entries of one of them.
fn fill(map: &mut Map, path: &Path, value: Value) {
    let names: Vec<_> = path.segments().collect();
    match names.as_slice() {
        [member] => map.set(member, value),
        [member, key] => {
            if let Some(Value::Map(inner)) = map.get_mut(member) {
                inner.set(key, value);
            }
        }
        _ => {}
    }
}

fn focus_first_blank(scenario: &'static Scenario) {
    let Some(blank) = scenario.blanks.first() else {
        return;
    };
    next_frame(move || {
        let selector = format!("[name={}]", browser::selector_string(blank.path.as_str()));
        if let Some(control) = browser::find(&selector) {
            browser::focus(&control);
        }
    });
}
