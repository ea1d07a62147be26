use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::draft::{Draft, FileReference};
use wireform_model::text::Text;
use wireform_read::SourceKind;
use wireform_write::{Note, has_raw_blobs};

use super::{DraftStore, Editing, Prefs, RequestForm};

/// The three texts, derived from the draft and the preferences.
#[derive(Clone, Copy)]
pub struct Outputs {
    pub command: Memo<CommandLine>,
    /// Whether blobs can be texts in the command.
    pub may_have_raw_blobs: Memo<bool>,
    /// What the document leaves out.
    pub document_notes: Memo<Vec<String>>,
    pub request: Memo<RequestText>,
    /// The texts as their panes show them: as the draft has them, or as somebody types them.
    pub command_editing: Editing,
    pub document_editing: Editing,
    pub request_editing: Editing,
}

/// A request, or the command that sends it, with the notes on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestText {
    pub text: Arc<Text>,
    pub notes: Vec<String>,
    /// Where it goes.
    pub host: String,
}

/// A command with the notes on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommandLine {
    pub text: Arc<Text>,
    pub notes: Vec<Note>,
    /// Whether it reads `input.json`.
    pub needs_document: bool,
}

impl Outputs {
    /// The text of an output by its name.
    pub fn editing(&self, output: &str) -> Option<Editing> {
        let all = [
            self.command_editing,
            self.document_editing,
            self.request_editing,
        ];
        all.into_iter().find(|editing| editing.output() == output)
    }

    pub fn new(store: DraftStore) -> Self {
        let command = Memo::new(move |_| store.prefs.with(|prefs| command(store, prefs)));
        let document = Memo::new(move |_| Arc::new(store.with_draft(wireform_write::document_of)));
        let request = Memo::new(move |_| store.prefs.with(|prefs| request(store, prefs)));
        let command_text = move || command.with(|command| Arc::clone(&command.text));
        let request_text = move || request.with(|request| Arc::clone(&request.text));
        let editing = |kind, text| Editing::new(kind, store, text);
        // What was typed for another shell or CLI is written anew for this one.
        Effect::watch(
            move || store.prefs.with(|_| ()),
            move |(), _, _| store.forget_read_outputs(),
            false,
        );
        Outputs {
            command,
            may_have_raw_blobs: Memo::new(move |_| may_have_raw_blobs(store)),
            document_notes: Memo::new(move |_| document_notes(store)),
            request,
            command_editing: editing(SourceKind::Command, Signal::derive(command_text)),
            document_editing: editing(SourceKind::Document, document.into()),
            request_editing: editing(SourceKind::Request, Signal::derive(request_text)),
        }
    }
}

fn command(store: DraftStore, prefs: &Prefs) -> CommandLine {
    let options = prefs.command_options();
    let operation = store.operation.operation;
    let command = store.with_draft(|draft| wireform_write::command_of(operation, draft, &options));
    CommandLine {
        text: Arc::new(command.text),
        notes: command.notes,
        needs_document: command.needs_document,
    }
}

fn may_have_raw_blobs(store: DraftStore) -> bool {
    let options = store.prefs.with(Prefs::command_options);
    let operation = store.operation.operation;
    store.with_draft(|draft| has_raw_blobs(operation, draft, &options))
}

fn document_notes(store: DraftStore) -> Vec<String> {
    let cli = store.prefs.with(|prefs| prefs.cli);
    let operation = store.operation.operation;
    store.with_draft(|draft| wireform_write::document_notes(operation, draft, cli))
}

/// More bytes of a file than this are not shown: nobody reads them, and the browser would have to lay them out.
const MOST_SHOWN: usize = 1_048_576;

/// The draft with the contents of its files, as far as they are shown.
fn with_shown_files(draft: &Draft) -> Cow<'_, Draft> {
    let is_long = |file: &FileReference| file.bytes().is_some_and(|bytes| bytes.len() > MOST_SHOWN);
    let long = draft.files.iter().filter(|(_, file)| is_long(file));
    let long: Vec<_> = long
        .map(|(path, file)| (path.clone(), file.clone()))
        .collect();
    if long.is_empty() {
        return Cow::Borrowed(draft);
    }
    let mut shown = draft.clone();
    for (path, file) in long {
        shown.files.set(
            &path,
            Some(FileReference {
                content: None,
                ..file
            }),
        );
    }
    Cow::Owned(shown)
}

fn request(store: DraftStore, prefs: &Prefs) -> RequestText {
    let operation = store.operation.operation;
    store.with_draft(|draft| {
        let draft = &*with_shown_files(draft);
        let request = match prefs.request_form {
            RequestForm::Http => wireform_write::request_of(operation, draft, prefs.cli),
            RequestForm::Curl => wireform_write::request_for_curl(operation, draft, prefs.cli),
        };
        let (text, notes) = match prefs.request_form {
            RequestForm::Http => (
                wireform_write::http_text(&request),
                wireform_write::request_notes(operation, draft, &request),
            ),
            RequestForm::Curl => (
                wireform_write::curl(&request, prefs.shell),
                wireform_write::curl_notes(operation, draft, &request, prefs.shell),
            ),
        };
        RequestText {
            text: Arc::new(text),
            notes,
            host: request.host,
        }
    })
}
