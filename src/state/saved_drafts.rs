use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::browser;

use super::OpenOperation;

/// Of drafts without a name, the last ones are kept.
const MOST_UNNAMED: usize = 10;

/// A longer address is that of a draft which would soon fill the browser's storage.
pub(super) const LONGEST: usize = 200_000;

/// The last drafts of an operation, which this browser keeps: without what is sensitive, which is in no address.
#[derive(Clone, Copy)]
pub struct SavedDrafts {
    /// The name under which they are stored.
    key: StoredValue<String>,
    all: RwSignal<Vec<SavedDraft>>,
    /// What is stored among them and cannot be read, as by another version of the page: it stays as it is.
    unreadable: RwSignal<Vec<String>>,
    /// The one that was deleted last, and where it was.
    deleted: RwSignal<Option<(usize, SavedDraft)>>,
    /// The one that what is being filled in replaces.
    current: StoredValue<Option<String>>,
}

/// A draft that this browser keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedDraft {
    pub id: String,
    /// What the visitor calls it; empty where it has no name.
    #[serde(default)]
    pub name: String,
    /// When it was changed last, in milliseconds since 1970.
    pub changed: f64,
    /// The address of the form with all that is filled in, from `#` on.
    pub address: String,
}

impl SavedDrafts {
    /// Those of an operation, the latest first.
    pub fn load(operation: OpenOperation) -> Self {
        let (service, api) = (operation.service(), operation.api());
        let key = format!("drafts.{}.{}", service.command, api.command);
        let (all, unreadable) = browser::stored(&key)
            .filter(|text| !text.is_empty())
            .map(|text| read(&text))
            .unwrap_or_default();
        SavedDrafts {
            key: StoredValue::new(key),
            all: RwSignal::new(all),
            unreadable: RwSignal::new(unreadable),
            deleted: RwSignal::new(None),
            current: StoredValue::new(None),
        }
    }

    /// The drafts, the latest first.
    pub fn all(self) -> Vec<SavedDraft> {
        self.all.get()
    }

    /// How many there are that cannot be read.
    pub fn unreadable(self) -> usize {
        self.unreadable.with(Vec::len)
    }

    /// Deletes those that cannot be read.
    pub fn remove_unreadable(self) {
        self.unreadable.set(Vec::new());
        self.change(|_| ());
    }

    /// Keeps what is being filled in, by its address.
    pub fn keep(self, address: &str) {
        if address.len() > LONGEST {
            return;
        }
        let current = self.current.try_get_value().flatten();
        let id = current.unwrap_or_else(|| browser::now().to_string());
        let _ = self.current.try_set_value(Some(id.clone()));
        self.change(|all| {
            let old = all.iter().find(|draft| draft.id == id);
            let name = old.map(|draft| draft.name.clone()).unwrap_or_default();
            all.retain(|draft| draft.id != id && (draft.address != address || draft.is_named()));
            let draft = SavedDraft {
                id,
                name,
                changed: browser::now(),
                address: address.to_owned(),
            };
            all.insert(0, draft);
            let mut unnamed = 0;
            all.retain(|draft| {
                unnamed += usize::from(!draft.is_named());
                draft.is_named() || unnamed <= MOST_UNNAMED
            });
        });
    }

    /// What is filled in from now on is another draft: the form was emptied, or an older draft restored.
    pub fn begin(self) {
        let _ = self.current.try_set_value(None);
    }

    /// Gives a draft a name, or takes it away with an empty one.
    pub fn rename(self, id: &str, name: &str) {
        self.change(|all| {
            if let Some(draft) = all.iter_mut().find(|draft| draft.id == id) {
                name.trim().clone_into(&mut draft.name);
            }
        });
    }

    /// Deletes a draft.
    pub fn remove(self, id: &str) {
        if self.current.try_get_value().flatten().as_deref() == Some(id) {
            self.begin();
        }
        self.change(|all| {
            if let Some(place) = all.iter().position(|draft| draft.id == id) {
                self.deleted.set(Some((place, all.remove(place))));
            }
        });
    }

    /// Whether a draft was deleted that can be brought back.
    pub fn has_deleted(self) -> bool {
        self.deleted.with(Option::is_some)
    }

    /// Brings the draft back that was deleted last.
    pub fn bring_back(self) {
        if let Some((place, draft)) = self.deleted.try_update(Option::take).flatten() {
            self.change(|all| all.insert(place.min(all.len()), draft));
        }
    }

    /// Storage may be full or switched off: then the drafts are there until the form is left.
    fn change(self, change: impl FnOnce(&mut Vec<SavedDraft>)) {
        let _ = self.all.try_update(change);
        let text = self.all.try_with_untracked(|all| {
            let all = all
                .iter()
                .filter_map(|draft| serde_json::to_string(draft).ok());
            let unreadable = self.unreadable.try_get_untracked().unwrap_or_default();
            let items: Vec<String> = all.chain(unreadable).collect();
            format!("[{}]", items.join(","))
        });
        if let Some((key, text)) = self.key.try_get_value().zip(text) {
            browser::store(&key, &text);
        }
    }
}

/// The drafts of a stored text, and the JSON of what is none: all of the text where it is not a list.
fn read(text: &str) -> (Vec<SavedDraft>, Vec<String>) {
    let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(text) else {
        return (
            Vec::new(),
            serde_json::to_string(text).into_iter().collect(),
        );
    };
    let mut all = Vec::new();
    let mut unreadable = Vec::new();
    for item in items {
        match serde_json::from_str(item.get()) {
            Ok(draft) => all.push(draft),
            Err(_) => unreadable.push(item.get().to_owned()),
        }
    }
    (all, unreadable)
}

impl SavedDraft {
    fn is_named(&self) -> bool {
        !self.name.is_empty()
    }
}
