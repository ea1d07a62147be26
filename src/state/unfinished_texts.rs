//! Texts that have no value yet, such as half of a JSON document or the key of an entry, and which values have variables
//! of a shell. No address has them, so this tab remembers them for each form until it is closed, but for those that are
//! sensitive.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::secret::{may_have_secrets, without_secrets};

use crate::browser;

use super::shell_variable::ShellVariable;
use super::unfinished::{Notation, TypedText};
use super::{DraftStore, OpenOperation, Outputs};

/// The texts of a form as they are stored.
#[derive(Default, Serialize, Deserialize)]
struct StoredTexts {
    /// The input beside which they were typed, as JSON.
    input: String,
    values: Vec<StoredText>,
    outputs: Vec<StoredOutput>,
    /// What values have from a shell, by their paths.
    #[serde(default)]
    variables: Vec<(String, ShellVariable)>,
}

/// The text of an output as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredOutput {
    name: String,
    text: String,
    /// The text to which it is a change.
    base: String,
}

/// The text of a value as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredText {
    path: String,
    text: String,
    notation: Notation,
    problem: Option<String>,
    /// The value beside it, as JSON.
    beside: Option<String>,
}

/// Shows the texts again that this tab remembers for a form, as far as the values beside them are the same.
pub fn recall_unfinished_texts(store: DraftStore, outputs: Outputs) {
    let stored = browser::stored_in_tab(&name(store.operation)).unwrap_or_default();
    let stored: StoredTexts = serde_json::from_str(&stored).unwrap_or_default();
    if store.with_draft_untracked(|draft| open_input(store, draft)) != stored.input {
        return;
    }
    store.edit(|contents| {
        let typed = stored.values.into_iter().filter_map(StoredText::into_typed);
        let (keys, texts): (Vec<_>, Vec<_>) =
            typed.partition(|(_, typed)| typed.notation == Notation::Key);
        let keys = keys.into_iter().filter(|(map, typed)| {
            // Beside other entries, it is another draft's.
            contents.input().at(map) == typed.beside.as_ref()
        });
        let keys: Vec<_> = keys.map(|(map, typed)| (map, typed.text)).collect();
        contents.set_blank_keys(keys);
        for (path, typed) in texts {
            contents.recall_typed(&path, typed);
        }
        for (path, variable) in stored.variables {
            if let Some(path) = Path::parse(&path) {
                contents.note_variable(&path, variable);
            }
        }
    });
    for output in stored.outputs {
        if let Some(editing) = outputs.editing(&output.name) {
            editing.type_over(&output.base.into(), &output.text);
        }
    }
}

/// Remembers them with each change, for as long as the calling component is mounted.
pub fn keep_unfinished_texts(store: DraftStore) {
    let stored = Memo::new(move |_| {
        let texts = open_texts(store);
        match texts.is_empty() {
            true => String::new(),
            false => serde_json::to_string(&texts).unwrap_or_default(),
        }
    });
    Effect::watch(
        move || stored.get(),
        move |stored, _, _| browser::store_in_tab(&name(store.operation), stored),
        false,
    );
}

/// The texts that have nothing sensitive in them.
fn open_texts(store: DraftStore) -> StoredTexts {
    let operation = store.operation.operation;
    let keys = store.blank_keys().into_iter();
    let keys = keys.map(|(map, key)| {
        let beside = store.with_draft_untracked(|draft| draft.input.at(&map).cloned());
        (map, TypedText::of_key(key, beside))
    });
    let values = store.unfinished().into_iter().chain(keys);
    let values = values.filter(|(path, _)| !may_have_secrets(operation, path));
    let outputs = match may_have_secrets(operation, &Path::root()) {
        true => Vec::new(),
        false => store.unread_outputs(),
    };
    let values: Vec<StoredText> = values.map(StoredText::from).collect();
    let outputs: Vec<_> = outputs
        .into_iter()
        .map(|(name, typed)| StoredOutput {
            name: name.to_owned(),
            text: typed.text.as_str().to_owned(),
            base: typed.base.as_ref().to_owned(),
        })
        .collect();
    let variables = store.variables().into_iter();
    let variables = variables.filter(|(path, _)| !may_have_secrets(operation, path));
    let variables = variables.map(|(path, variable)| (path.as_str().to_owned(), variable));
    let mut texts = StoredTexts {
        values,
        outputs,
        variables: variables.collect(),
        ..StoredTexts::default()
    };
    if !texts.is_empty() {
        texts.input = store.with_draft_untracked(|draft| open_input(store, draft));
    }
    texts
}

impl StoredTexts {
    fn is_empty(&self) -> bool {
        self.values.is_empty() && self.outputs.is_empty() && self.variables.is_empty()
    }
}

/// The input without what is sensitive, as JSON.
fn open_input(store: DraftStore, draft: &Draft) -> String {
    let open = without_secrets(store.operation.operation, &draft.input);
    json::compact(&open, &Path::root()).as_str().to_owned()
}

impl From<(Path, TypedText)> for StoredText {
    fn from((path, typed): (Path, TypedText)) -> Self {
        let beside = typed.beside.as_ref();
        StoredText {
            path: path.as_str().to_owned(),
            text: typed.text,
            notation: typed.notation,
            problem: typed.problem,
            beside: beside.map(|value| json::compact(value, &Path::root()).as_str().to_owned()),
        }
    }
}

impl StoredText {
    /// `None` where it cannot be read.
    fn into_typed(self) -> Option<(Path, TypedText)> {
        let beside = match self.beside {
            Some(text) => Some(json::read(&text).ok()?),
            None => None,
        };
        let typed = TypedText {
            text: self.text,
            notation: self.notation,
            problem: self.problem,
            beside,
        };
        Some((Path::parse(&self.path)?, typed))
    }
}

fn name(open: OpenOperation) -> String {
    let (service, operation) = (&open.service().command, &open.api().command);
    format!("unfinished.{service}.{operation}")
}
