//! The page as it stands, and when it is drawn again.

use std::cell::{Cell, RefCell};

use super::part::handles_event;
use super::{View, patience};
use crate::browser::{after, soon};

thread_local! {
    static PAGE: RefCell<Vec<View>> = const { RefCell::new(Vec::new()) };
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    static LATER_IS_ASKED: Cell<bool> = const { Cell::new(false) };
    static IS_LATE: Cell<bool> = const { Cell::new(false) };
    static ALL_IS_ASKED: Cell<bool> = const { Cell::new(false) };
    static DRAWS_ALL: Cell<bool> = const { Cell::new(false) };
}

/// Takes the views that make up the page; from now on it is drawn when something asks for it.
pub fn show(page: Vec<View>) {
    PAGE.set(page);
}

/// Asks for the page to be drawn again, with the part whose event is being handled;
/// outside of events, whose part is not known, with all of them.
///
/// It is drawn once for all that is asked in one event, after it and before the browser paints.
pub fn redraw() {
    if handles_event() {
        redraw_changed();
    } else {
        redraw_all();
    }
}

/// Asks for the page to be drawn again with all of its parts.
pub fn redraw_all() {
    ALL_IS_ASKED.set(true);
    redraw_changed();
}

/// Asks for the page to be drawn again, with the parts that know by themselves that they changed.
pub fn redraw_changed() {
    if !IS_ASKED.replace(true) {
        soon(draw);
    }
}

/// Asks for the page to be drawn again once the browser has had time for other things,
/// since something of it is left to be shown.
pub fn redraw_later() {
    if !LATER_IS_ASKED.replace(true) {
        let draw_rest = || {
            LATER_IS_ASKED.set(false);
            IS_LATE.set(true);
            draw();
            IS_LATE.set(false);
        };
        after(0, draw_rest).forget();
    }
}

/// Whether what is drawn now was left before.
pub fn is_late() -> bool {
    IS_LATE.get()
}

/// Whether the page is being drawn with all of its parts.
pub fn draws_all() -> bool {
    DRAWS_ALL.get()
}

fn draw() {
    IS_ASKED.set(false);
    patience::begin();
    DRAWS_ALL.set(ALL_IS_ASKED.take());
    // Taken out: drawing calls listeners, such as that for the loss of focus, and they may ask again.
    let mut page = PAGE.take();
    page.iter_mut().for_each(View::draw);
    PAGE.set(page);
    DRAWS_ALL.set(false);
}
