//! What a page of thousands of fields takes to be usable at once: the first screens come first.
//!
//! Each time that the page is drawn only so many rows are made; the rest follows by and by,
//! in the order of the page, while it can be used already. Rows are counted and not timed, so that the
//! same page is made the same way on every machine.

use std::cell::Cell;

use super::page::redraw_later;
use super::part::Part;

/// A few screens of fields.
const ROWS: usize = 40;

thread_local! {
    static LEFT: Cell<usize> = const { Cell::new(ROWS) };
}

/// Begins to count anew.
pub fn begin() {
    LEFT.set(ROWS);
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
