use std::time::Duration;

use leptos::prelude::*;

use crate::ui::{panel_id, tab_id};

use super::arrangement::Arrangement;
use super::remembered::{is_folded, remember_folded};

/// The frame of an output: its heading, what is beside it, and its text.
#[component]
pub fn Pane(
    /// The output's name in `data-output`.
    output: &'static str,
    /// Its heading.
    title: &'static str,
    /// How it shares its place with another pane; a pane of its own is always open.
    #[prop(optional)]
    arrangement: Option<Arrangement>,
    /// The controls for how the output is written.
    #[prop(into)]
    controls: ViewFn,
    /// What can be done with it: its copy button, and others before that.
    #[prop(into)]
    actions: ViewFn,
    /// The text and the notes on it.
    children: ChildrenFn,
) -> impl IntoView {
    let folded = RwSignal::new(arrangement.is_some() && is_folded(output));
    let ready = after_the_form();
    let is_tab = move || arrangement.is_some_and(|arrangement| arrangement.is_tabbed.get());
    let is_folded = move || folded.get() && !is_tab();
    let is_behind = move || arrangement.is_some_and(|arrangement| arrangement.is_behind(output));
    let heading_id = format!("pane-{output}");
    let labelled_by = {
        let heading_id = heading_id.clone();
        move || match is_tab() {
            true => tab_id(output),
            false => heading_id.clone(),
        }
    };
    let heading = move || match arrangement {
        _ if is_tab() => None,
        Some(_) => Some(view! { <FoldButton output title folded /> }.into_any()),
        None => Some(title.into_any()),
    };
    view! {
        <section
            class="pane"
            id=panel_id(output)
            role=move || is_tab().then_some("tabpanel")
            aria-labelledby=labelled_by
            data-pane=output
            data-folded=move || is_folded().then_some("")
            hidden=is_behind
        >
            <div class="pane-head">
                // A tab is its panel's heading.
                <h2 id=heading_id hidden=is_tab>
                    {heading}
                </h2>
                <div class="pane-controls">{controls.run()}</div>
                <div class="pane-actions">{actions.run()}</div>
            </div>
            <Show when=move || {
                ready.get() && !is_folded() && !is_behind()
            }>{children()}</Show>
        </section>
    }
}

/// Folds a pane to its head, and opens it again; this browser remembers it.
#[component]
fn FoldButton(output: &'static str, title: &'static str, folded: RwSignal<bool>) -> impl IntoView {
    let toggle = move |_| {
        folded.update(|folded| *folded = !*folded);
        remember_folded(output, folded.get_untracked());
    };
    view! {
        <button
            class="fold"
            type="button"
            data-open=output
            aria-expanded=move || (!folded.get()).to_string()
            on:click=toggle
        >
            {title}
        </button>
    }
}

/// Becomes true a timer tick later, so that the form's first fields are shown before the texts.
fn after_the_form() -> RwSignal<bool> {
    let ready = RwSignal::new(false);
    let show = move || {
        let _ = ready.try_set(true);
    };
    set_timeout(show, Duration::ZERO);
    ready
}
