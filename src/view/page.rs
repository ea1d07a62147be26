//! The page as it stands, and when it is drawn again.

use std::cell::{Cell, RefCell};

use super::View;
use crate::browser::soon;

thread_local! {
    static PAGE: RefCell<Vec<View>> = const { RefCell::new(Vec::new()) };
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Takes the views that make up the page; from now on it is drawn when something asks for it.
pub fn show(page: Vec<View>) {
    PAGE.set(page);
}

/// Asks for the page to be drawn again.
///
/// It is drawn once for all that is asked in one event, after it and before the browser paints.
pub fn redraw() {
    if !IS_ASKED.replace(true) {
        soon(draw);
    }
}

fn draw() {
    IS_ASKED.set(false);
    // Taken out: drawing calls listeners, such as that for the loss of focus, and they may ask again.
    let mut page = PAGE.take();
    page.iter_mut().for_each(View::draw);
    PAGE.set(page);
}
