//! The commands or requests of a pasted text, one of which fills in the form.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wireform_read::{Choice, SourceKind};

use crate::state::{Pasted, Pasting};
use crate::ui::Button;

use super::pasted_secrets::likely_secrets;

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
    let secrets = likely_secrets(&pasted.text);
    let items = choices.all.iter().enumerate().map(|(index, choice)| {
        let text = Arc::clone(&pasted.text);
        let choose = move |()| pasting.choose(Arc::clone(&text), index);
        let is_chosen = index == choices.chosen;
        let label = label(choice, &pasted.text, &secrets);
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

/// What tells a command from the others, up to where it has something secret.
fn label(choice: &Choice, text: &str, secrets: &[Range<usize>]) -> String {
    let mut inside = secrets.iter().map(|secret| secret.start);
    let secret = inside.find(|start| choice.span.contains(start));
    match secret.and_then(|secret| text.get(choice.span.start..secret)) {
        Some(before) => format!("{}…", before.trim_end()),
        None => choice.label.clone(),
    }
}
