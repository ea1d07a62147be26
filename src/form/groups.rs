use std::sync::Arc;

use leptos::prelude::*;
use wireform_companions::{Companion, Irrelevant};
use wireform_model::Member;
use wireform_model::path::Path;
use wireform_model::value::Value;

use crate::state::{DraftStore, Place};

use super::cli_options::OutputFile;
use super::guidance::irrelevant;
use super::members::Members;
use super::node::{Node, Role};
use super::widget::NodeField;

/// The members of the input: in the companion's groups, or the required and then the optional ones.
#[component]
pub fn Groups(store: DraftStore) -> impl IntoView {
    match store.operation.companion {
        Some(companion) => view! { <GuidedGroups store companion /> }.into_any(),
        None => view! { <PlainGroup store /> }.into_any(),
    }
}

/// A form from the model alone.
#[component]
fn PlainGroup(store: DraftStore) -> impl IntoView {
    let members = store.operation.operation.members();
    let is_empty = members.is_empty();
    let heading = if is_empty {
        "No parameters"
    } else {
        "Parameters"
    };
    view! {
        <section class="group" aria-labelledby="parameters">
            // The fields speak for themselves; their heading is for those who go from one to the next.
            <div class="group-head" class:visually-hidden=!is_empty><h2 id="parameters">{heading}</h2></div>
            <Members store above=Place::root() members after_required=view! { <OutputFile store /> }.into_any() />
        </section>
    }
}

#[component]
fn GuidedGroups(store: DraftStore, companion: &'static Companion) -> impl IntoView {
    let irrelevant = Memo::new(move |_| Arc::new(irrelevant(store)));
    let groups = plans(store, companion)
        .into_iter()
        .filter(|plan| !plan.members.is_empty());
    let groups = groups.enumerate();
    groups
        .map(|(index, plan)| view! { <GuidedGroup store index plan irrelevant /> })
        .collect_view()
}

struct Plan {
    title: &'static str,
    help: &'static str,
    members: Vec<&'static Member>,
}

/// The companion's groups, and one for the members that it does not name.
fn plans(store: DraftStore, companion: &'static Companion) -> Vec<Plan> {
    let operation = store.operation.operation;
    let named = companion.groups.iter().map(|group| Plan {
        title: &group.title,
        help: &group.help,
        members: group
            .members
            .iter()
            .filter_map(|name| operation.member(name))
            .collect(),
    });
    let is_named = |member: &&Member| {
        companion
            .groups
            .iter()
            .any(|group| group.members.contains(&member.name))
    };
    let others = operation
        .members()
        .iter()
        .filter(|member| !is_named(member));
    let others = Plan {
        title: "More",
        help: "",
        members: others.collect(),
    };
    named.chain([others]).collect()
}

/// A group shows the members that can matter; the others are folded under the reason why they do not.
#[component]
fn GuidedGroup(
    store: DraftStore,
    index: usize,
    plan: Plan,
    irrelevant: Memo<Arc<Vec<Irrelevant>>>,
) -> impl IntoView {
    let id = format!("group-{index}");
    let unfolded = RwSignal::new(false);
    let folds: Vec<Fold> = plan
        .members
        .iter()
        .map(|member| Fold::new(store, member, irrelevant))
        .collect();
    let slots = folds
        .iter()
        .map(|fold| view! { <MemberSlot fold=*fold unfolded /> })
        .collect_view();
    let folds = StoredValue::new(folds);
    let all_folded = move || {
        !unfolded.get() && folds.with_value(|folds| folds.iter().all(|fold| fold.is_folded.get()))
    };
    view! {
        <section class="group" aria-labelledby=id data-folded=move || all_folded().to_string()>
            <div class="group-head">
                <h2 id=id.clone()>{plan.title}</h2>
                <p class="group-help">{plan.help}</p>
            </div>
            {slots}
            <FoldLine folds unfolded title=plan.title />
        </section>
    }
}

/// Whether a member matters for the choices made.
#[derive(Clone, Copy)]
struct Fold {
    store: DraftStore,
    member: &'static Member,
    /// Why it does not matter; `None` where it does.
    reason: Memo<Option<&'static str>>,
    /// Whether it is folded: never while it has a value.
    is_folded: Memo<bool>,
}

impl Fold {
    fn new(
        store: DraftStore,
        member: &'static Member,
        irrelevant: Memo<Arc<Vec<Irrelevant>>>,
    ) -> Self {
        let path = Path::root().child(&member.name);
        let reason = Memo::new(move |_| {
            irrelevant.with(|all| {
                let found = all.iter().find(|entry| entry.path == path);
                found.map(|entry| entry.reason)
            })
        });
        let place = Place::root().member(&member.name);
        let triggers = store.triggers(&place);
        let is_folded = Memo::new(move |_| {
            triggers.track_here();
            reason.get().is_some() && !store.at(&place, |value: Option<&Value>| value.is_some())
        });
        Fold {
            store,
            member,
            reason,
            is_folded,
        }
    }
}

#[component]
fn MemberSlot(fold: Fold, unfolded: RwSignal<bool>) -> impl IntoView {
    let node = Node::of_member(fold.store, &Place::root(), fold.member, Role::Member);
    let reason = move || {
        fold.reason
            .get()
            .map(|reason| view! { <p class="inert">{reason}</p> })
    };
    view! {
        <div class="slot" hidden=move || !unfolded.get() && fold.is_folded.get()>
            {reason}
            <NodeField node />
        </div>
    }
}

#[component]
fn FoldLine(
    folds: StoredValue<Vec<Fold>>,
    unfolded: RwSignal<bool>,
    title: &'static str,
) -> impl IntoView {
    let folded = Memo::new(move |_| {
        let folded = |folds: &Vec<Fold>| {
            let folded = folds.iter().filter(|fold| fold.is_folded.get());
            folded
                .filter_map(|fold| Some((label(*fold), fold.reason.get()?)))
                .collect::<Vec<_>>()
        };
        folds.with_value(folded)
    });
    let word = move || if unfolded.get() { "Hide" } else { "Show" };
    view! {
        <p class="folded" hidden=move || folded.with(Vec::is_empty)>
            <span>{move || folded.with(|folded| by_reason(folded))}</span>
            <button
                type="button"
                class="field-action"
                aria-expanded=move || unfolded.get().to_string()
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {word}
                <span class="visually-hidden">{format!(" what has no effect in {title}")}</span>
            </button>
        </p>
    }
}

fn label(fold: Fold) -> String {
    fold.store
        .operation
        .label(&Path::root().child(&fold.member.name))
}

/// `Passthrough, Content handling: WebSocket APIs only.`
fn by_reason(folded: &[(String, &'static str)]) -> String {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (label, reason) in folded {
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
