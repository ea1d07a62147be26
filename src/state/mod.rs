//! What the page knows: the draft of the open form, the preferences, and the site's files.
//!
//! [`DraftStore`] has one plain value, the draft; each field reads and edits its own [`Place`] of it.
//! Everything else (diagnostics, secrets, the three texts) is derived.

mod catalog;
mod in_sentences;
mod lasting;
mod location;
mod operation;
mod prefs;
mod recent;
mod remarks;
mod revealed;
mod user_models;

mod contents;
mod draft;
mod edited_as;
mod entry_ids;
mod place;
mod placed;
mod triggers;
mod undo;
mod unfinished;

mod history;
mod list_position;
mod outputs;

pub use catalog::{Catalog, Fetched};
pub use contents::{Contents, scalar_text};
pub use draft::{DraftStore, Removal};
pub use edited_as::EditedAs;
pub use entry_ids::EntryIds;
pub use history::{
    draft_of_entry, follow_address, input_of_entry, name_in_address, push_before_removing,
    push_entry, write_entry,
};
pub use in_sentences::{in_sentence, singular};
pub use lasting::Lasting;
pub use list_position::{note_list_position, position_of_entry};
pub use location::Location;
pub use operation::{OpenOperation, Opening};
pub use outputs::{CommandLine, Outputs};
pub use place::{EntryId, Place};
pub use placed::Placed;
pub use prefs::{Prefs, PrefsStore, RequestForm, Theme};
pub use recent::{forget_recent, recent, remember_recent};
pub use revealed::Edits;
pub use triggers::PlaceTriggers;
pub use unfinished::{NOT_TEXT_FOR_V1, Notation, TypedText};
pub use user_models::{Notice, UserModel, UserModels};
