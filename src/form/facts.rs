use wireform_core::companion::Fact;

use crate::state::DraftStore;
use crate::view::{View, el};

/// The questions whose answers the request does not carry.
pub fn facts(store: DraftStore) -> impl Iterator<Item = View> {
    let facts = store
        .opened
        .companion
        .map(|companion| companion.facts.iter());
    facts
        .into_iter()
        .flatten()
        .map(move |fact| question(store, fact))
}

fn question(store: DraftStore, fact: &'static Fact) -> View {
    let open = (fact.open.as_str(), "", "");
    let choices = fact.choices.iter();
    let choices = choices.map(|c| (c.label.as_str(), c.value.as_str(), c.help.as_str()));
    let answers = choices.chain([open]).map(|(label, value, help)| {
        let radio = answer(store, fact, value);
        let words = el("span").text(label);
        el("label")
            .class("segment")
            .attr("title", help)
            .child(radio)
            .child(words)
    });
    let help = move || {
        let told = told(store, fact);
        let chosen = fact.choices.iter().find(|choice| choice.value == told);
        chosen.map_or(&fact.help, |choice| &choice.help).clone()
    };
    el("fieldset")
        .class("fact")
        .child(el("legend").text(&fact.question))
        .child(el("div").class("segments").children(answers))
        .child(el("p").class("hint").live_text(help))
}

fn answer(store: DraftStore, fact: &'static Fact, value: &'static str) -> View {
    el("input")
        .attr("type", "radio")
        .attr("name", &format!("fact.{}", fact.name))
        .attr("value", value)
        .checked(move || told(store, fact) == value)
        .on("change", move |_| {
            let value = Some(value).filter(|value| !value.is_empty());
            store
                .draft
                .update(|draft| draft.facts.set(&fact.name, value));
        })
}

/// What was told; empty while it is open.
fn told(store: DraftStore, fact: &Fact) -> String {
    let told =
        |facts: &wireform_core::draft::Facts| facts.get(&fact.name).unwrap_or_default().to_owned();
    store.draft.with(|draft| told(&draft.facts))
}
