//! What the page knows: the draft of the open form, the preferences, and the site's files.
//!
//! [`DraftStore`] has one plain value, the draft; each field reads and edits its own [`Place`] of it.
//! Everything else (diagnostics, secrets, the three texts) is derived.

mod blanks;
mod catalog;
mod in_sentences;
mod lasting;
mod location;
mod operation;
mod prefs;
mod recent;
mod remarks;
mod revealed;
mod shell_variable;
mod user_models;

mod contents;
mod draft;
mod edited_as;
mod entry_ids;
mod place;
mod placed;
mod triggers;
mod typed_output;
mod undo;
mod unfinished;
mod unfinished_texts;

mod editing;
mod form_order;
mod highlight;
mod history;
mod list_position;
mod local_options;
mod member_order;
mod outputs;
mod pasting;
mod saved_drafts;

pub use catalog::{Catalog, Fetched};
pub use contents::{Contents, scalar_text};
pub use draft::{DraftStore, Removal, set_if_other};
pub use edited_as::EditedAs;
pub use editing::Editing;
pub use entry_ids::EntryIds;
pub use form_order::form_order;
pub use history::{
    draft_of_entry, fill_in, follow_address, input_of_entry, name_in_address, push_before_removing,
    push_entry, write_entry,
};
pub use in_sentences::{in_sentence, kind_of_value, one_item};
pub use lasting::Lasting;
pub use list_position::{note_list_position, position_of_entry};
pub use local_options::{keep_local_options, recall_local_options};
pub use location::Location;
pub use member_order::{MemberOrder, members_of, usual_alternative};
pub use operation::{OpenOperation, Opening};
pub use outputs::{CommandLine, Outputs};
pub use pasting::{Pasted, Pasting};
pub use place::{EntryId, Place};
pub use placed::Placed;
pub use prefs::{Prefs, PrefsStore, RequestForm, Theme};
pub use recent::{forget_recent, recent, remember_recent};
pub use revealed::Edits;
pub use saved_drafts::{SavedDraft, SavedDrafts};
pub use triggers::PlaceTriggers;
pub use unfinished::{NOT_TEXT_FOR_V1, Notation, TypedText};
pub use unfinished_texts::{keep_unfinished_texts, recall_unfinished_texts};
pub use user_models::{Notice, UserModel, UserModels};
