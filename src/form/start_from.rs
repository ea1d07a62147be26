use leptos::prelude::*;

use crate::state::{Contents, DraftStore};
use crate::ui::Button;

use super::examples::{ExamplePanel, ExampleTab};
use super::saved_drafts::{DraftPanel, DraftTab};
use super::scenarios::{ScenarioPanels, ScenarioTabs};

/// Where to start: the companion's scenarios, AWS's examples, and what was filled in before.
///
/// All that there is to choose from is in one row; choosing shows its panel.
#[component]
pub fn StartFrom(store: DraftStore) -> impl IntoView {
    let companion = store.operation.companion;
    let companion = companion.filter(|companion| !companion.scenarios.is_empty());
    let examples = store.operation.examples;
    let open = RwSignal::new(None::<&'static str>);
    let started = RwSignal::new(None::<(String, u32)>);
    let note = Callback::new(move |title| {
        started.set(Some((title, store.version_untracked())));
    });
    let scenario_tabs = companion.map(|companion| view! { <ScenarioTabs store companion open /> });
    let scenario_panels =
        companion.map(|companion| view! { <ScenarioPanels store companion open on_start=note /> });
    let example_tab = examples.map(|examples| view! { <ExampleTab examples open /> });
    let example_panel =
        examples.map(|examples| view! { <ExamplePanel store examples open on_start=note /> });
    let has_choices = companion.is_some() || examples.is_some();
    let is_empty = move || !has_choices && store.saved.all().is_empty();
    view! {
        <section class="scenarios" aria-labelledby="start-from" hidden=is_empty>
            <div class="scenario-tabs">
                <h2 id="start-from">"Start from"</h2>
                {scenario_tabs}
                {example_tab}
                <DraftTab store open />
            </div>
            {scenario_panels}
            {example_panel}
            <DraftPanel store open on_start=note />
            <Started store started />
        </section>
    }
}

/// Says what the form was filled in from, and undoes it as long as nothing else has changed.
#[component]
fn Started(
    store: DraftStore,
    /// The title, and the version of the draft right after it.
    started: RwSignal<Option<(String, u32)>>,
) -> impl IntoView {
    let undo = move |()| {
        store.edit(Contents::undo);
        started.set(None);
    };
    let content = move || {
        let (title, version) = started.get()?;
        let is_last = store.version() == version;
        let undo = is_last.then(|| {
            view! {
                <Button class="quiet" on_click=undo>
                    "Undo"
                </Button>
            }
        });
        Some(view! {
            {format!("Filled in from “{title}”. ")}
            {undo}
        })
    };
    view! {
        <p class="hint" role="status">
            {content}
        </p>
    }
}
