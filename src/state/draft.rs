use std::sync::Arc;

use leptos::prelude::*;
use wireform_companions::Scenario;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::Diagnostic;
use wireform_model::draft::{Draft, FileReference};
use wireform_model::path::Path;
use wireform_model::secret::{is_secret, secrets};
use wireform_model::value::Value;

use super::contents::Contents;
use super::history::WholeInputs;
use super::revealed::Edits;
use super::shell_variable::ShellVariable;
use super::triggers::PlaceTriggers;
use super::typed_output::TypedOutput;
use super::unfinished::TypedText;
use super::{EditedAs, EntryId, OpenOperation, Place, PrefsStore, SavedDrafts};

/// The draft of the open operation: one plain value, and what is derived from it for the form.
///
/// Reading a place tracks its own triggers (see [`PlaceTriggers`]), so that a keystroke costs the same
/// however many controls are mounted. Every change goes through [`DraftStore::edit`], which changes the
/// draft, checks it, compares the diagnostics and notifies each trigger once, all synchronously.
///
/// A handler of an element that is being removed may run after the store is disposed of: reads then find
/// nothing, and writes do nothing.
#[derive(Clone, Copy)]
pub struct DraftStore {
    pub operation: OpenOperation,
    pub prefs: PrefsStore,
    contents: StoredValue<Contents>,
    /// Changes with each change of the draft: for what depends on the whole of it.
    version: RwSignal<u32>,
    /// The diagnostics that are shown, in the order of the form: not those of fields that nobody has left yet.
    pub diagnostics: RwSignal<Arc<Vec<Diagnostic>>>,
    /// The required members that are missing, and not yet shown as errors.
    pub required_left: RwSignal<Vec<Path>>,
    /// The places of its sensitive values.
    pub secrets: Memo<Vec<Path>>,
    /// What a companion's hints and folding depend on: the draft without what concerns its own place alone.
    ///
    /// Every field tracks it. A memo would make each of them ask at each keystroke whether it has changed.
    pub choices: RwSignal<Draft>,
    /// The scenario that the form was started from: its blanks have examples.
    pub scenario: RwSignal<Option<&'static Scenario>>,
    /// The place whose spans are marked in the panes: that of the control that has the focus.
    pub active: RwSignal<Option<Path>>,
    /// Whether the outputs are raised over the form, on a screen without room beside it.
    pub raised: RwSignal<bool>,
    /// Whether the panes show the secrets that they otherwise mask.
    pub reveals: RwSignal<bool>,
    /// What was removed last, while nothing else has changed since.
    pub removed: RwSignal<Option<Removal>>,
    /// The drafts of the operation that this browser keeps.
    pub saved: SavedDrafts,
    /// The inputs of history entries with the secrets that the entries leave out.
    pub whole_inputs: StoredValue<WholeInputs>,
}

impl DraftStore {
    /// A draft that is written for the CLI `from`; it is converted to the one that is chosen.
    pub fn new(operation: OpenOperation, draft: Draft, from: Cli, prefs: PrefsStore) -> Self {
        let mut contents = Contents::new(operation, draft, from);
        contents.choose_cli(prefs.with_untracked(|prefs| prefs.cli));
        contents.check();
        let (shown, required_left) = contents.shown();
        let diagnostics = RwSignal::new(Arc::new(shown));
        let required_left = RwSignal::new(required_left);
        let choices = RwSignal::new(contents.choices());
        let contents = StoredValue::new(contents);
        let version = RwSignal::new(0_u32);
        let read = move || {
            version.track();
            contents
        };
        // Looking for secrets takes time, and most services have none.
        let exist = operation.service().has_secrets();
        let secrets = Memo::new(move |_| {
            read().with_value(|contents| match contents.input().as_map() {
                Some(input) if exist => secrets(operation.operation, input),
                _ => Vec::new(),
            })
        });
        DraftStore {
            operation,
            prefs,
            contents,
            version,
            diagnostics,
            required_left,
            secrets,
            choices,
            scenario: RwSignal::new(None),
            active: RwSignal::new(None),
            raised: RwSignal::new(false),
            reveals: RwSignal::new(false),
            removed: RwSignal::new(None),
            saved: SavedDrafts::load(operation),
            whole_inputs: StoredValue::default(),
        }
    }

    /// The CLI that is chosen. Not tracked.
    pub fn cli(self) -> Cli {
        self.prefs.with_untracked(|prefs| prefs.cli)
    }

    /// The one way in: changes the draft, checks it, and notifies what depends on it.
    pub fn edit<T: Default>(self, change: impl FnOnce(&mut Contents) -> T) -> T {
        let Some(done) = self.contents.try_update_value(change) else {
            return T::default();
        };
        self.settle();
        done
    }

    /// Gives a list or map that is about to be mounted a blank entry to begin with.
    pub fn prepare_blank(self, list: Option<Place>) {
        if let Some(list) = list {
            self.contents
                .try_update_value(|contents| contents.prepare_blank(&list));
        }
    }

    fn settle(self) {
        let settled = self.contents.try_update_value(|contents| {
            contents.check();
            contents.choices()
        });
        let Some(choices) = settled else { return };
        set_if_other(self.choices, choices);
        self.version
            .update(|version| *version = version.wrapping_add(1));
        self.show_diagnostics();
    }

    /// Compares the diagnostics that are to be shown with those that are, and notifies what differs.
    fn show_diagnostics(self) {
        let before = self.diagnostics.get_untracked();
        let settled = self.contents.try_update_value(|contents| {
            let (shown, required_left) = contents.shown();
            contents.note_found(&before, &shown);
            (shown, required_left, contents.take_changes())
        });
        // Nothing is borrowed from here on.
        let Some((shown, required_left, changes)) = settled else {
            return;
        };
        set_if_other(self.diagnostics, Arc::new(shown));
        set_if_other(self.required_left, required_left);
        changes.notify();
    }

    /// Shows the diagnostics of a place that somebody has left.
    pub fn leave(self, place: Place, edits: Edits) {
        let left = self
            .contents
            .try_update_value(|contents| contents.leave(place, edits));
        if left == Some(true) {
            self.show_diagnostics();
        }
    }

    /// Shows all diagnostics: of what came in by a link, and once something is copied.
    pub fn reveal_all(self) {
        if self.contents.try_update_value(Contents::reveal_all) == Some(true) {
            self.show_diagnostics();
        }
    }

    /// Shows the diagnostics of all that is filled in: what was typed into the text of an output.
    pub fn reveal_filled(self) {
        if self.contents.try_update_value(Contents::reveal_filled) == Some(true) {
            self.show_diagnostics();
        }
    }

    fn read<T: Default>(self, see: impl FnOnce(&Contents) -> T) -> T {
        self.contents.try_with_value(see).unwrap_or_default()
    }

    /// Notes that somebody edits the text of an output from now on.
    pub fn begin_output(self, output: &'static str) {
        self.contents
            .try_update_value(|contents| contents.begin_output(output));
    }

    /// Writes the outputs as usual, but for texts that cannot be read.
    pub fn forget_read_outputs(self) {
        self.change_outputs(Contents::forget_read_outputs);
    }

    /// The texts of outputs that cannot be read; tracks all changes of the draft.
    pub fn unread_outputs(self) -> Vec<(&'static str, TypedOutput)> {
        self.version();
        self.read(|contents| contents.unread_outputs())
    }

    /// Notes that nobody edits the text of an output any longer, which is then written as usual.
    pub fn leave_output(self, output: &'static str) {
        self.change_outputs(|contents| contents.leave_output(output));
    }

    /// Changes how outputs are written, and nothing of the draft; `change` returns whether any is another one then.
    fn change_outputs(self, change: impl FnOnce(&mut Contents) -> bool) {
        if self.contents.try_update_value(change) == Some(true) {
            self.version
                .update(|version| *version = version.wrapping_add(1));
        }
    }

    /// Makes what is typed next a step of its own for undo.
    pub fn end_step(self) {
        self.contents.try_update_value(Contents::end_step);
    }
}

/// What was removed from a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// What happened, as a sentence.
    pub message: String,
    /// Where it was; the root where everything was removed.
    pub path: Path,
    /// The version of the draft that still has it.
    version: u32,
}

/// What was removed.
impl DraftStore {
    /// Notes that the next edit removes what is at a path.
    pub fn note_removal(self, message: String, path: Path) {
        let removal = Removal {
            message,
            path,
            version: self.version.get_untracked(),
        };
        let _ = self.removed.try_set(Some(removal));
    }

    /// What was removed by the last edit; tracks all changes of the draft.
    pub fn last_removal(self) -> Option<Removal> {
        let version = self.version.get();
        let removal = self.removed.get()?;
        (version == removal.version.wrapping_add(1)).then_some(removal)
    }
}

/// Reading, without tracking unless noted.
impl DraftStore {
    /// Reads the whole draft, and tracks all changes of it.
    pub fn with_draft<T: Default>(self, see: impl FnOnce(&Draft) -> T) -> T {
        let _ = self.version.try_get();
        self.with_draft_untracked(see)
    }

    pub fn with_draft_untracked<T: Default>(self, see: impl FnOnce(&Draft) -> T) -> T {
        self.read(|contents| see(contents.draft()))
    }

    /// The paths of files that were read and whose contents are sensitive; tracks all changes of the draft.
    pub fn secret_contents(self) -> Vec<Path> {
        let operation = self.operation.operation;
        self.with_draft(|draft| {
            let read = draft
                .files
                .iter()
                .filter(|(_, file)| file.content.is_some());
            let secret = read.filter(|(path, _)| is_secret(operation, path));
            secret.map(|(path, _)| path.clone()).collect()
        })
    }

    /// What changes with each change of the draft; tracks all of them.
    pub fn version(self) -> u32 {
        self.version.try_get().unwrap_or_default()
    }

    /// What changes with each change of the draft.
    pub fn version_untracked(self) -> u32 {
        self.version.try_get_untracked().unwrap_or_default()
    }

    /// Reads the value at a place: `None` where it is unset.
    pub fn at<T: Default>(self, place: &Place, see: impl FnOnce(Option<&Value>) -> T) -> T {
        self.read(|contents| see(contents.find(place)))
    }

    /// The JSON Pointer of a place, with the keys above it as they are now.
    pub fn path(self, place: &Place) -> Path {
        let path = self
            .contents
            .try_with_value(|contents| contents.path(place));
        path.unwrap_or_else(Path::root)
    }

    /// The place that a JSON Pointer names; `None` where the operation has no such place.
    pub fn place_of(self, path: &Path) -> Option<Place> {
        let place = self
            .contents
            .try_update_value(|contents| contents.place_of(path));
        place.flatten()
    }

    /// The key of an entry.
    pub fn key(self, entry: &Place) -> String {
        self.read(|contents| contents.key(entry))
    }

    /// The ids of the entries or items at a place.
    pub fn entries(self, place: &Place) -> Vec<EntryId> {
        let entries = self
            .contents
            .try_update_value(|contents| contents.entries(place));
        entries.unwrap_or_default()
    }

    /// The texts that have no value yet, by their paths; tracks all changes of the draft.
    pub fn unfinished(self) -> Vec<(Path, TypedText)> {
        self.version.track();
        self.read(|contents| contents.unfinished())
    }

    /// What values have from a shell that was to replace it; tracks all changes of the draft.
    pub fn variables(self) -> Vec<(Path, ShellVariable)> {
        self.version.track();
        self.read(Contents::variables)
    }

    /// The text of an output as it was typed, unless the draft has changed since; tracks all changes of the draft.
    pub fn typed_output(self, output: &'static str) -> Option<TypedOutput> {
        self.version();
        self.read(|contents| contents.typed_output(output).cloned())
    }

    /// The keys that have no value yet, by the paths of their maps; tracks all changes of the draft.
    pub fn blank_keys(self) -> Vec<(Path, String)> {
        self.version.track();
        self.read(Contents::blank_keys)
    }

    /// What is typed at a place, where that is not how its value would be written.
    pub fn typed(self, place: &Place) -> Option<TypedText> {
        self.read(|contents| contents.typed(place).cloned())
    }

    /// Whether an optional member has a field though it is unset.
    pub fn is_open(self, place: &Place) -> bool {
        self.read(|contents| contents.is_open(place))
    }

    /// The alternative of a union that somebody has chosen.
    pub fn chosen(self, union: &Place) -> Option<String> {
        self.read(|contents| contents.chosen(union).map(str::to_owned))
    }

    /// What the blank entry or item of a map or list lacks a value for.
    pub fn pending(self, list: &Place) -> Option<String> {
        self.read(|contents| contents.pending(list))
    }

    /// What somebody has chosen to edit a place as.
    pub fn edited_as(self, place: &Place) -> Option<EditedAs> {
        self.read(|contents| contents.edited_as(place))
    }

    /// The diagnostics for which `takes` returns true.
    pub fn found(self, takes: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let all = self.diagnostics.try_get_untracked().unwrap_or_default();
        all.iter().filter(|found| takes(found)).cloned().collect()
    }

    /// A fact's value; tracks all changes of the draft.
    pub fn fact(self, name: &str) -> Option<String> {
        self.with_draft(|draft| draft.facts.get(name).map(str::to_owned))
    }

    /// The file that is the value at a path.
    pub fn file(self, path: &Path) -> Option<FileReference> {
        self.with_draft_untracked(|draft| draft.files.at(path).cloned())
    }

    /// The value of a global option of the CLI; tracks all changes of the draft.
    pub fn option(self, name: &str) -> Option<String> {
        self.with_draft(|draft| draft.options.get(name).map(str::to_owned))
    }

    /// The triggers of a place.
    pub fn triggers(self, place: &Place) -> Arc<PlaceTriggers> {
        let triggers = self
            .contents
            .try_update_value(|contents| contents.triggers(place));
        triggers.unwrap_or_default()
    }

    /// Whether there is something to undo, and to redo; tracks all changes of the draft.
    pub fn can_undo(self) -> (bool, bool) {
        let _ = self.version.try_get();
        self.read(Contents::can_undo)
    }
}

/// Sets a signal to a value, and notifies its readers only where that is another one.
pub fn set_if_other<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
