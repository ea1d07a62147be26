use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;

use wireform_core::blob::carry_over;
use wireform_core::check::{Checker, Subject};
use wireform_core::companion::Scenario;
use wireform_core::diagnostic::{Diagnostic, Edit};
use wireform_core::draft::{Cli, Draft};
use wireform_core::model::Kind;
use wireform_core::path::Path;
use wireform_core::secret::secrets;
use wireform_core::value::{Map, Value};

use super::changes::Changes;
use super::history::WholeInputs;
use super::typed::{NO_TEXT_FOR_V1, Notation, Typed, unfinished};
use super::{Derived, Opened, Place, Placed, Prefs, Shown, kept_for};

/// The one value that is edited, with what is derived from it for the form.
///
/// It stays for the life of the page, as its operation does, so that all that a view needs is a copy of this handle.
#[derive(Clone, Copy)]
pub struct DraftStore(&'static Store);

pub struct Store {
    pub opened: Opened,
    pub draft: Shown<Draft>,
    /// All diagnostics of the draft, and of what is typed and not yet in it.
    pub diagnostics: Derived<Rc<Vec<Diagnostic>>>,
    /// The places of its sensitive values.
    pub secrets: Derived<Vec<Path>>,
    changes: Changes,
    /// How often it was emptied.
    pub emptied: Cell<u32>,
    /// What the members of unions held before another was chosen.
    pub aside: Placed<Value>,
    typed: Shown<Placed<Typed>>,
    /// What its history entries leave out.
    pub whole: WholeInputs,
    /// Whether the outputs are drawn up over the form, where there is no room beside it.
    pub raised: Shown<bool>,
    /// The place whose spans are marked in the panes: that of the control that has the focus.
    pub active: Shown<Option<Path>>,
    /// The scenario that was started from; its blanks have examples.
    pub scenario: Shown<Option<&'static Scenario>>,
    /// What is chosen beside it, such as the CLI that the input is for.
    pub prefs: Shown<Prefs>,
    /// Whether the panes show what is masked in them otherwise.
    pub reveals: Shown<bool>,
    /// What was last said to those who do not see the page.
    pub announcement: Shown<String>,
}

impl Deref for DraftStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.0
    }
}

impl DraftStore {
    pub fn new(
        opened: Opened,
        draft: Draft,
        prefs: Shown<Prefs>,
        announcement: Shown<String>,
    ) -> Self {
        // The form's parts find out by themselves what of it has changed.
        let draft = Shown::apart(draft);
        let typed = Shown::apart(Placed::default());
        // Both only count up, so that their sum is another one after each change of one.
        let beside = move || prefs.version().wrapping_add(typed.version());
        let versions = move || (draft.version(), beside());
        let mut checkers = None;
        let diagnostics = Derived::new(versions, move || {
            let checker = kept_for(&mut checkers, prefs.version(), || {
                Checker::new(opened.operation, prefs.read().cli, opened.companion)
            });
            let draft = draft.read();
            let mut found = checker.check(&draft);
            typed.with(|typed| found.extend(unfinished(typed, &draft)));
            Rc::new(found)
        });
        // To look for them takes time, and most services have none.
        let exist = opened.service().has_secrets();
        let find = move |draft: &Draft| match draft.input.as_map().filter(|_| exist) {
            Some(input) => secrets(opened.operation, input),
            None => Vec::new(),
        };
        let secrets = Derived::new(move || (draft.version(), 0), move || draft.with(find));
        DraftStore(Box::leak(Box::new(Store {
            opened,
            draft,
            diagnostics,
            secrets,
            changes: Changes::default(),
            emptied: Cell::new(0),
            aside: Placed::default(),
            typed,
            whole: WholeInputs::default(),
            raised: Shown::new(false),
            active: Shown::apart(None),
            scenario: Shown::new(None),
            prefs,
            reveals: Shown::new(false),
            announcement,
        })))
    }

    /// Finds out what has changed since the form was drawn last; to be called when it begins to be drawn.
    pub fn begin_draw(self) {
        let choices = match self.opened.companion {
            Some(companion) => self.draft.with(companion.guide.choices),
            None => Draft::default(),
        };
        let found = self.diagnostics.get();
        self.changes.begin(self.draft.version(), found, choices);
    }

    /// Whether what a field at a place shows may have changed since it was drawn last.
    pub fn touched(self, place: &Place) -> bool {
        self.changes.touch(place, || self.path(place))
    }

    /// What is typed at a place, where it is not what the value there would be written as.
    pub fn typed(self, place: &Place) -> Option<Typed> {
        let typed = self.typed.with(|typed| typed.get(place))?;
        self.at(place, |value| value == typed.beside.as_ref())
            .then_some(typed)
    }

    /// Takes a text that is typed at a place, with the value that it says or why it says none.
    pub fn type_in(
        self,
        place: &Place,
        notation: Notation,
        text: String,
        said: Result<Option<Value>, String>,
    ) {
        let why = said.map(|value| self.set(place, value)).err();
        let beside = self.at(place, |value| value.cloned());
        let typed = Typed {
            text,
            notation,
            why,
            beside,
        };
        self.typed.update(|all| all.put(place.clone(), typed));
    }

    /// Has a value shown as it is written again, unless the text at its place says none yet.
    pub fn end_typing(self, place: &Place) {
        if self.typed(place).is_some_and(|typed| typed.why.is_none()) {
            self.forget_typed(place);
        }
    }

    /// Has a value shown as it is written again.
    pub fn forget_typed(self, place: &Place) {
        self.typed.update(|typed| typed.forget(place));
    }

    /// Puts another draft in the place of this one.
    pub fn replace(self, draft: Draft) {
        self.aside.forget(&Place::root());
        self.forget_typed(&Place::root());
        self.draft.set(draft);
    }

    /// Takes away all that is filled in, and each member that was added to the form.
    pub fn clear(self) {
        self.emptied.set(self.emptied.get() + 1);
        self.replace(Draft::default());
        self.scenario.set(None);
    }

    /// Has the draft, which is written for a CLI, mean the same to the one that is chosen.
    ///
    /// Bytes that v1 cannot be given stay in sight as base64, which no output shows.
    pub fn carry_over(self, from: Cli) {
        let way = [from, self.prefs.read().cli];
        let operation = self.opened.operation;
        if way[0] == way[1] {
            return;
        }
        let typed = self.typed_bytes();
        for (place, value) in self.aside.all() {
            let at = self.path(&place);
            self.aside
                .put(place, carry_over(operation, &at, &value, way).value);
        }
        let carried = self
            .draft
            .with(|draft| carry_over(operation, &Path::root(), &draft.input, way));
        self.draft.update(|draft| draft.input = carried.value);
        for (place, typed) in typed {
            self.forget_typed(&place);
            if typed.why.is_some() {
                self.set(&place, Some(Value::String(typed.text)));
            }
        }
        for path in carried.left {
            let place = self.draft.with(|draft| locate(&draft.input, &path));
            if let Some(place) = place {
                self.type_in(
                    &place,
                    Notation::Bytes,
                    self.text(&place),
                    Err(NO_TEXT_FOR_V1.to_owned()),
                );
            }
        }
    }

    /// What is typed for bytes and still stands beside its value.
    fn typed_bytes(self) -> Vec<(Place, Typed)> {
        let all = self.typed.with(Placed::all).into_iter();
        let of_bytes = all.filter(|(_, typed)| typed.notation == Notation::Bytes);
        of_bytes
            .filter(|(place, _)| self.typed(place).is_some())
            .collect()
    }

    /// Changes the draft inside one place, or where that has nothing to stand in, what is above it.
    fn edit(self, place: &Place, change: impl FnOnce(&mut Value)) {
        let edited = self.draft.with(|draft| edited(&draft.input, place));
        self.changes.note(edited);
        self.draft.update(|draft| change(&mut draft.input));
    }

    /// What a function sees at a place: `None` where it is unset.
    pub fn at<T>(self, place: &Place, see: impl FnOnce(Option<&Value>) -> T) -> T {
        self.draft.with(|draft| see(place.find(&draft.input)))
    }

    /// What a person sees of a scalar: its text, empty where it is unset.
    pub fn text(self, place: &Place) -> String {
        self.at(place, scalar_text)
    }

    /// The pointer of a place as the keys above it now are.
    pub fn path(self, place: &Place) -> Path {
        self.draft.with(|draft| place.path(&draft.input))
    }

    /// The number of entries or items at a place; 0 where nothing is set.
    pub fn count(self, place: &Place) -> usize {
        self.at(place, |value| match value {
            Some(Value::Map(map)) => map.len(),
            Some(Value::List(items)) => items.len(),
            _ => 0,
        })
    }

    /// The key of an entry.
    pub fn key(self, entry: &Place) -> String {
        let Some(((map, _), index)) = entry.split().zip(entry.index()) else {
            return String::new();
        };
        self.at(&map, |value| {
            let entries = value.and_then(Value::as_map).map(Map::entries);
            let entry = entries.and_then(|entries| entries.get(index));
            entry.map_or_else(String::new, |(key, _)| key.clone())
        })
    }

    /// What is remarkable about the draft, as far as a function takes it.
    pub fn found(self, mut takes: impl FnMut(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        self.diagnostics.with(|all| {
            let taken = all.iter().filter(|found| takes(found));
            taken.cloned().collect()
        })
    }

    /// An example for a blank of the scenario that was started from.
    pub fn example(self, path: &Path) -> Option<String> {
        let scenario = self.scenario.get()?;
        let blank = scenario.blanks.iter().find(|blank| blank.path == *path)?;
        Some(scalar_text(Some(&blank.example)))
    }

    /// As rules see a draft; what a guide says does not depend on the CLI.
    pub fn subject<'a>(&self, draft: &'a Draft) -> Subject<'a> {
        Subject {
            operation: self.opened.operation,
            draft,
            cli: Default::default(),
        }
    }

    /// Sets the value at a place, or unsets it; what stands above is made where it is missing.
    pub fn set(self, place: &Place, value: Option<Value>) {
        if value.is_none() {
            self.aside.forget(place);
            self.forget_typed(place);
        }
        self.edit(place, |input| set_at(self.opened, input, place, value));
    }

    /// Renames an entry in its place.
    pub fn set_key(self, entry: &Place, key: &str) {
        let Some(((map, _), index)) = entry.split().zip(entry.index()) else {
            return;
        };
        self.edit(entry, |input| {
            if let Some(Value::Map(map)) = map.find_mut(input)
                && let Some((name, _)) = map.entries_mut().get_mut(index)
            {
                key.clone_into(name);
            }
        });
    }

    /// Appends an entry to the map at a place, which becomes one where it is unset.
    pub fn add_entry(self, place: &Place, key: &str, value: Value) {
        if !self.at(place, |value| matches!(value, Some(Value::Map(_)))) {
            self.set(place, Some(Value::Map(Map::new())));
        }
        self.edit(&place.nth(self.count(place)), |input| {
            if let Some(Value::Map(map)) = place.find_mut(input) {
                map.push(key, value);
            }
        });
    }

    /// Appends an item to the list at a place, which becomes one where it is unset.
    pub fn add_item(self, place: &Place, value: Value) {
        if !self.at(place, |value| matches!(value, Some(Value::List(_)))) {
            self.set(place, Some(Value::List(Vec::new())));
        }
        self.edit(&place.nth(self.count(place)), |input| {
            if let Some(Value::List(items)) = place.find_mut(input) {
                items.push(value);
            }
        });
    }

    /// Takes an entry or item away; with the last one a map or list at the top becomes unset.
    pub fn remove_nth(self, place: &Place) {
        let Some(((above, _), index)) = place.split().zip(place.index()) else {
            return;
        };
        // All that follow move up.
        self.aside.remove_nth(place);
        self.typed.with(|typed| typed.remove_nth(place));
        self.edit(&above, |input| {
            let left = match above.find_mut(input) {
                Some(Value::Map(map)) if index < map.len() => {
                    map.entries_mut().remove(index);
                    map.len()
                }
                Some(Value::List(items)) if index < items.len() => {
                    items.remove(index);
                    items.len()
                }
                _ => return,
            };
            if left == 0 && above.index().is_none() {
                set_at(self.opened, input, &above, None);
            }
        });
    }

    /// Applies a diagnostic's fix.
    pub fn apply(self, edits: &[Edit]) {
        self.edit(&Place::root(), |input| {
            for edit in edits {
                apply_edit(self.opened, input, edit);
            }
        });
    }
}

/// The highest place that an edit of another gives a value: a member of what is not there makes that first.
fn edited(input: &Value, place: &Place) -> Place {
    let mut edited = place.clone();
    while let Some((above, Some(_))) = edited.split() {
        if matches!(above.find(input), Some(Value::Map(_))) {
            break;
        }
        edited = above;
    }
    edited
}

/// A scalar's text as it is edited: a number as it was typed, a text without quotes.
fn scalar_text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.text().to_owned(),
        _ => String::new(),
    }
}

fn set_at(opened: Opened, input: &mut Value, place: &Place, value: Option<Value>) {
    let Some((above, name)) = place.split() else {
        *input = value.unwrap_or(Value::Map(Map::new()));
        return;
    };
    let Some(name) = name else {
        if let Some((slot, value)) = place.find_mut(input).zip(value) {
            *slot = value;
        }
        return;
    };
    if value.is_some() && !matches!(above.find(input), Some(Value::Map(_))) {
        set_at(opened, input, &above, Some(Value::Map(Map::new())));
    }
    let order = member_order(opened, &above.path(input));
    if let Some(Value::Map(map)) = above.find_mut(input) {
        match value {
            Some(value) => set_in_order(map, &name, value, &order),
            None => map.remove(&name),
        }
    }
}

/// The names of the members of the structure at a place, in the model's order.
fn member_order(opened: Opened, path: &Path) -> Vec<&'static str> {
    match opened.operation.shape_at(path).map(|shape| &shape.kind) {
        Some(Kind::Structure(structure)) => structure
            .members
            .iter()
            .map(|member| member.name.as_str())
            .collect(),
        _ => Vec::new(),
    }
}

/// Sets a member; a new one goes before the first that comes later in the model.
fn set_in_order(map: &mut Map, name: &str, value: Value, order: &[&str]) {
    if map.contains_key(name) {
        return map.set(name, value);
    }
    let rank = |key: &str| order.iter().position(|member| *member == key);
    let own = rank(name);
    let later = map
        .iter()
        .position(|(key, _)| rank(key).is_none_or(|other| Some(other) > own));
    let index = later.filter(|_| own.is_some()).unwrap_or(map.len());
    map.entries_mut().insert(index, (name.to_owned(), value));
}

fn apply_edit(opened: Opened, input: &mut Value, edit: &Edit) {
    let Some((parent, name)) = edit.path.parent().zip(edit.path.name()) else {
        return;
    };
    if let Some(place) = locate(input, &parent) {
        if !matches!(place.find(input), Some(Value::Map(_))) && edit.value.is_some() {
            set_at(opened, input, &place, Some(Value::Map(Map::new())));
        }
        let order = member_order(opened, &parent);
        if let Some(Value::Map(map)) = place.find_mut(input) {
            match &edit.value {
                Some(value) => set_in_order(map, &name, value.clone(), &order),
                None => map.remove(&name),
            }
        }
    }
}

/// The place that a pointer names; the last of duplicate keys counts.
fn locate(input: &Value, path: &Path) -> Option<Place> {
    let mut place = Place::root();
    let mut here = Some(input);
    for (depth, segment) in path.segments().enumerate() {
        let nth = match here {
            Some(Value::Map(map)) if depth > 0 => {
                map.entries().iter().rposition(|(key, _)| *key == segment)
            }
            Some(Value::List(_)) => segment.parse().ok(),
            _ => None,
        };
        place = match nth {
            Some(index) => place.nth(index),
            None => place.member(&segment),
        };
        here = place.find(input);
    }
    Some(place)
}
