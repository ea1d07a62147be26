//! One draft, a few choices; everything else is derived.

mod catalogue;
mod changes;
mod derived;
mod draft;
mod history;
mod opened;
mod outputs;
mod own_models;
mod place;
mod placed;
mod prefs;
mod recent;
mod scroll;
mod shown;
mod typed;

pub use catalogue::{Catalogue, Fetched};
pub use derived::{Derived, kept_for};
pub use draft::DraftStore;
pub use history::{
    draft_of_entry, follow, input_of_entry, remember_before_removing, remember_now, write_address,
};
pub use opened::{Opened, Opening, spaced};
pub use outputs::{Outputs, RequestForm};
pub use own_models::{Notice, OwnModels};
pub use place::Place;
pub use placed::Placed;
pub use prefs::{Prefs, Theme};
pub use recent::{forget, recent, remember};
pub use scroll::{note_scroll, scroll_of_entry};
pub use shown::Shown;
pub use typed::{NO_TEXT_FOR_V1, Notation};
