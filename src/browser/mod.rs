//! What the page needs from the browser, as small functions over gloo and, where gloo has nothing that fits, web-sys.
//!
//! The rest of the page uses neither `window` nor `document`.

mod clipboard;
mod document;
mod download;
mod fetch;
mod files;
mod focus;
mod history;
mod media;
mod pattern;
mod platform;
mod random;
mod storage;
mod window;

pub use clipboard::{clipboard_of, copy, select_text_of, selected_range};
pub use document::{next_frame, scroll_into_view, scroll_to, scrolled, set_theme, set_title};
pub use download::save;
pub use fetch::{FetchError, fetch_text};
pub use files::{chosen_file, read_bytes, read_text};
pub use focus::{
    find, first_shown, focus, focus_first, focus_later, focus_main, is_dialog_open,
    is_focus_inside, is_focus_lost, is_shown, is_typing, selector_string,
};
pub use history::{
    entry_mark, entry_state, hash, keep_for_reload, location, push_entry, replace_entry, set_hash,
    write_unwritten,
};
pub use media::media;
pub use pattern::matches_pattern;
pub use platform::{is_mac, likely_shell};
pub use random::random_bytes;
pub use storage::{forget, store, stored};
pub use window::on_window;
