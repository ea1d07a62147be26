use leptos::prelude::*;
use wireform_companions::Fact;

use crate::state::DraftStore;
use crate::ui::{Segment, Segments};

/// The questions about facts that are not part of the request.
#[component]
pub fn Facts(store: DraftStore) -> impl IntoView {
    let facts = store
        .operation
        .companion
        .map(|companion| companion.facts.as_slice());
    let questions = facts.unwrap_or_default().iter();
    questions
        .map(|fact| view! { <Question store fact /> })
        .collect_view()
}

#[component]
fn Question(store: DraftStore, fact: &'static Fact) -> impl IntoView {
    let answer = Signal::derive(move || store.fact(&fact.name).unwrap_or_default());
    let choices = fact.choices.iter().map(|choice| Segment {
        title: Some(choice.help.clone()),
        ..Segment::new(&choice.value, &choice.label)
    });
    let open = Segment::new("", &fact.open);
    let help = move || {
        let answer = answer.get();
        let chosen = fact.choices.iter().find(|choice| choice.value == answer);
        chosen.map_or(fact.help.as_str(), |choice| choice.help.as_str())
    };
    let choose = move |value: String| {
        store.edit(|contents| contents.set_fact(&fact.name, &value));
    };
    view! {
        <fieldset class="fact">
            <legend>{fact.question.as_str()}</legend>
            <Segments
                name=format!("fact.{}", fact.name)
                segments=choices.chain([open]).collect()
                value=answer
                on_change=choose
            />
            <p class="hint">{help}</p>
        </fieldset>
    }
}
