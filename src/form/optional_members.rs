//! The optional members of a structure that has many: rows, each of which becomes its field in its place.

use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::Member;
use wireform_model::cli::Cli;
use wireform_model::cli_options::carrying_option;
use wireform_model::labels::spaced;
use wireform_model::path::Path;
use wireform_model::value::Value;

use crate::browser::focus_later;
use crate::state::{DraftStore, MemberOrder, Place, PlaceTriggers, kind_of_value};

use super::entrance::entrance;
use super::members::{is_set_or_open, member_field};
use super::node::Role;
use super::slices::in_slices;

/// More rows than this have a filter, and are folded in a structure that was filled in from elsewhere.
const MANY_ROWS: usize = 6;

/// So many common ones are worth to be alone in sight.
const SOME_COMMON: usize = 3;

/// An optional member as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Slot {
    Row(usize),
    Field(usize),
}

#[derive(Clone, Copy)]
pub struct OptionalModel {
    store: DraftStore,
    above: StoredValue<Place>,
    /// The common ones first.
    members: StoredValue<Vec<&'static Member>>,
    /// How many of them AWS's examples use.
    common: usize,
    /// Whether there are other members before those that are not common.
    follow_others: bool,
    /// Whether the rows of those that are not common are shown.
    unfolded: RwSignal<bool>,
    filter: RwSignal<String>,
    triggers: StoredValue<Arc<PlaceTriggers>>,
    /// All of them, as fields or rows.
    slots: Memo<Vec<Slot>>,
    /// The indexes of those that the filter leaves, in their order; `None` while nothing is filtered.
    matching: Memo<Option<Vec<usize>>>,
}

impl OptionalModel {
    pub fn new(store: DraftStore, above: Place, order: MemberOrder) -> Self {
        let common = order.common.len();
        let follow_others = common > 0 || !order.required.is_empty();
        let is_unset = store.at(&above, |value| value.is_none_or(Value::is_empty));
        // Some common ones are enough to begin with; and what comes filled in may have hundreds of structures, while
        // the one that somebody opens is empty.
        let is_short = order.others.len() <= MANY_ROWS;
        let unfolded = common < SOME_COMMON && (is_short || is_unset);
        let triggers = StoredValue::new(store.triggers(&above));
        let above = StoredValue::new(above);
        let members = StoredValue::new(order.optional().collect::<Vec<_>>());
        let slots = Memo::new(move |_| {
            triggers.with_value(|triggers| {
                triggers.track_here();
                triggers.track_entries();
            });
            let slot = |(index, member): (usize, &&'static Member)| match above
                .with_value(|above| is_set_or_open(store, above, member))
            {
                true => Slot::Field(index),
                false => Slot::Row(index),
            };
            members.with_value(|members| members.iter().enumerate().map(slot).collect())
        });
        let filter = RwSignal::new(String::new());
        let matching = Memo::new(move |_| {
            let filter = filter.get().to_lowercase();
            let words: Vec<&str> = filter.split_whitespace().collect();
            (!words.is_empty()).then(|| {
                triggers.with_value(|triggers| triggers.track_here());
                above.with_value(|above| {
                    members.with_value(|members| matching(store, above, members, &words))
                })
            })
        });
        OptionalModel {
            store,
            above,
            members,
            common,
            follow_others,
            unfolded: RwSignal::new(unfolded),
            filter,
            triggers,
            slots,
            matching,
        }
    }

    /// What is shown of the common ones.
    fn shown_common(self) -> Vec<Slot> {
        self.shown(|index| index < self.common, true)
    }

    /// What is shown of the others: their fields, and their rows while they are unfolded or filtered.
    fn shown_others(self) -> Vec<Slot> {
        let with_rows = self.unfolded.get() || self.is_filtering();
        self.shown(|index| index >= self.common, with_rows)
    }

    fn is_filtering(self) -> bool {
        self.matching.with(Option::is_some)
    }

    /// The fields, and the rows that the filter leaves, of the members whose index `takes`.
    fn shown(self, takes: impl Fn(usize) -> bool, with_rows: bool) -> Vec<Slot> {
        let is_left = |index: usize| {
            let fits = |matching: &Vec<usize>| matching.binary_search(&index).is_ok();
            self.matching
                .with(|matching| matching.as_ref().is_none_or(fits))
        };
        let is_shown = |slot: &Slot| match *slot {
            Slot::Field(index) => takes(index),
            Slot::Row(index) => takes(index) && with_rows && is_left(index),
        };
        self.slots.with(|slots| {
            slots
                .iter()
                .filter(|slot| is_shown(slot))
                .copied()
                .collect()
        })
    }

    fn member(self, index: usize) -> Option<&'static Member> {
        self.members
            .with_value(|members| members.get(index).copied())
    }

    /// How many are rows, shown or not, from the one with an index on.
    fn rows_from(self, first: usize) -> usize {
        let is_row = |slot: &&Slot| matches!(slot, Slot::Row(index) if *index >= first);
        self.slots.with(|slots| slots.iter().filter(is_row).count())
    }

    /// How many of those that are not common are rows, shown or not.
    fn other_rows(self) -> usize {
        self.rows_from(self.common)
    }

    /// Whether there are so many rows, shown or not, that they have a filter.
    fn has_filter(self) -> bool {
        self.rows_from(0) > MANY_ROWS
    }

    fn option(self, member: &Member) -> Option<String> {
        self.above
            .with_value(|above| option(self.store, above, member))
    }

    /// Opens the field of the first row that the filter leaves.
    fn open_first(self) {
        let shown = untrack(|| [self.shown_common(), self.shown_others()].concat());
        let mut rows = shown.into_iter().filter_map(|slot| match slot {
            Slot::Row(index) => self.member(index),
            Slot::Field(_) => None,
        });
        if let Some(member) = rows.next() {
            self.open(member);
        }
    }

    /// Opens the field of a member, ready to be filled in; the outputs get it with the first thing that is set.
    fn open(self, member: &'static Member) {
        let store = self.store;
        self.filter.set(String::new());
        let place = self.above.with_value(|above| above.member(&member.name));
        store.edit(|contents| contents.set_open(&place, true));
        focus_later(entrance(store, store.operation.target(member), &place));
    }

    /// `6 more optional parameters`, or how many of all the filter leaves.
    fn summary(self) -> String {
        if self.is_filtering() {
            return self.count_matching();
        }
        let left = self.other_rows();
        let more = if self.follow_others { "more " } else { "" };
        let parameters = if left == 1 { "parameter" } else { "parameters" };
        format!("{left} {more}optional {parameters}")
    }

    /// `2 of 42 match`
    fn count_matching(self) -> String {
        let shown = [self.shown_common(), self.shown_others()].concat();
        let rows = shown.iter().filter(|slot| matches!(slot, Slot::Row(_)));
        match (rows.count(), self.rows_from(0)) {
            (0, all) => format!("None of {all} parameters matches"),
            (1, all) => format!("1 of {all} matches"),
            (found, all) => format!("{found} of {all} match"),
        }
    }

    /// The path of the structure. Tracks its place.
    fn path(self) -> Path {
        self.triggers.with_value(|triggers| triggers.track_here());
        self.above.with_value(|above| self.store.path(above))
    }

    fn id(self, part: &str) -> String {
        self.above
            .with_value(|above| format!("{}-{part}", above.id()))
    }
}

/// The indexes of the members that have every word in their names; where none has, in their help.
fn matching(
    store: DraftStore,
    above: &Place,
    members: &[&'static Member],
    words: &[&str],
) -> Vec<usize> {
    let having = |text: &dyn Fn(&Member) -> String| -> Vec<usize> {
        let has_all = |member: &Member| {
            let text = text(member).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let found = members.iter().enumerate();
        let found = found.filter(|(_, member)| has_all(member));
        found.map(|(index, _)| index).collect()
    };
    let names = |member: &Member| {
        let option = option(store, above, member).unwrap_or_default();
        format!("{} {} {option}", spaced(&member.name), member.name)
    };
    let named = having(&names);
    match named.is_empty() {
        true => having(&|member| help(store, &store.path(above), member)),
        false => named,
    }
}

fn option(store: DraftStore, above: &Place, member: &Member) -> Option<String> {
    let option = carrying_option(store.operation.operation, member, Cli::default());
    option.filter(|_| above.is_root())
}

/// The first sentence of a member's help. Tracks the help texts.
fn help(store: DraftStore, above: &Path, member: &Member) -> String {
    let help = store.operation.about_member(&above.child(&member.name));
    help.map(|help| help.summary()).unwrap_or_default()
}

/// The common ones, and below the button that folds their rows the others; the filter is above all that it narrows.
#[component]
pub fn OptionalMembers(model: OptionalModel) -> impl IntoView {
    let has_filter = Memo::new(move |_| model.has_filter());
    let common = Memo::new(move |_| model.shown_common());
    let others = Memo::new(move |_| model.shown_others());
    let has_other_rows = Memo::new(move |_| model.other_rows() > 0);
    let is_filtering = Memo::new(move |_| model.is_filtering());
    let has_common = model.common > 0;
    let filter = move || has_filter.get().then(|| view! { <Filter model /> });
    let head = has_common.then(|| {
        let is_shown = move || has_filter.get() || common.with(|common| !common.is_empty());
        view! {
            <Show when=is_shown>
                <div class="optional common-head">
                    <p title="Most used in AWS's examples">"Common"</p>
                    {filter}
                </div>
            </Show>
        }
    });
    view! {
        {head}
        <Slots model slots=common />
        <div class="optional" hidden=move || !has_other_rows.get()>
            <button
                type="button"
                class="disclose"
                id=model.id("optional")
                data-adds=move || model.path().to_string()
                aria-expanded=move || (model.unfolded.get() || is_filtering.get()).to_string()
                on:click=move |_| model.unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                <span aria-live="polite">{move || model.summary()}</span>
            </button>
            {(!has_common).then_some(filter)}
        </div>
        <Slots model slots=others />
    }
}

/// Rows, and among them the fields of those that are set or open.
#[component]
fn Slots(model: OptionalModel, slots: Memo<Vec<Slot>>) -> impl IntoView {
    let slots = in_slices(slots.into());
    let slot = move |slot: Slot| match slot {
        Slot::Row(index) => {
            let member = model.member(index)?;
            Some(view! { <OptionalRow model member /> }.into_any())
        }
        Slot::Field(index) => {
            let member = model.member(index)?;
            let above = model.above.get_value();
            Some(member_field(model.store, &above, member, Role::Optional).into_any())
        }
    };
    view! {
        <div class="optional-rows">
            <For each=move || slots.get() key=|slot| *slot let:shown>
                {slot(shown)}
            </For>
        </div>
    }
}

/// The box that narrows the rows; Enter opens the first one.
#[component]
fn Filter(model: OptionalModel) -> impl IntoView {
    let label = move || match model.store.operation.label(&model.path()) {
        label if label.is_empty() => "Filter the optional parameters".to_owned(),
        label => format!("Filter the optional parameters of {label}"),
    };
    view! {
        <input
            type="text"
            placeholder="Filter"
            autocomplete="off"
            spellcheck="false"
            id=model.id("filter")
            aria-label=label
            data-filter=move || model.path().to_string()
            prop:value=move || model.filter.get()
            on:input:target=move |event| model.filter.set(event.target().value())
            on:keydown=move |event| {
                match event.key().as_str() {
                    "Enter" => model.open_first(),
                    "Escape" => model.filter.set(String::new()),
                    _ => return,
                }
                event.prevent_default();
            }
        />
    }
}

/// An optional member without a field: its name, the kind of its value, and the first sentence of its help.
#[component]
fn OptionalRow(model: OptionalModel, member: &'static Member) -> impl IntoView {
    let store = model.store;
    let place = model.above.with_value(|above| above.member(&member.name));
    let path = move || model.path().child(&member.name);
    let option = model.option(member);
    let kind = kind_of_value(store.operation.target(member));
    let help = move || help(store, &model.path(), member);
    view! {
        <button
            type="button"
            class="optional-row"
            id=format!("{}-row", place.id())
            data-add=move || path().to_string()
            on:click=move |_| model.open(member)
        >
            <span class="optional-name">{spaced(&member.name)}</span>
            <span class="optional-kind">{kind}</span>
            {option.map(|option| view! { <code class="option">{option}</code> })}
            <span class="optional-help">{help}</span>
        </button>
    }
}
