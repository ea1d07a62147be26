//! Which members of a structure are fields, and which are rows.
//!
//! An operation may have a thousand members, of which a person needs five. So a field is mounted only for
//! what is required, set or opened; the others are rows of one line, each of which becomes its field.
//! Where there are few optional members, all of them are fields from the beginning.

use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::cli_options::carrying_option;
use wireform_model::labels::spaced;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Member, Shape};

use crate::browser::focus_later;
use crate::state::{DraftStore, Place, PlaceTriggers};

use super::node::{Node, Role};
use super::slices::in_slices;
use super::widget::NodeField;
use super::wording::kind_of_value;

/// Up to this many optional members are all fields.
const FEW: usize = 8;
/// The same inside a structure, of which there may be many.
const FEW_INSIDE: usize = 4;

/// The members of a structure: the fields of the required ones, then the optional ones as fields or rows,
/// each in the model's order.
#[component]
pub fn Members(
    store: DraftStore,
    /// The place of the structure.
    above: Place,
    members: Vec<&'static Member>,
) -> impl IntoView {
    let model = MembersModel::new(store, above, members);
    let required = in_slices(Signal::derive(move || model.required()));
    let optional = in_slices(Signal::derive(move || model.optional()));
    let has_rows_left = Memo::new(move |_| model.rows_left() > 0);
    view! {
        <For each=move || required.get() key=|slot| *slot let:slot>
            {model.slot(slot)}
        </For>
        <Show when=move || has_rows_left.get()>
            <OptionalHead model />
        </Show>
        <For each=move || optional.get() key=|slot| *slot let:slot>
            {model.slot(slot)}
        </For>
    }
}

/// One member's place in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Slot {
    Field(usize),
    Row(usize),
}

#[derive(Clone, Copy)]
struct MembersModel {
    store: DraftStore,
    above: StoredValue<Place>,
    /// The required ones first.
    members: StoredValue<Vec<&'static Member>>,
    /// How many are required.
    required: usize,
    /// Whether members that are no fields are rows; else all are fields.
    has_rows: bool,
    /// Whether the rows are shown.
    unfolded: RwSignal<bool>,
    filter: RwSignal<String>,
    /// Tracks which members are set or open.
    triggers: StoredValue<Arc<PlaceTriggers>>,
}

impl MembersModel {
    fn new(store: DraftStore, above: Place, members: Vec<&'static Member>) -> Self {
        let is_required = |member: &&Member| is_required(store, &above, member);
        let (mut ordered, optional): (Vec<_>, Vec<_>) = members.into_iter().partition(is_required);
        let has_rows = !are_few(&above, optional.len());
        let required = ordered.len();
        ordered.extend(optional);
        MembersModel {
            store,
            required,
            has_rows,
            unfolded: RwSignal::new(above.is_root()),
            filter: RwSignal::new(String::new()),
            triggers: StoredValue::new(store.triggers(&above)),
            above: StoredValue::new(above),
            members: StoredValue::new(ordered),
        }
    }

    /// Whether each member is a field.
    fn are_fields(self) -> Vec<bool> {
        let above = self.above.get_value();
        self.triggers.with_value(|triggers| {
            triggers.track_here();
            triggers.track_entries();
        });
        self.members.with_value(|members| {
            let is_set = |name: &str| {
                self.store.at(&above, |value| {
                    value
                        .and_then(Value::as_map)
                        .is_some_and(|map| map.contains_key(name))
                })
            };
            let is_field = |(index, member): (usize, &&'static Member)| {
                let is_wanted = || self.store.is_open(&above.member(&member.name));
                !self.has_rows || index < self.required || is_set(&member.name) || is_wanted()
            };
            members.iter().enumerate().map(is_field).collect()
        })
    }

    /// The required members, which are all fields.
    fn required(self) -> Vec<Slot> {
        (0..self.required).map(Slot::Field).collect()
    }

    /// The optional members that are shown.
    fn optional(self) -> Vec<Slot> {
        let filter = self.filter.get().trim().to_lowercase();
        let words: Vec<&str> = filter.split_whitespace().collect();
        let unfolded = self.unfolded.get();
        let are_fields = self.are_fields();
        self.members.with_value(|members| {
            let slots = members.iter().zip(are_fields).enumerate();
            let shown = slots
                .skip(self.required)
                .filter_map(|(index, (member, is_field))| match is_field {
                    true => Some(Slot::Field(index)),
                    false => (unfolded && self.matches(member, &words)).then_some(Slot::Row(index)),
                });
            shown.collect()
        })
    }

    fn member(self, index: usize) -> Option<&'static Member> {
        self.members
            .with_value(|members| members.get(index).copied())
    }

    fn slot(self, slot: Slot) -> AnyView {
        let (Slot::Field(index) | Slot::Row(index)) = slot;
        let Some(member) = self.member(index) else {
            return ().into_any();
        };
        match slot {
            Slot::Row(_) => view! { <OptionalRow model=self member /> }.into_any(),
            Slot::Field(_) => {
                let is_optional = self.has_rows && index >= self.required;
                let role = if is_optional {
                    Role::Optional
                } else {
                    Role::Member
                };
                let above = self.above.get_value();
                let node = Node::of_member(self.store, &above, member, role);
                view! { <div class="member"><NodeField node /></div> }.into_any()
            }
        }
    }

    fn option(self, member: &Member) -> Option<String> {
        let is_top = self.above.with_value(Place::is_root);
        let option = carrying_option(self.store.operation.operation, member, Cli::default());
        option.filter(|_| is_top)
    }

    /// Whether every word is part of a member's names.
    fn matches(self, member: &Member, words: &[&str]) -> bool {
        let option = self.option(member).unwrap_or_default();
        let names = format!("{} {} {option}", spaced(&member.name), member.name).to_lowercase();
        words.iter().all(|word| names.contains(word))
    }

    /// Opens the field of the first row that the filter leaves.
    fn open_first(self) {
        let slots = untrack(|| self.optional());
        let row = slots.iter().find_map(|slot| match slot {
            Slot::Row(index) => self.member(*index),
            Slot::Field(_) => None,
        });
        if let Some(member) = row {
            self.open(member);
        }
    }

    /// Opens the field of a member, with what it takes to start filling it in: a structure, an entry or an item.
    fn open(self, member: &'static Member) {
        let store = self.store;
        self.filter.set(String::new());
        let place = self.above.with_value(|above| above.member(&member.name));
        let shape = store.operation.target(member);
        store.edit(|contents| contents.set_open(&place, true));
        let first = match &shape.kind {
            Kind::Structure(structure) if !structure.document => {
                store.edit(|contents| contents.set(&place, Some(Value::Map(Map::new()))));
                entrance(store, shape, &place)
            }
            Kind::Map { value, .. } => {
                let blank = store.operation.target(value).blank();
                let entry = store.edit(|contents| contents.add_entry(&place, "", blank));
                entry
                    .map(|entry| format!("{}-key", entry.id()))
                    .unwrap_or_default()
            }
            Kind::List { member } => {
                let blank = store.operation.target(member).blank();
                let item = store.edit(|contents| contents.add_items(&place, vec![blank]));
                item.map(|item| item.id()).unwrap_or_default()
            }
            _ => place.id(),
        };
        focus_later(first);
    }

    /// How many members are no fields yet.
    fn rows_left(self) -> usize {
        let are_fields = self.are_fields().into_iter();
        are_fields.filter(|is_field| !is_field).count()
    }

    /// `6 more optional parameters`
    fn summary(self) -> String {
        match self.rows_left() {
            1 => "1 more optional parameter".to_owned(),
            left => format!("{left} more optional parameters"),
        }
    }

    /// The path of the structure. Tracks its place.
    fn path(self) -> Path {
        self.triggers.with_value(|triggers| triggers.track_here());
        self.above.with_value(|above| self.store.path(above))
    }

    fn id(self) -> String {
        self.above
            .with_value(|above| format!("{}-optional", above.id()))
    }
}

/// The button that folds the rows of optional members, and their filter.
#[component]
fn OptionalHead(model: MembersModel) -> impl IntoView {
    let pointer = move || model.path().to_string();
    let label = move || match model.store.operation.label(&model.path()) {
        label if label.is_empty() => "Filter the optional parameters".to_owned(),
        label => format!("Filter the optional parameters of {label}"),
    };
    view! {
        <div class="optional">
            <button
                type="button"
                class="disclose"
                id=model.id()
                data-adds=pointer
                aria-expanded=move || model.unfolded.get().to_string()
                on:click=move |_| model.unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {move || model.summary()}
            </button>
            <Show when=move || model.unfolded.get()>
                <input
                    type="text"
                    placeholder="Filter"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=label
                    data-filter=pointer
                    prop:value=move || model.filter.get()
                    on:input:target=move |event| model.filter.set(event.target().value())
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            event.prevent_default();
                            model.open_first();
                        }
                    }
                />
            </Show>
        </div>
    }
}

/// An optional member without a field: its name, the kind of its value, and the first sentence of its help.
#[component]
fn OptionalRow(model: MembersModel, member: &'static Member) -> impl IntoView {
    let store = model.store;
    let place = model.above.with_value(|above| above.member(&member.name));
    let path = move || model.path().child(&member.name);
    let option = model.option(member);
    let kind = kind_of_value(store.operation.target(member));
    let help = move || {
        let help = store.operation.about_member(&path());
        help.map(|help| help.summary()).unwrap_or_default()
    };
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

/// Whether a person has to fill a member in: not what the CLI fills in itself.
pub fn is_required(store: DraftStore, above: &Place, member: &Member) -> bool {
    let has_default = || store.operation.api().default_of(&member.name).is_some();
    member.required && !(above.is_root() && (member.idempotency_token || has_default()))
}

/// The id of the first control inside a structure that has just been set.
pub fn entrance(store: DraftStore, shape: &'static Shape, place: &Place) -> String {
    if shape.as_union().is_some() {
        return format!("{}-member", place.id());
    }
    let members = shape
        .as_structure()
        .map(|structure| structure.members.as_slice());
    let members = members.unwrap_or_default();
    let is_required = |member: &&Member| is_required(store, place, member);
    let optional = members.iter().filter(|member| !is_required(member)).count();
    let all_are_fields = store.operation.companion.is_some() || are_few(place, optional);
    let required = members.iter().find(is_required);
    let first = required.or(members.first().filter(|_| all_are_fields));
    match first {
        Some(member) => place.member(&member.name).id(),
        None => format!("{}-optional", place.id()),
    }
}

fn are_few(above: &Place, optional: usize) -> bool {
    optional <= if above.is_root() { FEW } else { FEW_INSIDE }
}
