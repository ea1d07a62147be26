//! Edits of what the draft has beside the input: facts, files, and global options.

use super::Contents;
use crate::state::undo::Typing;

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
