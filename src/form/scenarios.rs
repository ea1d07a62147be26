use leptos::prelude::*;
use wireform_core::companion::{Companion, Scenario};
use wireform_core::draft::Draft;
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::browser;
use crate::state::{DraftStore, Prefs, remember_now};

/// Where to start: each scenario fills in what is always the same and leads to its first blank.
#[component]
pub fn Scenarios(store: DraftStore, prefs: RwSignal<Prefs>) -> impl IntoView {
    let Some(companion) = store.opened.companion.filter(|c| !c.scenarios.is_empty()) else {
        return ().into_any();
    };
    let started = RwSignal::new(None::<&'static str>);
    let untouched = store
        .draft
        .with_untracked(|draft| *draft == Draft::default());
    let open = RwSignal::new(untouched);
    let choose = move |scenario: &'static Scenario| {
        remember_now(store, prefs);
        store
            .draft
            .update(|draft| *draft = start(store, scenario, draft));
        started.set(Some(scenario.title.as_str()));
        open.set(false);
        focus_first_blank(scenario);
    };
    let groups = group_titles(companion).into_iter().map(|title| {
        let scenarios = companion
            .scenarios
            .iter()
            .filter(move |scenario| scenario.group == title);
        let buttons = scenarios.map(|scenario| {
            view! {
                <li hidden=move || !suits(store, scenario)>
                    <button type="button" class="scenario" data-scenario=scenario.id.as_str()
                        on:click=move |_| choose(scenario)>
                        <strong>{scenario.title.as_str()}</strong>
                        <span>{scenario.summary.as_str()}</span>
                    </button>
                </li>
            }
        });
        let any = move || {
            companion
                .scenarios
                .iter()
                .any(|s| s.group == title && suits(store, s))
        };
        view! {
            <div class="scenario-group" hidden=move || !any()>
                <h3>{title}</h3>
                <ul>{buttons.collect_view()}</ul>
            </div>
        }
    });
    let summary = move || match started.get() {
        Some(title) => format!("Started from: {title}"),
        None => "Start from".to_owned(),
    };
    view! {
        <details
            class="scenarios"
            prop:open=move || open.get()
            on:toggle:target=move |event| open.set(event.target().open())
        >
            <summary>{summary}</summary>
            <div class="scenario-groups">{groups.collect_view()}</div>
        </details>
    }
    .into_any()
}

fn group_titles(companion: &'static Companion) -> Vec<&'static str> {
    let mut titles: Vec<&str> = companion
        .scenarios
        .iter()
        .map(|s| s.group.as_str())
        .collect();
    titles.dedup();
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
