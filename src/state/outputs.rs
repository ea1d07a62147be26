use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::draft::{Draft, FileReference};
use wireform_model::text::Text;
use wireform_write::{CommandOptions, Note};

use super::{DraftStore, Prefs, RequestForm};

/// The three texts, derived from the draft and the preferences.
#[derive(Clone, Copy)]
pub struct Outputs {
    pub command: Memo<CommandLine>,
    pub document: Memo<Arc<Text>>,
    /// What the document leaves out.
    pub document_notes: Memo<Vec<String>>,
    pub request: Memo<RequestText>,
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
    pub fn new(store: DraftStore) -> Self {
        Outputs {
            command: Memo::new(move |_| store.prefs.with(|prefs| command(store, prefs))),
            document: Memo::new(move |_| Arc::new(store.with_draft(wireform_write::document_of))),
            document_notes: Memo::new(move |_| document_notes(store)),
            request: Memo::new(move |_| store.prefs.with(|prefs| request(store, prefs))),
        }
    }
}

fn command(store: DraftStore, prefs: &Prefs) -> CommandLine {
    let options = CommandOptions {
        shell: prefs.shell,
        nested: prefs.nested,
        one_line: prefs.one_line,
        cli: prefs.cli,
    };
    let operation = store.operation.operation;
    let command = store.with_draft(|draft| wireform_write::command_of(operation, draft, &options));
    CommandLine {
        text: Arc::new(command.text),
        notes: command.notes,
        needs_document: command.needs_document,
    }
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
