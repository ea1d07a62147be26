//! Sentences of core as elements: what stands in backticks is code.

use crate::view::{View, el};

/// Appends a sentence with its code set apart; everything is a text node.
pub fn prose(view: View, text: &str) -> View {
    let parts = text.split('`').enumerate();
    parts.fold(view, |view, (index, part)| {
        if index % 2 == 1 {
            view.child(el("code").text(part))
        } else {
            view.text(part)
        }
    })
}
