use leptos::prelude::*;
use wireform_companions::{Companion, Scenario};
use wireform_model::draft::Draft;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use crate::browser::{self, next_frame};
use crate::state::{DraftStore, push_entry};

use super::start_tab::StartTab;

/// The companion's scenarios, each of which fills in what is always the same and moves the focus to its first blank:
/// a button for each group of them, which shows its panel.
#[component]
pub fn ScenarioTabs(
    store: DraftStore,
    companion: &'static Companion,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let titles = group_titles(companion).into_iter();
    titles
        .map(|title| view! { <Tab store companion title open /> })
        .collect_view()
}

/// The scenarios of each group.
#[component]
pub fn ScenarioPanels(
    store: DraftStore,
    companion: &'static Companion,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
    /// Receives the title of the scenario that was chosen.
    #[prop(into)]
    on_start: Callback<String>,
) -> impl IntoView {
    let titles = group_titles(companion).into_iter();
    titles
        .map(|title| view! { <Panel store companion title open on_start /> })
        .collect_view()
}

/// The button that shows a group of scenarios.
#[component]
fn Tab(
    store: DraftStore,
    companion: &'static Companion,
    title: &'static str,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let fits =
        Memo::new(move |_| in_group(companion, title).any(|scenario| suits(store, scenario)));
    view! {
        <StartTab title open attr:hidden=move || (!fits.get()).then_some("")>
            {title}
        </StartTab>
    }
}

#[component]
fn Panel(
    store: DraftStore,
    companion: &'static Companion,
    title: &'static str,
    open: RwSignal<Option<&'static str>>,
    on_start: Callback<String>,
) -> impl IntoView {
    let items = in_group(companion, title).map(move |scenario| {
        let fits = Memo::new(move |_| suits(store, scenario));
        let choose = move |_| {
            open.set(None);
            start_from(store, scenario);
            on_start.run(scenario.title.clone());
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
