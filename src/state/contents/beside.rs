//! Edits of what the draft has beside the input: facts, files, and global options.

use wireform_model::draft::{FileReference, FileReferences};

use super::Contents;
use crate::state::undo::Typing;
use crate::state::{EditedAs, Place};

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

    /// Sets the file that is the value at a place, in place of what is filled in there; `None` removes it.
    pub fn set_file(&mut self, place: &Place, file: Option<FileReference>) {
        self.record();
        self.assign_file(place, file);
        self.edited_as.put(place.clone(), EditedAs::File);
        self.put_aside(place);
    }

    /// Adds what was read of a file to the step that named it; does nothing where there is another one by now.
    pub fn add_content(&mut self, place: &Place, file: &FileReference, bytes: Vec<u8>) {
        if self.draft.files.at(&self.path(place)) == Some(file) {
            self.assign_file(place, Some(file.clone().with_content(bytes)));
        }
    }

    /// Takes the value at a place out of the input, until it is edited again as something else than a file.
    pub(super) fn put_aside(&mut self, place: &Place) {
        let Some(value) = self.find(place).cloned() else {
            return;
        };
        self.stashed.put(place.clone(), value);
        self.put(place, None);
        self.prune(place);
        self.open.insert(place.clone());
    }

    /// The same while its name is being typed.
    pub fn type_file(&mut self, place: &Place, file: Option<FileReference>) {
        self.record_typing(Some(Typing::File(self.path(place).to_string())));
        self.assign_file(place, file);
        self.edited_as.put(place.clone(), EditedAs::File);
    }

    pub(super) fn assign_file(&mut self, place: &Place, file: Option<FileReference>) {
        let path = self.path(place);
        self.draft.files.set(&path, file);
        self.triggers.note_value(place);
    }

    /// Notes the places whose files differ from others.
    pub(super) fn note_files(&mut self, before: &FileReferences) {
        let now = self.draft.files.clone();
        let all = before.iter().chain(now.iter());
        let differ = all.filter(|(path, _)| before.at(path) != now.at(path));
        for (path, _) in differ {
            if let Some(place) = self.place_of(path) {
                self.triggers.note_value(&place);
            }
        }
    }

    /// Sets a global option of the CLI that is being typed; an empty text unsets it.
    pub fn type_option(&mut self, name: &str, value: &str) {
        self.record_typing(Some(Typing::Option(name.to_owned())));
        self.draft.options.set(name, Some(value));
    }
}
