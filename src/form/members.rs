//! Which members of a structure are fields, and which are rows.
//!
//! An operation may have a thousand members, of which a person needs five. So a field is mounted only for
//! what is required, set or opened; the others are rows of one line, each of which becomes its field.
//! Where there are few optional members, those with one control are fields from the beginning.

use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::cli_options::carrying_option;
use wireform_model::labels::spaced;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Kind, Member, Shape};

use crate::browser::focus_later;
use crate::state::{DraftStore, Place, PlaceTriggers};

use super::entrance::entrance;
use super::node::{Node, Role};
use super::slices::in_slices;
use super::widget::NodeField;
use super::wording::kind_of_value;

/// Up to this many optional members are all fields.
const FEW: usize = 8;
/// More rows than this have a filter, and are folded in a structure that was filled in from elsewhere.
pub const MANY_ROWS: usize = 6;

/// The members of a structure: the fields of the required ones, of the optional ones that are set or open, and
/// the rows of the others, each in the model's order.
#[component]
pub fn Members(
    store: DraftStore,
    /// The place of the structure.
    above: Place,
    members: Vec<&'static Member>,
) -> impl IntoView {
    let model = MembersModel::new(store, above, members);
    let fields = in_slices(Signal::derive(move || model.fields()));
    let has_rows = Memo::new(move |_| !model.rows.with(Vec::is_empty));
    view! {
        <For each=move || fields.get() key=|index| *index let:index>
            {model.field(index)}
        </For>
        <Show when=move || has_rows.get()>
            <OptionalRows model />
        </Show>
    }
}

#[derive(Clone, Copy)]
struct MembersModel {
    store: DraftStore,
    above: StoredValue<Place>,
    /// The required ones first.
    members: StoredValue<Vec<&'static Member>>,
    /// How many are required.
    required: usize,
    /// Whether there are so few optional members that all those with one control are fields.
    are_few: bool,
    /// Whether the rows are shown.
    unfolded: RwSignal<bool>,
    filter: RwSignal<String>,
    triggers: StoredValue<Arc<PlaceTriggers>>,
    /// The members that are rows; the others are fields.
    rows: Memo<Vec<usize>>,
}

impl MembersModel {
    fn new(store: DraftStore, above: Place, members: Vec<&'static Member>) -> Self {
        let is_required = |member: &&Member| is_required(store, &above, member);
        let (mut ordered, optional): (Vec<_>, Vec<_>) = members.into_iter().partition(is_required);
        let are_few = are_few(optional.len());
        let is_unset = store.at(&above, |value| value.is_none_or(Value::is_empty));
        let required = ordered.len();
        ordered.extend(optional);
        let triggers = StoredValue::new(store.triggers(&above));
        // What comes filled in may have hundreds of structures; the one that somebody opens is empty.
        let unfolded = above.is_root() || is_unset || ordered.len() <= MANY_ROWS;
        let above = StoredValue::new(above);
        let members = StoredValue::new(ordered);
        let rows = Memo::new(move |_| {
            triggers.with_value(|triggers| {
                triggers.track_here();
                triggers.track_entries();
            });
            let is_row = |member: &Member| {
                let is_field = are_few && has_one_control(store.operation.target(member));
                !is_field && !above.with_value(|above| is_set_or_open(store, above, member))
            };
            members.with_value(|members| {
                let optional = members.iter().enumerate().skip(required);
                let rows = optional.filter(|(_, member)| is_row(member));
                rows.map(|(index, _)| index).collect()
            })
        });
        MembersModel {
            store,
            required,
            are_few,
            unfolded: RwSignal::new(unfolded),
            filter: RwSignal::new(String::new()),
            triggers,
            above,
            members,
            rows,
        }
    }

    /// The members that are fields.
    fn fields(self) -> Vec<usize> {
        let count = self.members.with_value(Vec::len);
        self.rows.with(|rows| {
            let fields = (0..count).filter(|index| rows.binary_search(index).is_err());
            fields.collect()
        })
    }

    /// The rows that are shown.
    fn shown_rows(self) -> Vec<usize> {
        if !self.unfolded.get() {
            return Vec::new();
        }
        let filter = self.filter.get().trim().to_lowercase();
        let words: Vec<&str> = filter.split_whitespace().collect();
        let rows = self.rows.get().into_iter();
        rows.filter(|index| {
            self.member(*index)
                .is_some_and(|member| self.matches(member, &words))
        })
        .collect()
    }

    fn member(self, index: usize) -> Option<&'static Member> {
        self.members
            .with_value(|members| members.get(index).copied())
    }

    /// Whether an optional member is a field from the beginning.
    fn is_always_field(self, member: &Member) -> bool {
        self.are_few && has_one_control(self.store.operation.target(member))
    }

    fn field(self, index: usize) -> Option<impl IntoView> {
        let member = self.member(index)?;
        let is_always_field = index < self.required || self.is_always_field(member);
        let role = match is_always_field {
            true => Role::Member,
            false => Role::Optional,
        };
        let above = self.above.get_value();
        let node = Node::of_member(self.store, &above, member, role);
        Some(view! { <div class="member"><NodeField node /></div> })
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
        let first = untrack(|| self.shown_rows()).first().copied();
        if let Some(member) = first.and_then(|index| self.member(index)) {
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

    /// `6 more optional parameters`
    fn summary(self) -> String {
        match self.rows.with(Vec::len) {
            1 => "1 more optional parameter".to_owned(),
            left => format!("{left} more optional parameters"),
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

/// The rows of the members that are no fields, below the button that folds them and their filter.
#[component]
fn OptionalRows(model: MembersModel) -> impl IntoView {
    let rows = in_slices(Signal::derive(move || model.shown_rows()));
    let is_filtered =
        Memo::new(move |_| model.unfolded.get() && model.rows.with(Vec::len) > MANY_ROWS);
    view! {
        <div class="optional">
            <button
                type="button"
                class="disclose"
                id=model.id("optional")
                data-adds=move || model.path().to_string()
                aria-expanded=move || model.unfolded.get().to_string()
                on:click=move |_| model.unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {move || model.summary()}
            </button>
            <Show when=move || is_filtered.get()>
                <Filter model />
            </Show>
        </div>
        <div class="optional-rows">
            <For each=move || rows.get() key=|index| *index let:index>
                {model.member(index).map(|member| view! { <OptionalRow model member /> })}
            </For>
        </div>
    }
}

/// The box that narrows the rows; Enter opens the first one.
#[component]
fn Filter(model: MembersModel) -> impl IntoView {
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

/// Whether an optional member has a field because it has a value, or because somebody opened it.
fn is_set_or_open(store: DraftStore, above: &Place, member: &Member) -> bool {
    let place = above.member(&member.name);
    store.at(&place, |value| value.is_some()) || store.is_open(&place)
}

/// Whether a value is edited by one control, and not by fields of its own.
pub fn has_one_control(shape: &Shape) -> bool {
    match &shape.kind {
        Kind::Structure(structure) => structure.document,
        Kind::Map { .. } | Kind::List { .. } => false,
        _ => true,
    }
}

/// Whether there are so few optional members that those with one control are fields from the beginning.
pub fn are_few(optional: usize) -> bool {
    optional <= FEW
}
