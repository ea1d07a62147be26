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
mod time;
mod window;

pub use clipboard::{
    can_read_clipboard, clipboard_of, copy, read_clipboard, select_text_of, selected_range,
};
pub use document::{
    elements_at, next_frame, scroll_into_view, scroll_to, scrolled, set_theme, set_title,
    text_before,
};
pub use download::save;
pub use fetch::{FetchError, fetch_text};
pub use files::{chosen_file, read_bytes, read_text};
pub use focus::{
    all_shown, find, first_control, first_shown, focus, focus_first, focus_first_place, focus_into,
    focus_later, focus_main, is_dialog_open, is_focus_inside, is_focus_lost, is_focus_on, is_shown,
    is_typing, places_near_focus, scroll_to_field, selector_string,
};
pub use history::{
    back, entry_mark, entry_state, hash, keep_for_reload, location, push_entry, replace_entry,
    set_hash, set_hash_unless_open, write_unwritten,
};
pub use media::{has_touch, media};
pub use pattern::matches_pattern;
pub use platform::{is_mac, likely_shell};
pub use random::random_bytes;
pub use storage::{forget, store, store_in_tab, stored, stored_in_tab};
pub use time::{now, shown_time};
pub use window::on_window;
