//! What a page of thousands of fields takes to be usable at once: the first screens come first.
//!
//! Each time that the page is drawn only so many rows are made; the rest follows by and by,
//! in the order of the page, while it can be used already. Rows are counted and not timed, so that the
//! same page is made the same way on every machine.

use std::cell::Cell;

use super::page::{is_late, redraw_later};
use super::part::Part;

/// More than a screen of fields.
const FIRST_ROWS: usize = 16;
/// What can be made between two keystrokes.
const MORE_ROWS: usize = 48;

thread_local! {
    static LEFT: Cell<usize> = const { Cell::new(FIRST_ROWS) };
}

/// Begins to count anew.
pub fn begin() {
    LEFT.set(if is_late() { MORE_ROWS } else { FIRST_ROWS });
}

/// Whether one more row may be made now; if not, the part that wants it is drawn again later.
pub fn has_time() -> bool {
    let left = LEFT.get();
    if left == 0 {
        if let Some(part) = Part::current() {
            part.stir();
        }
        redraw_later();
        return false;
    }
    LEFT.set(left - 1);
    true
}

/// Whether something that is no row has to wait, since there were more rows than could be made at once;
/// it is then drawn again later.
pub fn rows_come_first() -> bool {
    let come_first = LEFT.get() == 0 && !is_late();
    if come_first {
        redraw_later();
    }
    come_first
}
