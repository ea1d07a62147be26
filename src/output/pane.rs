use std::time::Duration;

use leptos::prelude::*;

use super::folded::{is_folded, remember_folded};

/// The frame of an output: its heading, the controls beside it, and its text.
#[component]
pub fn Pane(
    /// The output's name in `data-output`.
    output: &'static str,
    /// Its heading.
    title: &'static str,
    /// Whether it can be folded to its heading and controls.
    #[prop(optional)]
    folds: bool,
    /// The controls for how the output is written, and its copy button.
    #[prop(into)]
    controls: ViewFn,
    /// The text and the notes on it.
    children: ChildrenFn,
) -> impl IntoView {
    let id = format!("pane-{output}");
    let labelled_by = id.clone();
    let folded = RwSignal::new(folds && is_folded(output));
    let ready = after_the_form();
    let toggle = move |_| {
        folded.update(|folded| *folded = !*folded);
        remember_folded(output, folded.get_untracked());
    };
    let heading = match folds {
        true => view! {
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
        .into_any(),
        false => title.into_any(),
    };
    view! {
        <section
            class="pane"
            aria-labelledby=labelled_by
            data-pane=output
            data-folded=move || folded.get().then_some("")
        >
            <div class="pane-head">
                <h2 id=id>{heading}</h2>
                {controls.run()}
            </div>
            <Show when=move || ready.get() && !folded.get()>{children()}</Show>
        </section>
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
