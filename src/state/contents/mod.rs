//! What a [`DraftStore`](super::DraftStore) contains, and how each edit changes it.

mod beside;
mod conversion;
mod entries;
mod outputs;
mod values;
mod variables;
mod versions;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use wireform_check::{Check, CheckInput, ENUM_VALUE, Findings, REQUIRED, check, check_patterns};
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::draft::Draft;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Kind, Shape, Structure};

use crate::browser;

use super::revealed::{Edits, Revealed};
use super::shell_variable::ShellVariable;
use super::triggers::{Changes, PlaceTriggers, Triggers};
use super::typed_output::TypedOutput;
use super::undo::UndoStack;
use super::unfinished::{TypedText, UNFINISHED};
use super::{EditedAs, EntryId, EntryIds, OpenOperation, Place, Placed, form_order};

pub struct Contents {
    operation: OpenOperation,
    /// The CLI that the draft is written for.
    cli: Cli,
    draft: Draft,
    ids: EntryIds,
    triggers: Triggers,
    typed: Placed<TypedText>,
    /// The texts of outputs that were typed, by the outputs' names.
    typed_outputs: BTreeMap<&'static str, TypedOutput>,
    /// The output whose text somebody is editing.
    edited_output: Option<&'static str>,
    /// The values of union members from before another one was chosen.
    stashed: Placed<Value>,
    /// The alternatives that are chosen, by their unions; what is set counts first.
    chosen: Placed<String>,
    /// The optional members whose fields were opened.
    open: BTreeSet<Place>,
    /// What somebody has chosen to edit a value as.
    edited_as: Placed<EditedAs>,
    /// What values have from a shell that was to replace it.
    variables: Placed<Vec<ShellVariable>>,
    undo: UndoStack,
    revealed: Revealed,
    /// All diagnostics, as the last check found them.
    found: Vec<Diagnostic>,
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
            typed_outputs: BTreeMap::new(),
            edited_output: None,
            stashed: Placed::default(),
            chosen: Placed::default(),
            open: BTreeSet::new(),
            edited_as: Placed::default(),
            variables: Placed::default(),
            undo: UndoStack::default(),
            revealed: Revealed::default(),
            found: Vec::new(),
        }
    }

    /// Checks the draft: its diagnostics, then those of texts that have no value yet, and of values that only a shell
    /// knows.
    pub fn check(&mut self) {
        let subject = CheckInput {
            operation: self.operation.operation,
            draft: &self.draft,
            cli: self.cli,
        };
        let companion = self.operation.companion.map(|it| it.guide.check);
        let mut found = check(subject, companion.into_iter().chain([patterns as Check]));
        let typed = self
            .typed
            .iter()
            .filter(|(place, typed)| self.is_beside(place, typed));
        found.extend(typed.filter_map(|(place, typed)| typed.diagnostic(self.path(place))));
        let variables = self.variables().into_iter();
        found.extend(variables.map(|(path, variable)| variable.diagnostic(path)));
        self.found = found;
    }

    /// The diagnostics that the form shows, and the paths of the required members that are missing and not yet
    /// shown as errors; both in the order of the form.
    pub fn shown(&self) -> (Vec<Diagnostic>, Vec<Path>) {
        let mut shown = Vec::new();
        let mut required_left = Vec::new();
        // An error says more than that a value is not listed.
        let has_error = |path: &Path| {
            let mut errors = self.found.iter();
            errors.any(|found| found.path == *path && found.severity == Severity::Error)
        };
        let is_said = |found: &&Diagnostic| {
            let is_unlisted = found.rule == ENUM_VALUE.id && found.severity == Severity::Warning;
            is_unlisted && has_error(&found.path)
        };
        for found in self.found.iter().filter(|found| !is_said(found)) {
            if self.is_shown(found) {
                shown.push(found.clone());
            } else if found.rule == REQUIRED.id && self.draft.input.at(&found.path).is_none() {
                required_left.push(found.path.clone());
            }
        }
        let open = self.operation;
        shown.sort_by_cached_key(|found| {
            let order = form_order(open, &self.draft.input, &found.path);
            (found.option.is_some(), order)
        });
        required_left.sort_by_cached_key(|path| form_order(open, &self.draft.input, path));
        (shown, required_left)
    }

    /// That the outputs leave out what is typed has to be in sight from the beginning; options have fields of
    /// their own.
    fn is_shown(&self, found: &Diagnostic) -> bool {
        if found.option.is_some() {
            return true;
        }
        let is_revealed = || {
            let places = self.places_of(&found.path);
            places.iter().any(|place| self.revealed.contains(place))
        };
        found.rule == UNFINISHED || is_revealed()
    }

    /// The places that show the diagnostics of a path; of an entry that is missing, its map.
    fn places_of(&self, path: &Path) -> Vec<Place> {
        let places = self.ids.locate(&self.draft.input, path);
        match path.parent() {
            Some(above) if places.is_empty() => self.places_of(&above),
            _ => places,
        }
    }

    /// Shows the diagnostics of a place that somebody has left; returns whether they were hidden until now.
    pub fn leave(&mut self, place: Place, edits: Edits) -> bool {
        self.revealed.leave(place, edits)
    }

    /// Shows all diagnostics; returns whether some may have been hidden until now.
    pub fn reveal_all(&mut self) -> bool {
        self.revealed.reveal_all()
    }

    /// Shows what is wrong with all that is filled in; returns whether some of it may have been hidden until now.
    pub fn reveal_filled(&mut self) -> bool {
        let members: Vec<String> = match self.input().as_map() {
            Some(input) => input.iter().map(|(name, _)| name.to_owned()).collect(),
            None => return self.reveal_all(),
        };
        let places = members.iter().map(|name| Place::root().member(name));
        let mut may_show_more = false;
        for place in places {
            may_show_more |= self.revealed.leave(place, Edits::Value);
        }
        may_show_more
    }

    /// Notes that somebody types at a place.
    pub(super) fn note_typing(&mut self, place: &Place) {
        let path = self.path(place);
        let is_here = |found: &&Diagnostic| found.path.is_within(&path) && self.is_shown(found);
        if !self.found.iter().any(|found| is_here(&found)) {
            self.revealed.type_at(place);
        }
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
            for place in self.places_of(path) {
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

    /// The ids of the entries or items at a place, and of its blank rows, in the order of the form.
    pub fn entries(&mut self, place: &Place) -> Vec<EntryId> {
        let count = self.count(place);
        self.ids.rows(place, count)
    }

    fn count(&self, place: &Place) -> usize {
        self.ids.count(&self.draft.input, place)
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

    /// The alternative of a union that somebody has chosen.
    pub fn chosen(&self, union: &Place) -> Option<&str> {
        self.chosen.get(union).map(String::as_str)
    }

    /// What somebody has chosen to edit a place as.
    pub fn edited_as(&self, place: &Place) -> Option<EditedAs> {
        self.edited_as.get(place).copied()
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
            let index = match self.find(&place) {
                Some(Value::Map(map)) if is_list => {
                    let known = map.entries().iter().rposition(|(key, _)| *key == segment);
                    let blank = || {
                        let id = self.ids.blank_with_key(place.as_steps(), &segment)?;
                        self.ids.position(place.as_steps(), id)
                    };
                    Some(known.or_else(blank)?)
                }
                Some(Value::List(_)) if is_list => Some(segment.parse().ok()?),
                None if is_list => Some(0),
                _ => None,
            };
            place = match index {
                Some(index) => {
                    let count = self.count(&place);
                    place.entry(self.ids.at(&place, count, index)?)
                }
                None => place.member(&segment),
            };
        }
        Some(place)
    }
}

/// The check of patterns, by the browser's own engine.
fn patterns(input: &CheckInput<'_>, findings: &mut Findings) {
    check_patterns(input, browser::matches_pattern, findings);
}

/// A scalar's text as it is edited: a number as it was typed, a string without quotes.
pub fn scalar_text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.text().to_owned(),
        _ => String::new(),
    }
}
