//! What a [`DraftStore`](super::DraftStore) contains, and how each edit changes it.

use std::collections::BTreeSet;
use std::sync::Arc;

use wireform_check::{CheckInput, check};
use wireform_model::blob::convert_blobs;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Diagnostic, Fix};
use wireform_model::draft::Draft;
use wireform_model::fix::apply_fix;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Shape, Structure};

use super::place::Step;
use super::triggers::{Changes, PlaceTriggers, Triggers};
use super::undo::{Typing, UndoStack, Version};
use super::unfinished::{NOT_TEXT_FOR_V1, Notation, TypedText};
use super::{EntryId, EntryIds, OpenOperation, Place, Placed};

pub struct Contents {
    operation: OpenOperation,
    /// The CLI that the draft is written for.
    cli: Cli,
    draft: Draft,
    ids: EntryIds,
    triggers: Triggers,
    typed: Placed<TypedText>,
    /// The values of union members from before another one was chosen.
    stashed: Placed<Value>,
    /// The optional members whose fields were opened.
    open: BTreeSet<Place>,
    undo: UndoStack,
}

impl Contents {
    pub fn new(operation: OpenOperation, draft: Draft, cli: Cli) -> Self {
        Contents {
            operation,
            cli,
            draft,
            ids: EntryIds::default(),
            triggers: Triggers::default(),
            typed: Placed::default(),
            stashed: Placed::default(),
            open: BTreeSet::new(),
            undo: UndoStack::default(),
        }
    }

    /// All diagnostics of the draft, then those of texts that have no value yet.
    pub fn check(&self) -> Arc<Vec<Diagnostic>> {
        let subject = CheckInput {
            operation: self.operation.operation,
            draft: &self.draft,
            cli: self.cli,
        };
        let mut found = check(subject, self.operation.companion.map(|it| it.guide.check));
        let typed = self
            .typed
            .iter()
            .filter(|(place, typed)| self.is_beside(place, typed));
        found.extend(typed.filter_map(|(place, typed)| typed.diagnostic(self.path(place))));
        Arc::new(found)
    }

    /// What a companion's hints and folding depend on.
    pub fn choices(&self) -> Draft {
        let companion = self.operation.companion;
        companion
            .map(|companion| (companion.guide.choices)(&self.draft))
            .unwrap_or_default()
    }

    /// What has changed since this was asked for the last time.
    pub fn take_changes(&mut self) -> Changes {
        self.triggers.take_changes()
    }

    /// Notes the places whose diagnostics differ from before.
    pub fn note_found(&mut self, before: &[Diagnostic], after: &[Diagnostic]) {
        let head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
        let (before, after) = (&before[head..], &after[head..]);
        let behind = before.iter().rev().zip(after.iter().rev());
        let tail = behind.take_while(|(a, b)| a == b).count();
        let gone = before.iter().take(before.len() - tail);
        let new = after.iter().take(after.len() - tail);
        let paths: BTreeSet<&Path> = gone.chain(new).map(|found| &found.path).collect();
        for path in paths {
            for place in self.ids.locate(&self.draft.input, path) {
                self.triggers.note_found(&place);
            }
        }
    }
}

/// Reading.
impl Contents {
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    pub fn input(&self) -> &Value {
        &self.draft.input
    }

    pub fn find(&self, place: &Place) -> Option<&Value> {
        place.find(&self.ids, &self.draft.input)
    }

    pub fn path(&self, place: &Place) -> Path {
        place.path(&self.ids, &self.draft.input)
    }

    pub fn key(&self, entry: &Place) -> String {
        let path = self.path(entry);
        path.name()
            .map(|name| name.into_owned())
            .unwrap_or_default()
    }

    pub fn entries(&mut self, place: &Place) -> Vec<EntryId> {
        let count = self.count(place);
        self.ids.of(place, count).clone()
    }

    fn count(&self, place: &Place) -> usize {
        match self.find(place) {
            Some(Value::Map(map)) => map.len(),
            Some(Value::List(items)) => items.len(),
            _ => 0,
        }
    }

    pub fn typed(&self, place: &Place) -> Option<&TypedText> {
        self.typed
            .get(place)
            .filter(|typed| self.is_beside(place, typed))
    }

    fn is_beside(&self, place: &Place, typed: &TypedText) -> bool {
        self.find(place) == typed.beside.as_ref()
    }

    pub fn is_open(&self, place: &Place) -> bool {
        self.open.contains(place)
    }

    pub fn triggers(&mut self, place: &Place) -> Arc<PlaceTriggers> {
        self.triggers.of(place)
    }

    pub fn can_undo(&self) -> (bool, bool) {
        (self.undo.can_undo(), self.undo.can_redo())
    }

    fn shape(&self, place: &Place) -> Option<&'static Shape> {
        self.operation.operation.shape_at(&self.path(place))
    }

    fn structure(&self, place: &Place) -> Option<&'static Structure> {
        self.shape(place)?.as_structure()
    }

    /// The place that a pointer names, of duplicate keys the last; creates the ids of the lists on its way.
    pub fn place_of(&mut self, path: &Path) -> Option<Place> {
        let mut place = Place::root();
        for segment in path.segments() {
            let is_list = matches!(
                self.shape(&place)?.kind,
                Kind::List { .. } | Kind::Map { .. }
            );
            place = match self.find(&place) {
                Some(Value::Map(map)) if is_list => {
                    let index = map.entries().iter().rposition(|(key, _)| *key == segment)?;
                    place.entry(*self.entries(&place).get(index)?)
                }
                Some(Value::List(_)) if is_list => {
                    let index = segment.parse::<usize>().ok()?;
                    place.entry(*self.entries(&place).get(index)?)
                }
                _ => place.member(&segment),
            };
        }
        Some(place)
    }
}

/// Undo.
impl Contents {
    /// Records the draft for undo, before a change.
    fn record(&mut self) {
        self.record_typing(None);
    }

    fn record_typing(&mut self, typing: Option<Typing>) {
        if self.undo.begins_step(typing) {
            let before = self.version();
            self.undo.record(before);
        }
    }

    fn version(&self) -> Version {
        let beside = self.typed.iter();
        let beside = beside.filter(|(place, typed)| self.is_beside(place, typed));
        Version {
            draft: self.draft.clone(),
            cli: self.cli,
            typed: beside
                .map(|(place, typed)| (self.path(place), typed.clone()))
                .collect(),
        }
    }

    /// Makes what is typed next a step of its own for undo.
    pub fn end_step(&mut self) {
        self.undo.end_step();
    }

    pub fn undo(&mut self) {
        let current = self.version();
        let before = self.undo.undo(current);
        self.return_to(before);
    }

    pub fn redo(&mut self) {
        let current = self.version();
        let after = self.undo.redo(current);
        self.return_to(after);
    }

    /// Another CLI may have been chosen since a version was current, and stays chosen.
    fn return_to(&mut self, version: Option<Version>) {
        let Some(version) = version else { return };
        let chosen = std::mem::replace(&mut self.cli, version.cli);
        self.exchange(version.draft);
        // What has been typed since then, and still belongs to its value, is not lost.
        for (path, typed) in version.typed {
            let place = self.place_of(&path);
            if let Some(place) = place.filter(|place| self.typed.get(place).is_none()) {
                self.triggers.note_value(&place);
                self.typed.put(place, typed);
            }
        }
        self.convert_blobs(chosen);
    }
}

/// Edits of facts.
impl Contents {
    /// Sets a fact; an empty text leaves it open again.
    pub fn set_fact(&mut self, name: &str, text: &str) {
        self.record();
        self.assign_fact(name, text);
    }

    /// The same for a fact that is being typed: typing it is undone in one step.
    pub fn type_fact(&mut self, name: &str, text: &str) {
        self.record_typing(Some(Typing::Fact(name.to_owned())));
        self.assign_fact(name, text);
    }

    fn assign_fact(&mut self, name: &str, text: &str) {
        let value = Some(text).filter(|text| !text.is_empty());
        self.draft.facts.set(name, value);
    }
}

/// Edits of what stands beside the input.
impl Contents {
    /// Names the file that is a member's value, by its URL or its name alone; an empty text removes it.
    pub fn set_file(&mut self, member: &str, url: &str) {
        self.record();
        self.draft.files.set_named(member, url);
    }

    /// The same while it is being typed.
    pub fn type_file(&mut self, member: &str, url: &str) {
        self.record_typing(Some(Typing::File(member.to_owned())));
        self.draft.files.set_named(member, url);
    }

    /// Sets a global option of the CLI that is being typed; an empty text unsets it.
    pub fn type_option(&mut self, name: &str, value: &str) {
        self.record_typing(Some(Typing::Option(name.to_owned())));
        self.draft.options.set(name, Some(value));
    }
}

/// Edits of one place.
impl Contents {
    /// Sets the value at a place, or unsets it; missing structures above it are created.
    pub fn set(&mut self, place: &Place, value: Option<Value>) {
        self.record();
        self.assign(place, value);
    }

    fn assign(&mut self, place: &Place, value: Option<Value>) {
        self.typed.forget(place);
        if value.is_none() {
            self.stashed.forget(place);
            self.set_open(place, false);
        }
        self.ids.forget(place);
        self.put(place, value);
    }

    /// As [`Self::set`] for a value that is being typed: a field whose text is deleted stays open, and what
    /// is typed at one place without a break is one step to undo.
    pub fn type_value(&mut self, place: &Place, value: Option<Value>) {
        if self.find(place) != value.as_ref() {
            self.record_typing(Some(Typing::Value(place.clone())));
        }
        let is_open = self.is_open(place) || self.find(place).is_some();
        self.assign(place, value);
        if is_open {
            self.open.insert(place.clone());
        }
    }

    fn put(&mut self, place: &Place, value: Option<Value>) {
        let changed = self.highest_made(place);
        self.write(place, value);
        self.triggers.note_value(&changed);
    }

    /// The highest place whose value changes when a place is set: the unset structures above it are created.
    fn highest_made(&self, place: &Place) -> Place {
        let mut made = place.clone();
        while let Some(Step::Member(_)) = made.last()
            && let Some(above) = made.parent()
            && !matches!(self.find(&above), Some(Value::Map(_)))
        {
            made = above;
        }
        made
    }

    fn write(&mut self, place: &Place, value: Option<Value>) {
        let Some(above) = place.parent() else {
            self.draft.input = value.unwrap_or(Value::Map(Map::new()));
            return;
        };
        let Some(Step::Member(name)) = place.last() else {
            let slot = place.find_mut(&self.ids, &mut self.draft.input);
            if let Some((slot, value)) = slot.zip(value) {
                *slot = value;
            }
            return;
        };
        if value.is_some() && !matches!(self.find(&above), Some(Value::Map(_))) {
            self.write(&above, Some(Value::Map(Map::new())));
        }
        let structure = self.structure(&above);
        if let Some(Value::Map(map)) = above.find_mut(&self.ids, &mut self.draft.input) {
            match (value, structure) {
                (Some(value), Some(structure)) => structure.set_in_order(map, name, value),
                (Some(value), None) => map.set(name, value),
                (None, _) => map.remove(name),
            }
        }
    }

    /// Sets the text that is being typed at a place, with its value or the reason why it has none.
    pub fn type_text(
        &mut self,
        place: &Place,
        notation: Notation,
        text: String,
        value: Result<Option<Value>, String>,
    ) {
        let problem = value.map(|value| self.type_value(place, value)).err();
        let typed = TypedText {
            text,
            notation,
            problem,
            beside: self.find(place).cloned(),
        };
        self.typed.put(place.clone(), typed);
        self.triggers.note_value(place);
    }

    /// Shows the value at a place as it is written, and not as it was typed.
    pub fn forget_typed(&mut self, place: &Place) {
        self.typed.forget(place);
        self.triggers.note_value(place);
    }

    /// Gives an optional member its field, or turns it into a row again.
    pub fn set_open(&mut self, place: &Place, open: bool) {
        if open {
            self.open.insert(place.clone());
        } else {
            self.close(place);
        }
        if let Some(above) = place.parent() {
            self.triggers.note_entries(&above);
        }
    }

    fn close(&mut self, place: &Place) {
        self.open.retain(|open| !open.is_within(place));
    }

    /// Chooses the one member of a union that is set; the values of the others are kept for when they are
    /// chosen again.
    pub fn choose_alternative(&mut self, union: &Place, name: &str) {
        let Some(structure) = self.structure(union) else {
            return;
        };
        let Some(member) = structure.member(name) else {
            return;
        };
        self.record();
        let present = self.find(union).and_then(Value::as_map).cloned();
        let mut map = Map::new();
        for (other, value) in present.unwrap_or_default().iter() {
            if structure.member(other).is_some() {
                self.stashed.put(union.member(other), value.clone());
            } else {
                // What the model does not know stays where it is.
                map.push(other, value.clone());
            }
        }
        let stashed = self.stashed.get(&union.member(name)).cloned();
        let first = || first_value(self.operation.target(member));
        map.push(name, stashed.unwrap_or_else(first));
        self.put(union, Some(Value::Map(map)));
    }
}

/// Edits of lists and maps.
impl Contents {
    /// Renames an entry in its place.
    pub fn set_key(&mut self, entry: &Place, key: &str) {
        let Some((above, id)) = entry.parent().zip(entry.entry_id()) else {
            return;
        };
        self.record_typing(Some(Typing::Value(entry.clone())));
        let index = self.ids.position(above.as_steps(), id);
        let map = above.find_mut(&self.ids, &mut self.draft.input);
        if let Some((Value::Map(map), index)) = map.zip(index)
            && let Some((name, _)) = map.entries_mut().get_mut(index)
        {
            key.clone_into(name);
            self.triggers.note_value(entry);
        }
    }

    /// Appends an entry to the map at a place, which is created if it is unset; returns the new place.
    pub fn add_entry(&mut self, place: &Place, key: &str, value: Value) -> Option<Place> {
        self.record();
        if !matches!(self.find(place), Some(Value::Map(_))) {
            self.assign(place, Some(Value::Map(Map::new())));
        }
        // The entries that already exist get their ids first.
        self.entries(place);
        if let Some(Value::Map(map)) = place.find_mut(&self.ids, &mut self.draft.input) {
            map.push(key, value);
        }
        self.triggers.note_entries(place);
        Some(place.entry(*self.entries(place).last()?))
    }

    /// Appends items to the list at a place, which is created if it is unset; returns the last one's place.
    pub fn add_items(&mut self, list: &Place, items: Vec<Value>) -> Option<Place> {
        self.record();
        self.append(list, items)
    }

    /// Gives an item its value and appends the others to its list, as one step; returns the last one's place.
    pub fn fill_items(&mut self, item: &Place, value: Value, others: Vec<Value>) -> Option<Place> {
        self.record();
        self.assign(item, Some(value));
        self.append(&item.parent()?, others)
    }

    fn append(&mut self, place: &Place, added: Vec<Value>) -> Option<Place> {
        if !matches!(self.find(place), Some(Value::List(_))) {
            self.assign(place, Some(Value::List(Vec::new())));
        }
        // The items that already exist get their ids first.
        self.entries(place);
        if let Some(Value::List(items)) = place.find_mut(&self.ids, &mut self.draft.input) {
            items.extend(added);
        }
        self.triggers.note_entries(place);
        Some(place.entry(*self.entries(place).last()?))
    }

    /// Removes an entry or item; with its last one, a list or map that is a member becomes unset, unless that
    /// is a union's.
    pub fn remove_entry(&mut self, entry: &Place) {
        let Some((above, id)) = entry.parent().zip(entry.entry_id()) else {
            return;
        };
        let Some(index) = self.ids.position(above.as_steps(), id) else {
            return;
        };
        self.record();
        match above.find_mut(&self.ids, &mut self.draft.input) {
            Some(Value::Map(map)) if index < map.len() => {
                map.entries_mut().remove(index);
            }
            Some(Value::List(items)) if index < items.len() => {
                items.remove(index);
            }
            _ => return,
        }
        self.forget_entry(entry, &above, index);
        if self.count(&above) == 0 && self.is_unset_when_empty(&above) {
            self.put(&above, None);
        }
        self.triggers.note_entries(&above);
        self.note_moved(&above, index);
    }

    /// Whether a list or map is a member; but without its chosen member, a union would have none.
    fn is_unset_when_empty(&self, place: &Place) -> bool {
        let above = place.parent().and_then(|above| self.shape(&above));
        let is_in_union = above.is_some_and(|shape| shape.as_union().is_some());
        place.entry_id().is_none() && !is_in_union
    }

    fn forget_entry(&mut self, entry: &Place, above: &Place, index: usize) {
        self.ids.forget(entry);
        self.ids.remove(above, index);
        self.typed.forget(entry);
        self.stashed.forget(entry);
        self.close(entry);
    }

    /// The items behind an index have other paths.
    fn note_moved(&mut self, list: &Place, index: usize) {
        if matches!(self.find(list), Some(Value::List(_))) {
            for id in self.entries(list).into_iter().skip(index) {
                self.triggers.note_paths(&list.entry(id));
            }
        }
    }
}

/// Changes of the whole draft.
impl Contents {
    /// Replaces the draft: places that differ are notified, and fields that remain are not mounted again.
    pub fn replace(&mut self, draft: Draft) {
        self.record();
        self.forget_all_beside();
        self.exchange(draft);
    }

    /// Empties the form, and turns each member that was added into a row again.
    pub fn clear(&mut self) {
        self.open.clear();
        self.replace(Draft {
            options: self.draft.options.clone(),
            ..Draft::default()
        });
    }

    fn exchange(&mut self, draft: Draft) {
        let before = std::mem::replace(&mut self.draft, draft);
        let old_ids = self.ids.clone();
        self.ids.follow(&before.input, &self.draft.input);
        self.forget_strays();
        let differs = |place: &&Place| {
            let (old, new) = (&before.input, &self.draft.input);
            place.find(&old_ids, old) != place.find(&self.ids, new)
                || place.path(&old_ids, old) != place.path(&self.ids, new)
        };
        let places: Vec<Place> = self.triggers.places().filter(differs).cloned().collect();
        for place in places {
            self.triggers.note_entries(&place);
        }
    }

    /// Forgets what belongs to places that are gone, and half-typed texts whose values are others now.
    fn forget_strays(&mut self) {
        let (ids, input) = (&self.ids, &self.draft.input);
        self.open.retain(|place| place.is_known(ids));
        self.stashed.retain(|place, _| place.is_known(ids));
        self.typed.retain(|place, typed| {
            place.is_known(ids) && place.find(ids, input) == typed.beside.as_ref()
        });
    }

    /// Forgets all half-typed texts and stashed values: they belong to another draft.
    fn forget_all_beside(&mut self) {
        self.typed.forget(&Place::root());
        self.stashed.forget(&Place::root());
    }

    /// Applies a diagnostic's fix.
    pub fn apply_fix(&mut self, fix: &Fix) {
        self.record();
        let mut draft = self.draft.clone();
        apply_fix(self.operation.operation, &mut draft.input, fix);
        self.exchange(draft);
    }

    /// Replaces the draft by one that is written for the CLI `from`, converted to the chosen CLI.
    pub fn restore(&mut self, draft: Draft, from: Cli, chosen: Cli) {
        let is_as_written = from == chosen && self.cli == chosen;
        if is_as_written && self.draft == draft {
            return;
        }
        self.record();
        self.forget_all_beside();
        self.cli = from;
        self.exchange(draft);
        self.convert_blobs(chosen);
    }

    /// Converts the draft's blobs to another CLI, so that it means the same.
    pub fn convert_blobs(&mut self, cli: Cli) {
        if cli == self.cli {
            return;
        }
        self.choose_cli(cli);
        let places: Vec<Place> = self.triggers.places().cloned().collect();
        for place in places {
            self.triggers.note_entries(&place);
        }
    }

    /// Converts the draft, so that it means the same to another CLI.
    ///
    /// Bytes that v1 cannot send stay visible as Base64, but no output shows them.
    pub fn choose_cli(&mut self, cli: Cli) {
        let from = std::mem::replace(&mut self.cli, cli);
        if from == cli {
            return;
        }
        let operation = self.operation.operation;
        let typed = self.typed_bytes();
        for (place, value) in self.stashed.values_mut() {
            let path = place.path(&self.ids, &self.draft.input);
            *value = convert_blobs(operation, &path, value, [from, cli]).value;
        }
        let root = Path::root();
        let converted = convert_blobs(operation, &root, &self.draft.input, [from, cli]);
        self.draft.input = converted.value;
        for (place, typed) in typed {
            self.typed.forget(&place);
            if typed.problem.is_some() {
                self.write(&place, Some(Value::String(typed.text)));
            }
        }
        for path in converted.not_expressible {
            self.keep_in_sight(&path);
        }
    }

    /// The texts for bytes that are typed and still belong to their values.
    fn typed_bytes(&self) -> Vec<(Place, TypedText)> {
        let all = self.typed.iter().filter(|(place, typed)| {
            typed.notation == Notation::Bytes && self.is_beside(place, typed)
        });
        all.map(|(place, typed)| (place.clone(), typed.clone()))
            .collect()
    }

    /// Keeps Base64 as a typed text, and unsets its value; an item or entry becomes empty, so that the others
    /// keep their places.
    fn keep_in_sight(&mut self, path: &Path) {
        let Some(place) = self.place_of(path) else {
            return;
        };
        let text = scalar_text(self.find(&place));
        let is_member = matches!(place.last(), Some(Step::Member(_)));
        self.write(&place, (!is_member).then(|| Value::from("")));
        self.open.insert(place.clone());
        let typed = TypedText {
            text,
            notation: Notation::Bytes,
            problem: Some(NOT_TEXT_FOR_V1.to_owned()),
            beside: self.find(&place).cloned(),
        };
        self.typed.put(place, typed);
    }
}

/// A scalar's text as it is edited: a number as it was typed, a string without quotes.
pub fn scalar_text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.text().to_owned(),
        _ => String::new(),
    }
}

/// Whoever chooses a boolean alternative most often means true.
fn first_value(shape: &Shape) -> Value {
    match shape.kind {
        Kind::Boolean => Value::Bool(true),
        _ => shape.blank(),
    }
}
