use leptos::prelude::*;
use wireform_core::companion::Irrelevant;
use wireform_core::model::Member;
use wireform_core::path::Path;

use crate::state::{DraftStore, Place};

use super::node::{Node, node};

/// The members in groups: the companion's, or required and optional ones.
pub fn groups(store: DraftStore) -> impl IntoView {
    let irrelevant = match store.opened.companion {
        Some(companion) => store.derive(companion.guide.irrelevant),
        None => Memo::new(|_| Vec::new()),
    };
    plan(store)
        .into_iter()
        .enumerate()
        .filter(|(_, plan)| !plan.members.is_empty())
        .map(|(index, plan)| group(store, index, plan, irrelevant))
        .collect_view()
}

struct Plan {
    title: &'static str,
    help: &'static str,
    members: Vec<&'static Member>,
}

fn plan(store: DraftStore) -> Vec<Plan> {
    let operation = store.opened.operation;
    let Some(companion) = store.opened.companion else {
        let (required, optional) = operation
            .members()
            .iter()
            .partition(|member| member.required);
        return vec![
            Plan {
                title: "Required",
                help: "",
                members: required,
            },
            Plan {
                title: "Optional",
                help: "",
                members: optional,
            },
        ];
    };
    let mut plans: Vec<Plan> = companion
        .groups
        .iter()
        .map(|group| Plan {
            title: &group.title,
            help: &group.help,
            members: group
                .members
                .iter()
                .filter_map(|name| operation.member(name))
                .collect(),
        })
        .collect();
    let named = |member: &&Member| {
        companion
            .groups
            .iter()
            .any(|g| g.members.contains(&member.name))
    };
    let rest = operation
        .members()
        .iter()
        .filter(|member| !named(member))
        .collect();
    plans.push(Plan {
        title: "More",
        help: "",
        members: rest,
    });
    plans
}

/// The name of a member that cannot matter and is unset, and the reason.
type Folded = (&'static str, &'static str);

/// A group shows what can matter; what cannot is folded away under its reason,
/// but never while it holds a value.
fn group(
    store: DraftStore,
    index: usize,
    plan: Plan,
    irrelevant: Memo<Vec<Irrelevant>>,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let id = format!("group-{index}");
    let members = plan.members.clone();
    let folded = Memo::new(move |_| {
        let inert = |member: &&'static Member| {
            let reason = irrelevant.with(|list| reason_of(list, member));
            let unset = store
                .draft
                .with(|draft| draft.member(&member.name).is_none());
            reason
                .filter(|_| unset)
                .map(|reason| (member.name.as_str(), reason))
        };
        members.iter().filter_map(inert).collect::<Vec<_>>()
    });
    let all = plan.members.len();
    let everything_folded = move || folded.with(Vec::len) == all && !opened.get();
    let fields = plan.members.into_iter().map(|member| {
        let name = member.name.as_str();
        let hidden = move || {
            !opened.get() && folded.with(|list| list.iter().any(|(other, _)| *other == name))
        };
        let note = move || irrelevant.with(|list| reason_of(list, member));
        view! {
            <div class="slot" hidden=hidden>
                {move || note().map(|reason| view! { <p class="inert">{reason}</p> })}
                {node(Node::of_member(store, &Place::root(), member))}
            </div>
        }
    });
    view! {
        <section class="group" aria-labelledby=id.clone() data-folded=move || everything_folded().to_string()>
            <div class="group-head">
                <h2 id=id.clone()>{plan.title}</h2>
                <p class="group-help">{plan.help}</p>
            </div>
            {fields.collect_view()}
            {fold_line(store, folded, opened)}
        </section>
    }
}

fn fold_line(
    store: DraftStore,
    folded: Memo<Vec<Folded>>,
    opened: RwSignal<bool>,
) -> impl IntoView {
    let any = Memo::new(move |_| folded.with(|list| !list.is_empty()));
    let words = move || folded.with(|list| by_reason(store, list));
    view! {
        <p class="folded" hidden=move || !any.get()>
            <span>{words}</span>
            <button class="field-action" type="button" aria-expanded=move || opened.get().to_string()
                on:click=move |_| opened.update(|open| *open = !*open)>
                {move || if opened.get() { "fold away" } else { "show" }}
            </button>
        </p>
    }
}

/// `Passthrough, Content handling: WebSocket APIs only.`
fn by_reason(store: DraftStore, folded: &[Folded]) -> String {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for (name, reason) in folded {
        let label = store.opened.label(&Path::root().child(name));
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, labels)) => labels.push(label),
            None => reasons.push((reason, vec![label])),
        }
    }
    let sentences = reasons
        .iter()
        .map(|(why, labels)| format!("{}: {why}.", labels.join(", ")));
    sentences.collect::<Vec<_>>().join(" ")
}

fn reason_of(list: &[Irrelevant], member: &Member) -> Option<&'static str> {
    let found = list
        .iter()
        .find(|entry| entry.path.name().is_some_and(|name| name == member.name));
    found.map(|entry| entry.reason)
}
