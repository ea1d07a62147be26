use std::cell::RefCell;
use std::rc::Rc;

use wireform_core::companion::Irrelevant;
use wireform_core::draft::Draft;
use wireform_core::model::Member;
use wireform_core::path::Path;

use crate::state::{DraftStore, Place, Shown};
use crate::view::{View, el, of};

use super::node::{Node, node};
use super::optional::Optional;

/// The members in groups: the companion's, or required and optional ones.
pub fn groups(store: DraftStore) -> impl Iterator<Item = View> {
    let group = match store.opened.companion {
        Some(_) => folding_group,
        None => plain_group,
    };
    let plans = plan(store).into_iter().enumerate();
    plans
        .filter(|(_, plan)| !plan.members.is_empty())
        .map(move |(index, plan)| group(store, index, &plan))
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

/// What of a group cannot matter for the choices made, found out once each time that the page is drawn.
#[derive(Clone)]
struct Fold {
    store: DraftStore,
    members: Rc<[&'static Member]>,
    /// Whether it is shown all the same.
    opened: Shown<bool>,
    irrelevant: Rc<RefCell<Vec<Irrelevant>>>,
}

/// The name of a member that cannot matter and is unset, and the reason.
type Folded = (&'static str, &'static str);

impl Fold {
    fn find_out(&self) {
        if let Some(companion) = self.store.opened.companion {
            let ask = companion.guide.irrelevant;
            let found = self
                .store
                .draft
                .with(|draft| ask(&self.store.subject(draft)));
            self.irrelevant.replace(found);
        }
    }

    /// Why a member cannot matter, if it cannot.
    fn reason(&self, member: &Member) -> Option<&'static str> {
        reason_of(&self.irrelevant.borrow(), member)
    }

    /// Whether a member is folded away: never while it holds a value.
    fn folds(&self, member: &Member) -> bool {
        let is_unset = |draft: &Draft| draft.member(&member.name).is_none();
        self.reason(member).is_some() && self.store.draft.with(is_unset)
    }

    fn folded(&self) -> Vec<Folded> {
        let folded = self.members.iter().filter(|member| self.folds(member));
        folded
            .filter_map(|member| Some((member.name.as_str(), self.reason(member)?)))
            .collect()
    }

    fn hides_all(&self) -> bool {
        !self.opened.get() && self.members.iter().all(|member| self.folds(member))
    }
}

/// A group of a form from the model alone, which knows of nothing that could not matter.
fn plain_group(store: DraftStore, index: usize, plan: &Plan) -> View {
    let members = Optional::new(store, Place::root(), &plan.members);
    members.append_to(section(index, plan), "slot")
}

/// A group with its heading.
fn section(index: usize, plan: &Plan) -> View {
    let id = format!("group-{index}");
    let head = el("div")
        .class("group-head")
        .child(el("h2").attr("id", &id).text(plan.title))
        .child(el("p").class("group-help").text(plan.help));
    el("section")
        .class("group")
        .attr("aria-labelledby", &id)
        .child(head)
}

/// A group shows what can matter; what cannot is folded away under its reason.
fn folding_group(store: DraftStore, index: usize, plan: &Plan) -> View {
    let fold = Fold {
        store,
        members: Rc::from(plan.members.as_slice()),
        opened: Shown::new(false),
        irrelevant: Rc::default(),
    };
    section(index, plan)
        .each_draw(of(&fold, Fold::find_out))
        .live(
            "data-folded",
            of(&fold, |fold| fold.hides_all().to_string()),
        )
        .children(plan.members.iter().map(|member| slot(&fold, member)))
        .child(fold_line(&fold))
}

fn slot(fold: &Fold, member: &'static Member) -> View {
    let hidden = move |fold: &Fold| !fold.opened.get() && fold.folds(member);
    let slot = el("div")
        .class("slot")
        .when("hidden", "", of(fold, hidden))
        .region(of(fold, move |fold| fold.reason(member)), |reason| {
            reason
                .map(|text| el("p").class("inert").text(text))
                .into_iter()
                .collect()
        });
    node(slot, Node::of_member(fold.store, &Place::root(), member))
}

fn fold_line(fold: &Fold) -> View {
    let opened = fold.opened;
    let words = of(fold, |fold| by_reason(fold.store, &fold.folded()));
    let button = el("button")
        .class("field-action")
        .attr("type", "button")
        .live("aria-expanded", move || opened.get().to_string())
        .live_text(move || if opened.get() { "fold away" } else { "show" }.to_owned())
        .on("click", move |_| opened.update(|open| *open = !*open));
    el("p")
        .class("folded")
        .when("hidden", "", of(fold, |fold| fold.folded().is_empty()))
        .child(el("span").live_text(words))
        .child(button)
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
