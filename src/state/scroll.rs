//! How far a long list was scrolled when it was left, so that Back returns there.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;

use crate::browser;

/// How long the visitor has to rest before it is noted, in milliseconds.
const REST: u32 = 150;

/// What stands before it in the history entry.
const MARK: &str = "scroll ";

/// Notes it in the history entry of a page that is a list, for as long as the listener lives.
pub fn note_scroll(is_list: impl Fn() -> bool + 'static) -> EventListener {
    let is_list = Rc::new(is_list);
    let resting = Rc::new(RefCell::new(None));
    browser::listen("scroll", move || {
        let is_list = Rc::clone(&is_list);
        let note = move || {
            if is_list() {
                let state = format!("{MARK}{}", browser::scrolled());
                browser::replace_entry(&browser::hash(), &state);
            }
        };
        resting.replace(Some(browser::after(REST, note)));
    })
}

/// How far the page was scrolled that the history entry is of; nowhere for one that is new.
pub fn scroll_of_entry() -> u32 {
    let state = browser::entry_state().unwrap_or_default();
    let noted = state.strip_prefix(MARK);
    noted.and_then(|y| y.parse().ok()).unwrap_or(0)
}
