use leptos::prelude::*;
use wireform_core::companion::{Companion, Scenario};
use wireform_core::draft::Draft;
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::browser;
use crate::state::{DraftStore, Prefs, remember_now};

/// Where to start: each scenario fills in what is always the same and leads to its first blank.
///
/// The groups stand in one row; choosing one shows its scenarios.
#[component]
pub fn Scenarios(store: DraftStore, prefs: RwSignal<Prefs>) -> impl IntoView {
    let Some(companion) = store.opened.companion.filter(|c| !c.scenarios.is_empty()) else {
        return ().into_any();
    };
    let open = RwSignal::new(None::<&'static str>);
    let choose = Callback::new(move |scenario: &'static Scenario| {
        remember_now(store, prefs);
        store
            .draft
            .update(|draft| *draft = start(store, scenario, draft));
        store.scenario.set(Some(scenario));
        open.set(None);
        focus_first_blank(scenario);
    });
    let clear = move |_| {
        remember_now(store, prefs);
        store.draft.set(Draft::default());
        store.scenario.set(None);
    };
    let titles = group_titles(companion);
    let tabs = titles
        .iter()
        .map(|title| tab(store, companion, title, open))
        .collect_view();
    let panels = titles
        .iter()
        .map(|title| panel(store, companion, title, open, choose))
        .collect_view();
    view! {
        <section class="scenarios" aria-labelledby="start-from">
            <h2 id="start-from">"Start from"</h2>
            <div class="scenario-tabs">
                {tabs}
                <button type="button" class="quiet" on:click=clear>"Clear all"</button>
            </div>
            {panels}
            <p class="hint">
                {move || store.scenario.get().map(|scenario| {
                    format!("Started from: {}. Back undoes it.", scenario.title)
                })}
            </p>
        </section>
    }
    .into_any()
}

type Open = RwSignal<Option<&'static str>>;

fn tab(
    store: DraftStore,
    companion: &'static Companion,
    title: &'static str,
    open: Open,
) -> impl IntoView {
    let any = move || in_group(companion, title).any(|scenario| suits(store, scenario));
    let is_open = move || open.get() == Some(title);
    view! {
        <button type="button" class="scenario-tab" hidden=move || !any()
            aria-expanded=move || is_open().to_string()
            on:click=move |_| open.update(|open| *open = Some(title).filter(|_| *open != Some(title)))>
            {title}
        </button>
    }
}

fn panel(
    store: DraftStore,
    companion: &'static Companion,
    title: &'static str,
    open: Open,
    choose: Callback<&'static Scenario>,
) -> impl IntoView {
    let buttons = in_group(companion, title).map(|scenario| {
        view! {
            <li hidden=move || !suits(store, scenario)>
                <button type="button" class="scenario" data-scenario=scenario.id.as_str()
                    on:click=move |_| choose.run(scenario)>
                    <strong>{scenario.title.as_str()}</strong>
                    <span>{scenario.summary.as_str()}</span>
                </button>
            </li>
        }
    });
    view! {
        <ul class="scenario-panel" aria-label=title hidden=move || open.get() != Some(title)>
            {buttons.collect_view()}
        </ul>
    }
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

/// A scenario for another kind of API than the one that was told is not offered.
fn suits(store: DraftStore, scenario: &Scenario) -> bool {
    store.draft.with(|draft| {
        draft
            .facts
            .iter()
            .all(|(name, told)| scenario.facts.get(name).is_none_or(|needed| needed == told))
    })
}

/// The scenario's draft; what was typed into its blanks before stays.
fn start(store: DraftStore, scenario: &Scenario, before: &Draft) -> Draft {
    let mut input = scenario.input.clone();
    let mut facts = before.facts.clone();
    scenario
        .facts
        .iter()
        .for_each(|(name, value)| facts.set(name, Some(value)));
    let Value::Map(map) = &mut input else {
        return before.clone();
    };
    for blank in &scenario.blanks {
        if let Some(typed) = before
            .input
            .at(&blank.path)
            .filter(|value| !is_empty(value))
        {
            fill(map, &blank.path, typed.clone());
        }
    }
    let order: Vec<_> = store
        .opened
        .operation
        .members()
        .iter()
        .map(|m| m.name.as_str())
        .collect();
    let rank = |key: &str| {
        order
            .iter()
            .position(|name| *name == key)
            .unwrap_or(usize::MAX)
    };
    map.entries_mut().sort_by_key(|(key, _)| rank(key));
    Draft { input, facts }
}

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

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::String(text) if text.is_empty())
}

fn focus_first_blank(scenario: &'static Scenario) {
    let Some(blank) = scenario.blanks.first() else {
        return;
    };
    request_animation_frame(move || {
        let selector = format!("[name={}]", browser::selector_string(blank.path.as_str()));
        if let Some(control) = browser::find(&selector) {
            browser::focus(&control);
        }
    });
}
