//! One draft, a few choices; everything else is derived.

mod catalog;
mod labels;
mod list_position;
mod operation;
mod prefs;
mod recent;
mod user_models;

pub use catalog::{Catalog, Fetched};
pub use labels::spaced;
pub use list_position::{note_list_position, position_of_entry};
pub use operation::{OpenOperation, Opening};
pub use prefs::{Prefs, PrefsStore, RequestForm, Theme};
pub use recent::{forget_recent, recent, remember_recent};
pub use user_models::{Notice, UserModel, UserModels};
