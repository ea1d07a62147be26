//! What a page of thousands of fields takes to be usable at once: the first screens come first.
//!
//! Each time that the page is drawn only so many rows are made; the rest follows by and by,
//! in the order of the page, while it can be used already. Rows are counted and not timed, so that the
//! same page is made the same way on every machine.

use std::cell::Cell;

use super::page::redraw_later;
use super::part::Part;

/// More than a screen of fields.
const FIRST_ROWS: usize = 16;
/// What can be made between two keystrokes.
const MORE_ROWS: usize = 48;

thread_local! {
    static LEFT: Cell<usize> = const { Cell::new(FIRST_ROWS) };
    static IS_LATE: Cell<bool> = const { Cell::new(false) };
}

/// Begins to count anew.
pub fn begin() {
    LEFT.set(if IS_LATE.take() {
        MORE_ROWS
    } else {
        FIRST_ROWS
    });
}

/// Whether one more row may be made now; if not, the part that wants it is drawn again later.
pub fn has_time() -> bool {
    let left = LEFT.get();
    if left == 0 {
        if let Some(part) = Part::current() {
            part.stir();
        }
        redraw_later(|| IS_LATE.set(true));
        return false;
    }
    LEFT.set(left - 1);
    true
}
