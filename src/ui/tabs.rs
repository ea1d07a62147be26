use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser;

/// One of several panels, only one of which is in sight.
#[derive(Clone, Copy)]
pub struct Tab {
    /// Its name in `data-open`; the panel's id is `panel-` and this name.
    pub name: &'static str,
    pub label: &'static str,
}

/// The tabs above panels, after the pattern of the ARIA Authoring Practices: the arrow keys choose.
#[component]
pub fn Tabs(
    /// The accessible name of them all.
    label: &'static str,
    tabs: &'static [Tab],
    /// The name of the one whose panel is in sight.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Receives the name of the one that is chosen.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let buttons = tabs.iter().map(|tab| {
        let is_chosen = move || chosen.get() == tab.name;
        view! {
            <button
                type="button"
                class="tab"
                role="tab"
                id=tab_id(tab.name)
                data-open=tab.name
                aria-selected=move || is_chosen().to_string()
                aria-controls=panel_id(tab.name)
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| on_choose.run(tab.name)
            >
                {tab.label}
            </button>
        }
    });
    let press = move |event: KeyboardEvent| {
        let at = tabs
            .iter()
            .position(|tab| tab.name == chosen.get_untracked());
        let Some(tab) =
            reached(&event.key(), at.unwrap_or(0), tabs.len()).and_then(|index| tabs.get(index))
        else {
            return;
        };
        event.prevent_default();
        on_choose.run(tab.name);
        browser::focus_later(tab_id(tab.name));
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=press>
            {buttons.collect_view()}
        </div>
    }
}

/// The id of a tab, which names its panel.
pub fn tab_id(name: &str) -> String {
    format!("tab-{name}")
}

/// The id of a tab's panel.
pub fn panel_id(name: &str) -> String {
    format!("panel-{name}")
}

/// The tab that a key leads to.
fn reached(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some((at + 1) % count),
        "ArrowLeft" => Some((at + last) % count),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}
