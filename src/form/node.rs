use std::sync::Arc;

use leptos::prelude::*;
use wireform_companions::{Field as Words, Hint};
use wireform_model::cli::Cli;
use wireform_model::cli_options::carrying_option;
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::draft::FileKind;
use wireform_model::file_option::file_member;
use wireform_model::labels::spaced;
use wireform_model::path::Path;
use wireform_model::secret::is_secret;
use wireform_model::value::Value;
use wireform_model::{Kind, Member, Shape};

use crate::browser::{self, focus_later};
use crate::state::{
    Contents, DraftStore, EditedAs, EntryId, Place, PlaceTriggers, TypedText, push_before_removing,
    scalar_text,
};

use super::guidance;

/// One place of the form as its components see it: what the model says of it, and the way to its value.
///
/// Reading its value tracks the triggers of this place only.
#[derive(Clone, Copy)]
pub struct Node {
    pub store: DraftStore,
    pub shape: &'static Shape,
    /// The structure's member that it is; `None` for entries and items.
    pub member: Option<&'static Member>,
    pub role: Role,
    /// The companion's words for it.
    pub words: Option<&'static Words>,
    pub required: bool,
    /// Whether its value, or one that contains it, is sensitive.
    pub secret: bool,
    /// What the CLI sends while it is unset.
    pub default: Option<&'static Value>,
    /// Whether it makes a call idempotent, so that the CLI fills it in while it is unset.
    pub is_token: bool,
    /// Whether it is a body that the CLI reads from a file.
    pub is_streamed: bool,
    /// How a file can be its value; `None` where it cannot.
    pub file: Option<FileKind>,
    named: StoredValue<Named>,
}

/// Why a place is in the form, which decides how it can be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A member that is always there.
    Member,
    /// A member whose field was opened from a row, and can become a row again.
    Optional,
    /// The member of a union that is chosen.
    Alternative,
    /// The value of an entry or item, which its row removes.
    Entry,
}

#[derive(Debug)]
struct Named {
    place: Place,
    label: Label,
    /// The CLI's option, for members at the top.
    option: Option<String>,
    triggers: Arc<PlaceTriggers>,
}

/// What a place is called.
#[derive(Clone, Debug)]
pub enum Label {
    /// A member: by its own label.
    Member(String),
    /// An item: by its list's label and its number.
    Item(String),
    /// An entry: by its key as it is typed.
    Key,
    /// The value of an entry.
    Value,
}

/// What a field shows around its control.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldState {
    /// The JSON Pointer of its value.
    pub pointer: String,
    pub presence: Presence,
    pub diagnostics: Vec<Diagnostic>,
    /// The companion's words that fit the choices made.
    pub hint: Hint,
}

/// Unset, empty and set are three different things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    #[default]
    Unset,
    Empty,
    Set,
}

/// Which diagnostics a field shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Those of its own place: what is inside has fields of its own.
    Own,
    /// The same, and those of entries that it does not have.
    OwnAndMissing,
    /// Those of its place and of all inside it.
    Within,
}

impl Node {
    /// The node of a structure's member.
    pub fn of_member(
        store: DraftStore,
        above: &Place,
        member: &'static Member,
        role: Role,
    ) -> Self {
        let open = store.operation;
        let place = above.member(&member.name);
        let path = store.path(&place);
        let words = open.companion.and_then(|companion| companion.field(&path));
        let is_top = above.is_root();
        let is_token = is_top && member.idempotency_token;
        let default = open.api().default_of(&member.name).filter(|_| is_top);
        let label = words.map(|words| words.label.clone());
        let option = carrying_option(open.operation, member, Cli::default());
        Node {
            store,
            shape: open.target(member),
            member: Some(member),
            role,
            words,
            required: open.is_required(&store.path(above), member),
            secret: is_secret(open.operation, &path),
            default,
            is_token,
            is_streamed: is_top && open.operation.is_streamed(member),
            file: file_kind(store, open.target(member), &path),
            named: StoredValue::new(Named {
                label: Label::Member(
                    label
                        .filter(|label| !label.is_empty())
                        .unwrap_or_else(|| spaced(&member.name)),
                ),
                option: option.filter(|_| is_top),
                triggers: store.triggers(&place),
                place,
            }),
        }
    }

    /// The node of the value of an entry or item.
    pub fn of_entry(
        store: DraftStore,
        place: Place,
        target: &'static Member,
        label: Label,
    ) -> Self {
        let open = store.operation;
        let path = store.path(&place);
        Node {
            store,
            shape: open.target(target),
            member: None,
            role: Role::Entry,
            words: open.companion.and_then(|companion| companion.field(&path)),
            required: false,
            secret: is_secret(open.operation, &path),
            default: None,
            is_token: false,
            is_streamed: false,
            file: None,
            named: StoredValue::new(Named {
                label,
                option: None,
                triggers: store.triggers(&place),
                place,
            }),
        }
    }

    /// Its place; `None` once it has left the form.
    pub fn place(self) -> Option<Place> {
        self.named.try_with_value(|named| named.place.clone())
    }

    /// The id of its control, or of its field as a whole where that has fields inside.
    pub fn id(self) -> String {
        self.place().map(|place| place.id()).unwrap_or_default()
    }

    /// What it is called now. Tracks its place.
    pub fn title(self) -> String {
        self.track();
        self.label()
    }

    /// The accessible name of a control of its field: words such as `Remove`, and what it is called.
    pub fn name_of(self, words: &'static str) -> Signal<String> {
        Signal::derive(move || format!("{words} {}", self.title()))
    }

    /// What it is called, without tracking.
    pub fn label(self) -> String {
        let label = self.named.try_with_value(|named| named.label.clone());
        let key = || {
            self.place()
                .map(|place| self.store.key(&place))
                .unwrap_or_default()
        };
        match label {
            Some(Label::Member(label)) => label,
            Some(Label::Item(list)) => {
                let index = key().parse::<usize>().unwrap_or_default();
                format!("{list} {}", index + 1)
            }
            Some(Label::Key) => named(key()),
            Some(Label::Value) => format!("Value of {}", named(key())),
            None => String::new(),
        }
    }

    /// The CLI's option, for members at the top.
    pub fn option(self) -> Option<String> {
        self.named
            .try_with_value(|named| named.option.clone())
            .flatten()
    }

    /// Whether its own field can unset it; entries and items are removed by their rows.
    pub fn is_removable(self) -> bool {
        self.role != Role::Entry
    }

    /// Whether deleting its text unsets it; otherwise its value is then empty.
    pub fn is_unset_by_emptying(self) -> bool {
        matches!(self.role, Role::Member | Role::Optional)
    }

    /// Whether the companion asks for this widget.
    pub fn wants(self, widget: &str) -> bool {
        self.words.and_then(|words| words.widget.as_deref()) == Some(widget)
    }
}

/// Reading, with tracking.
impl Node {
    pub fn track(self) {
        self.named
            .try_with_value(|named| named.triggers.track_here());
    }

    /// Tracks everything inside it as well: for summaries only.
    pub fn track_within(self) {
        self.named
            .try_with_value(|named| named.triggers.track_within());
    }

    /// Whether a path is that of an entry that this map does not have.
    fn is_missing(self, map: &Path, path: &Path) -> bool {
        let is_unset = || {
            self.store
                .with_draft_untracked(|draft| draft.input.at(path).is_none())
        };
        path.parent().as_ref() == Some(map) && is_unset()
    }

    /// Reads its value: `None` where it is unset.
    pub fn with<T: Default>(self, see: impl FnOnce(Option<&Value>) -> T) -> T {
        self.track();
        let place = self.place();
        place
            .map(|place| self.store.at(&place, see))
            .unwrap_or_default()
    }

    /// The text of its value, where that is a string or number; else empty.
    pub fn text(self) -> String {
        self.with(scalar_text)
    }

    pub fn is_unset(self) -> bool {
        self.with(|value| Some(value.is_none())).unwrap_or(true)
    }

    pub fn path(self) -> Path {
        self.track();
        let place = self.place();
        place.map_or_else(Path::root, |place| self.store.path(&place))
    }

    /// What it is edited as: as somebody has chosen, else by its widget; a streamed body by the name of its file,
    /// as anything that has a file.
    pub fn edited_as(self) -> EditedAs {
        self.track();
        let chosen = self.place().and_then(|place| self.store.edited_as(&place));
        match chosen {
            _ if self.has_file() => EditedAs::File,
            // With a value, there is no file.
            Some(EditedAs::File) if self.file.is_none() || !self.is_unset() => EditedAs::Form,
            Some(chosen) => chosen,
            None if self.is_streamed && self.is_unset() => EditedAs::File,
            None => EditedAs::Form,
        }
    }

    /// Whether the content of a file is its value.
    pub fn has_file(self) -> bool {
        self.file.is_some() && self.store.file(&self.path()).is_some()
    }

    /// Whether it is open though it is unset.
    pub fn is_open(self) -> bool {
        self.track();
        let place = self.place();
        place.is_some_and(|place| self.store.is_open(&place))
    }

    /// Whether it is shown with all that it can contain, though it is unset: it was opened, or is required, or is
    /// the value of an entry or the alternative that is chosen.
    pub fn is_ready(self) -> bool {
        matches!(self.role, Role::Entry | Role::Alternative)
            || self.opens_by_itself()
            || self.is_open()
    }

    /// Whether it shows nothing of what it can contain: a button opens it, or adds its first entry.
    pub fn is_closed(self) -> bool {
        if !self.is_removable() || !self.is_unset() {
            return false;
        }
        match self.shape.kind {
            Kind::Map { .. } | Kind::List { .. } => self.entries().is_empty(),
            _ => !self.is_ready(),
        }
    }

    /// Whether it opens by itself: a required member does, up to a depth.
    fn opens_by_itself(self) -> bool {
        /// Required structures that contain themselves would otherwise never end.
        const DEEPEST: usize = 6;
        let depth = self.place().map_or(0, |place| place.as_steps().len());
        self.required && depth < DEEPEST && self.role == Role::Member
    }

    /// What is typed into its control, where that is not how its value would be written.
    pub fn typed(self) -> Option<TypedText> {
        self.track();
        self.store.typed(&self.place()?)
    }

    /// Whether what is typed into its control has no value yet.
    pub fn is_unfinished(self) -> bool {
        self.typed().is_some_and(|typed| typed.problem.is_some())
    }

    /// The ids of its entries or items; tracks only these.
    pub fn entries(self) -> Vec<EntryId> {
        let place = self.named.try_with_value(|named| {
            named.triggers.track_entries();
            named.place.clone()
        });
        place
            .map(|place| self.store.entries(&place))
            .unwrap_or_default()
    }

    /// What its field shows around its control.
    pub fn state(self, shows: Shows) -> Memo<FieldState> {
        Memo::new(move |_| {
            let path = self.path();
            let is_shown = |found: &Diagnostic| match shows {
                Shows::Own => found.path == path,
                Shows::OwnAndMissing => found.path == path || self.is_missing(&path, &found.path),
                Shows::Within => found.path.is_within(&path),
            };
            FieldState {
                pointer: path.to_string(),
                presence: self.with(presence),
                diagnostics: self.store.found(is_shown),
                hint: guidance::hint(self.store, &path),
            }
        })
    }
}

/// Writing.
impl Node {
    /// Edits the draft at its place; does nothing once that has left the form.
    pub fn edit<T: Default>(self, change: impl FnOnce(&mut Contents, &Place) -> T) -> T {
        match self.place() {
            Some(place) => self.store.edit(|contents| change(contents, &place)),
            None => T::default(),
        }
    }

    pub fn set(self, value: Option<Value>) {
        self.edit(|contents, place| contents.set(place, value));
    }

    /// Sets a value that is being typed.
    pub fn type_value(self, value: Option<Value>) {
        self.edit(|contents, place| contents.type_value(place, value));
    }

    /// Sets a string that is being typed: a member whose text is deleted is unset.
    pub fn type_string(self, text: &str) {
        let is_unset = text.is_empty() && self.is_unset_by_emptying();
        self.type_value((!is_unset).then(|| Value::from(text)));
    }

    /// Unsets it and moves the focus: from a field that becomes a row to that row, from an alternative to the
    /// choice among them, else to its own control.
    pub fn remove(self) {
        let Some(place) = self.place() else { return };
        push_before_removing(self.store, &place);
        self.store.edit(|contents| contents.set(&place, None));
        let id = place.id();
        let above = place.parent().map(|above| above.id()).unwrap_or_default();
        match self.role {
            Role::Optional => {
                browser::focus_first(vec![format!("{id}-row"), format!("{above}-optional")])
            }
            Role::Alternative => focus_later(format!("{above}-member")),
            Role::Member | Role::Entry => focus_later(id),
        }
    }
}

impl FieldState {
    /// The worst severity of its diagnostics; `None` where there are none.
    pub fn severity(&self) -> Option<Severity> {
        self.diagnostics.iter().map(|found| found.severity).min()
    }

    pub fn is_invalid(&self) -> bool {
        self.severity() == Some(Severity::Error)
    }

    pub fn is_set(&self) -> bool {
        self.presence != Presence::Unset
    }
}

impl Presence {
    pub fn as_str(self) -> &'static str {
        match self {
            Presence::Unset => "unset",
            Presence::Empty => "empty",
            Presence::Set => "set",
        }
    }
}

/// How a file can be the value at a path; `None` where it cannot, or where nobody would have one.
fn file_kind(store: DraftStore, shape: &Shape, path: &Path) -> Option<FileKind> {
    let is_usual = match shape.kind {
        Kind::String => shape.enumeration.is_empty(),
        Kind::Blob | Kind::Structure(_) | Kind::Map { .. } | Kind::List { .. } => true,
        _ => false,
    };
    let member = || file_member(store.operation.operation, store.cli(), path);
    is_usual.then(member)??.kinds.first().copied()
}

fn named(key: String) -> String {
    match key.is_empty() {
        true => "unnamed entry".to_owned(),
        false => key,
    }
}

fn presence(value: Option<&Value>) -> Presence {
    match value {
        None => Presence::Unset,
        Some(value) if value.is_empty() => Presence::Empty,
        Some(_) => Presence::Set,
    }
}
