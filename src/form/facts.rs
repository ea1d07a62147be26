use leptos::prelude::*;
use wireform_core::companion::Fact;

use crate::state::DraftStore;

/// The questions whose answers the request does not carry.
#[component]
pub fn Facts(store: DraftStore) -> impl IntoView {
    let facts = store
        .opened
        .companion
        .map(|companion| companion.facts.iter())
        .into_iter()
        .flatten();
    facts.map(|fact| question(store, fact)).collect_view()
}

fn question(store: DraftStore, fact: &'static Fact) -> impl IntoView {
    let told = store.derive(move |subject| {
        subject
            .draft
            .facts
            .get(&fact.name)
            .unwrap_or_default()
            .to_owned()
    });
    let open = (fact.open.as_str(), "", "");
    let choices = fact
        .choices
        .iter()
        .map(|c| (c.label.as_str(), c.value.as_str(), c.help.as_str()));
    let radios = choices.chain([open]).map(|(label, value, help)| {
        view! {
            <label class="segment" title=help>
                <input
                    type="radio"
                    name=format!("fact.{}", fact.name)
                    value=value
                    prop:checked=move || told.get() == value
                    on:change=move |_| {
                        let value = Some(value).filter(|value| !value.is_empty());
                        store.draft.update(|draft| draft.facts.set(&fact.name, value));
                    }
                />
                <span>{label}</span>
            </label>
        }
    });
    let help = move || {
        let value = told.get();
        let chosen = fact.choices.iter().find(|choice| choice.value == value);
        chosen.map_or(fact.help.as_str(), |choice| choice.help.as_str())
    };
    view! {
        <fieldset class="fact">
            <legend>{fact.question.as_str()}</legend>
            <div class="segments">{radios.collect_view()}</div>
            <p class="hint">{help}</p>
        </fieldset>
    }
}
