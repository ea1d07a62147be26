//! Sentences of core as elements: what stands in backticks is code.

use leptos::prelude::*;

/// A sentence with its code set apart; everything is a text node.
pub fn prose(text: &str) -> AnyView {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        let part = part.to_owned();
        if index % 2 == 1 {
            view! { <code>{part}</code> }.into_any()
        } else {
            part.into_any()
        }
    });
    parts.collect_view().into_any()
}
