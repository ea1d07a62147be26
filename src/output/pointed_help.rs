use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::Element;
use wireform_model::path::Path;
use wireform_model::text::Text;
use wireform_read::Meaning;

use crate::browser;
use crate::state::{Editing, OpenOperation, set_if_other};

use super::caret::offset_of_unit;
use super::explanation::about;

/// The help of the part of a text under the pointer, over the end of the text, so that nothing moves.
///
/// It lets the pointer through, and is for the pointer alone: the caret has an explanation of its own.
#[component]
pub fn PointedHelp(operation: OpenOperation, pointed: RwSignal<Option<Meaning>>) -> impl IntoView {
    let content = move || {
        let (label, help) = about(operation, &pointed.get()?)?;
        Some(view! {
            <p>
                <strong>{label}</strong>
                " "
                {help}
            </p>
        })
    };
    view! {
        <div class="pointed-help" aria-hidden="true">
            {content}
        </div>
    }
}

/// In a longer text, in bytes, what is before the pointer is not counted at each of its moves.
const LONGEST: usize = 100_000;

/// Notes what the pointer is at.
pub fn point_at(
    pointed: RwSignal<Option<Meaning>>,
    editing: Option<Editing>,
    text: &Text,
    event: &MouseEvent,
) {
    let span = span_under(event);
    let of_path = span.as_ref().and_then(|span| {
        let path = Path::parse(&span.get_attribute("data-path")?)?;
        Some(Meaning::Value(path))
    });
    let of_part = || {
        let span = span.as_ref().filter(|_| text.as_str().len() <= LONGEST)?;
        let before = browser::text_before(span, "[data-output]")?;
        let start = offset_of_unit(text.as_str(), before);
        // At its start the part before it ends.
        untrack(|| editing?.meaning_at(start + 1))
    };
    set_if_other(pointed, of_path.or_else(of_part));
}

/// The span that the pointer is at, also where the editor lies over it.
fn span_under(event: &MouseEvent) -> Option<Element> {
    let mut elements = browser::elements_at(event.client_x(), event.client_y());
    elements.find(|element| element.has_attribute("data-tag"))
}
