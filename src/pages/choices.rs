//! The commands or requests of a pasted text, one of which fills in the form.

use std::sync::Arc;

use leptos::prelude::*;
use wireform_read::SourceKind;

use crate::state::{Pasted, Pasting};
use crate::ui::Button;

/// Lists them, where the text has several, each with a button that reads it instead.
#[component]
pub fn Choices(pasted: Arc<Pasted>) -> impl IntoView {
    let pasting = expect_context::<Pasting>();
    let choices = &pasted.reading.choices;
    let count = choices.all.len();
    let thing = match pasted.kind {
        SourceKind::Request => "Request",
        SourceKind::Command | SourceKind::Document => "Command",
    };
    let items = choices.all.iter().enumerate().map(|(index, choice)| {
        let text = Arc::clone(&pasted.text);
        let choose = move |()| pasting.choose(Arc::clone(&text), index);
        let is_chosen = index == choices.chosen;
        let label = choice.label.clone();
        view! {
            <li>
                <Button
                    class="quiet"
                    attr:data-choice=index
                    attr:aria-current=is_chosen.then_some("true")
                    on_click=choose
                >
                    <code>{label}</code>
                </Button>
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    (count > 1).then(|| {
        view! {
            <details class="choices">
                <summary>
                    {format!("{thing} {} of {count} is filled in.", choices.chosen + 1)}
                    " Choose another"
                </summary>
                <ol>{items}</ol>
            </details>
        }
    })
}
