use wireform_core::companion::{Companion, Scenario};
use wireform_core::draft::Draft;
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::browser;
use crate::state::{DraftStore, Prefs, Shown, remember_now};
use crate::view::{View, el};

/// Where to start: each scenario fills in what is always the same and leads to its first blank.
///
/// The groups stand in one row; choosing one shows its scenarios.
pub fn scenarios(store: DraftStore, prefs: Shown<Prefs>) -> Option<View> {
    let companion = store.opened.companion.filter(|c| !c.scenarios.is_empty())?;
    let start = Start {
        store,
        prefs,
        companion,
        open: Shown::new(None),
    };
    let titles = group_titles(companion);
    let tabs = titles.iter().map(|title| start.tab(title));
    let panels = titles.iter().map(|title| start.panel(title));
    let started = move || {
        let from =
            |scenario: &Scenario| format!("Started from: {}. Back undoes it.", scenario.title);
        store.scenario.get().map(from).unwrap_or_default()
    };
    let view = el("section")
        .class("scenarios")
        .attr("aria-labelledby", "start-from")
        .child(el("h2").attr("id", "start-from").text("Start from"))
        .child(el("div").class("scenario-tabs").children(tabs))
        .children(panels)
        .child(el("p").class("hint").live_text(started));
    Some(view)
}

#[derive(Clone, Copy)]
struct Start {
    store: DraftStore,
    prefs: Shown<Prefs>,
    companion: &'static Companion,
    /// The title of the group that is shown.
    open: Shown<Option<&'static str>>,
}

impl Start {
    fn tab(self, title: &'static str) -> View {
        let Start {
            store,
            companion,
            open,
            ..
        } = self;
        let none = move || !in_group(companion, title).any(|scenario| suits(store, scenario));
        el("button")
            .attr("type", "button")
            .class("scenario-tab")
            .text(title)
            .when("hidden", "", none)
            .live("aria-expanded", move || {
                (open.get() == Some(title)).to_string()
            })
            .on("click", move |_| {
                open.update(|open| *open = Some(title).filter(|_| *open != Some(title)));
            })
    }

    fn panel(self, title: &'static str) -> View {
        let Start {
            companion, open, ..
        } = self;
        el("ul")
            .class("scenario-panel")
            .attr("aria-label", title)
            .when("hidden", "", move || open.get() != Some(title))
            .children(in_group(companion, title).map(|scenario| self.item(scenario)))
    }

    fn item(self, scenario: &'static Scenario) -> View {
        let store = self.store;
        let button = el("button")
            .attr("type", "button")
            .class("scenario")
            .attr("data-scenario", &scenario.id)
            .child(el("strong").text(&scenario.title))
            .child(el("span").text(&scenario.summary))
            .on("click", move |_| self.choose(scenario));
        el("li")
            .when("hidden", "", move || !suits(store, scenario))
            .child(button)
    }

    fn choose(self, scenario: &'static Scenario) {
        let store = self.store;
        remember_now(store, self.prefs);
        store
            .draft
            .update(|draft| *draft = start(store, scenario, draft));
        store.scenario.set(Some(scenario));
        self.open.set(None);
        focus_first_blank(scenario);
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
    browser::next_frame(move || {
        let selector = format!("[name={}]", browser::selector_string(blank.path.as_str()));
        if let Some(control) = browser::find(&selector) {
            browser::focus(&control);
        }
    });
}
